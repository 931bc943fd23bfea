import type { Finding, LedgerLine } from '../../model/index.ts';
import { entryOf, keyIdOf } from '../ledger/index.ts';
import { artefactPath } from '../package/names.ts';
import type { RandomAccess } from '../zip/index.ts';
import { checkCaptures, readRecord, recordless } from './captures-part.ts';
import { type CheckState, checkList } from './checks.ts';
import { type Contents, contentsOf } from './contents.ts';
import { checkCounts } from './counts.ts';
import { type CheckedChain, checkChain } from './ledger-part.ts';
import { checkManifests } from './manifests.ts';
import { checkStamps } from './stamps-part.ts';
import type { Verification, VerifyOptions } from './verify-package.ts';

/** The line that sealed a finding, and the key that signed it (32 raw bytes, base64). */
export type Seal = { public: string; line: LedgerLine };

/** A package that was checked, with what can be taken out of it. */
export type ReadPackage = {
  verification: Verification;
  /** Findings in it, whether or not they are whole: `verification` tells. */
  ids: string[];
  /** Null where the record cannot be read. */
  find(id: string): Promise<Finding | null>;
  /** Bytes of an artefact by its place in the record; null where they are not in the package. */
  artefact(finding: Finding, place: number): Promise<Blob | null>;
  /** Null where no line seals the finding. */
  sealOf(id: string): Seal | null;
};

/**
 * Checks a package as `verifyPackage` does, and keeps it open.
 * @throws ZipError when it cannot be read as a ZIP at all; the signal's reason when it is aborted
 */
export async function readPackage(access: RandomAccess, options: VerifyOptions = {}): Promise<ReadPackage> {
  const checks = checkList();
  const contents = await contentsOf(access, checks, options.onProgress, options.signal);
  await checkManifests(contents, checks);
  const chain = await checkChain(contents, checks);
  const { facts, lines, key } = chain;
  const seen = await checkCaptures(contents, facts, checks);
  for (const folder of recordless(contents, seen)) checks.broken('record', folder, 'missing');
  const info = await checkCounts(contents, facts, seen, checks);
  const stamps = await checkStamps(contents, lines, facts, checks);
  const totals: Record<CheckState, number> = { kept: 0, broken: 0, absent: 0 };
  for (const { state } of checks.all) totals[state]++;
  const verification = {
    intact: totals.broken === 0,
    totals,
    checks: checks.all,
    name: contents.top,
    description: info.get('External-Description') ?? '',
    writtenAt: info.get('Bagging-Time') ?? '',
    key: key ? keyIdOf(key) : '',
    publicKey: key ?? '',
    head: facts.head,
    lines: facts.count,
    findings: seen.size,
    stamps,
  };
  return { verification, ids: [...seen.keys()], sealOf: sealer(chain), ...readers(contents) };
}

const readers = (contents: Contents) => ({
  find: (id: string) => readRecord(contents, id, checkList()),
  async artefact(finding: Finding, place: number) {
    const artefact = finding.artefacts[place];
    const bytes = artefact && (await contents.bytes(artefactPath(finding, artefact, place)));
    return bytes ? new Blob([bytes], { type: artefact.mediaType }) : null;
  },
});

/** Looks up which line sealed a finding: of this ledger, or the one that came with a finding of another device. */
function sealer(chain: CheckedChain): ReadPackage['sealOf'] {
  let seals: Map<string, Seal> | null = null;
  return (id) => {
    // Only who takes findings out asks, and then for all of them.
    seals ??= sealsOf(chain);
    return seals.get(id) ?? null;
  };
}

function sealsOf({ lines, origins }: CheckedChain): Map<string, Seal> {
  const seals = new Map<string, Seal>();
  for (const { finding, public: key, line } of origins) seals.set(finding, { public: key, line });
  const keys = new Map<string, string>();
  for (const line of lines) {
    const entry = readable(line);
    if (entry?.type === 'key') keys.set(keyIdOf(entry.public), entry.public);
    const key = entry && keys.get(entry.key);
    if (key && (entry.type === 'capture' || entry.type === 'adopted')) {
      seals.set(entry.finding, { public: key, line });
    }
  }
  return seals;
}

function readable(line: LedgerLine) {
  try {
    return entryOf(line);
  } catch {
    return null;
  }
}
