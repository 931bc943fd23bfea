import { keyIdOf } from '../ledger/index.ts';
import type { RandomAccess } from '../zip/index.ts';
import { checkCaptures, recordless } from './captures-part.ts';
import { type Check, type CheckState, checkList } from './checks.ts';
import { contentsOf, type VerifyProgress } from './contents.ts';
import { checkCounts } from './counts.ts';
import { checkChain } from './ledger-part.ts';
import { checkManifests } from './manifests.ts';
import { checkStamps, type ReadStamp } from './stamps-part.ts';

/** What became of each check, and what the package says it is. */
export type Verification = {
  /** True when nothing is broken. */
  intact: boolean;
  totals: Record<CheckState, number>;
  checks: Check[];
  /** As the package tells; to be believed as far as nothing is broken. */
  name: string;
  description: string;
  writtenAt: string;
  /** First 16 digits of the SHA-256 of the key that signed it; empty where there is none. */
  key: string;
  head: string;
  lines: number;
  findings: number;
  stamps: ReadStamp[];
};

export type VerifyOptions = { onProgress?: (progress: VerifyProgress) => void; signal?: AbortSignal };

/**
 * Recomputes a whole package: every hash, signature, link and count. It needs nothing but the file, in the browser as in
 * Node, and holds of it in memory the ledger, one file at most and a line for each file.
 * @throws ZipError when it cannot be read as a ZIP at all; the signal's reason when it is aborted
 */
export async function verifyPackage(
  access: RandomAccess,
  options: VerifyOptions = {},
): Promise<Verification> {
  const checks = checkList();
  const contents = await contentsOf(access, checks, options.onProgress, options.signal);
  await checkManifests(contents, checks);
  const { facts, lines, key } = await checkChain(contents, checks);
  const seen = await checkCaptures(contents, facts, checks);
  for (const folder of recordless(contents, seen)) checks.broken('record', folder, 'missing');
  const info = await checkCounts(contents, facts, seen, checks);
  const stamps = await checkStamps(contents, lines, facts, checks);
  const totals = { kept: 0, broken: 0, absent: 0 };
  for (const { state } of checks.all) totals[state]++;
  return {
    intact: totals.broken === 0,
    totals,
    checks: checks.all,
    name: contents.top,
    description: info.get('External-Description') ?? '',
    writtenAt: info.get('Bagging-Time') ?? '',
    key: key ? keyIdOf(key) : '',
    head: facts.head,
    lines: facts.count,
    findings: seen.size,
    stamps,
  };
}
