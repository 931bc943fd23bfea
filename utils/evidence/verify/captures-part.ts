import { type Finding, finding as findingSchema, parseWith } from '../../model/index.ts';
import { canonicalText } from '../canonical.ts';
import type { LedgerFacts } from '../ledger-facts.ts';
import { faultOfLine, type PackageFault } from '../package/faults.ts';
import { artefactPath, folderOf, recordPath } from '../package/names.ts';
import type { Checks } from './checks.ts';
import type { Contents } from './contents.ts';

/** What the counts are compared with: SHA-256 of the record and rows of the CSV, by finding. */
export type SeenCaptures = Map<string, { record: string; rows: number }>;

const FAULTS = 'data/faults.ndjson';
const RECORD = /^data\/captures\/([0-9a-f-]{36})\/record\.json$/;

/** Every record against the ledger, every artefact against its record, every file of a capture against both. */
export async function checkCaptures(
  contents: Contents,
  facts: LedgerFacts,
  checks: Checks,
): Promise<SeenCaptures> {
  const told = await toldFaults(contents, checks);
  const seen: SeenCaptures = new Map();
  const named = new Set<string>();
  for (const path of contents.sums.keys()) {
    const id = RECORD.exec(path)?.[1];
    if (id === undefined) continue;
    named.add(path);
    const finding = await readRecord(contents, id, checks);
    const record = contents.sums.get(path)?.sha256 ?? '';
    seen.set(id, { record, rows: Math.max(1, finding?.matches.length ?? 0) });
    if (!finding) continue;
    checkRecord(id, record, facts, told, checks);
    for (const one of checkArtefacts(finding, contents, told, checks)) named.add(one);
  }
  for (const path of contents.sums.keys()) {
    if (path.startsWith('data/captures/') && !named.has(path))
      checks.broken('artefact', path, 'not-in-record');
  }
  return seen;
}

type Told = { paths: Map<string, PackageFault>; unsealed: Set<string> };

/** What the package itself says is not in it. */
async function toldFaults(contents: Contents, checks: Checks): Promise<Told> {
  const told: Told = { paths: new Map(), unsealed: new Set() };
  if (!contents.sums.has(FAULTS)) return told;
  for await (const line of contents.lines(FAULTS)) {
    const fault = faultOfLine(line);
    if (!fault) checks.broken('layout', FAULTS, 'not-a-line');
    else if (fault.code === 'not-in-ledger') told.unsealed.add(fault.finding);
    else if (fault.path) told.paths.set(fault.path, fault);
  }
  return told;
}

/** A record that is what its folder says and in canonical form; null, with a broken check, for any other. */
export async function readRecord(contents: Contents, id: string, checks: Checks): Promise<Finding | null> {
  const path = recordPath(id);
  try {
    const text = (await contents.text(path)) ?? '';
    const finding = parseWith(findingSchema, JSON.parse(text), path);
    if (finding.id !== id) throw new Error('other-finding');
    if (canonicalText(finding) !== text) throw new Error('not-canonical');
    return finding;
  } catch (error) {
    const known = error instanceof Error && ['other-finding', 'not-canonical'].includes(error.message);
    checks.broken('record', path, known ? error.message : 'not-a-record');
    return null;
  }
}

function checkRecord(id: string, record: string, facts: LedgerFacts, told: Told, checks: Checks): void {
  const sealed = facts.sealed.get(id);
  const path = recordPath(id);
  if (sealed !== undefined) checks.equal('record', path, 'not-as-sealed', sealed, record);
  else if (told.unsealed.has(id)) checks.absent('record', path, 'not-in-ledger');
  else checks.broken('record', path, 'not-in-ledger');
}

/** @returns the paths that the record names */
function checkArtefacts(finding: Finding, contents: Contents, told: Told, checks: Checks): string[] {
  return finding.artefacts.map((artefact, place) => {
    const path = artefactPath(finding, artefact, place);
    const sum = contents.sums.get(path);
    const fault = told.paths.get(path);
    if (!sum && fault?.finding === finding.id) checks.absent('artefact', path, fault.code);
    else if (!sum) checks.broken('artefact', path, contents.lack(path));
    else if (sum.bytes !== artefact.bytes) {
      checks.broken('artefact', path, 'size-differs', {
        expected: String(artefact.bytes),
        found: String(sum.bytes),
      });
    } else checks.equal('artefact', path, 'hash-differs', artefact.sha256, sum.sha256);
    return path;
  });
}

/** Folders of `data/captures` that hold no record. */
export function recordless(contents: Contents, seen: SeenCaptures): string[] {
  const ids = [...contents.sums.keys()].flatMap((path) => /^data\/captures\/([^/]+)\//.exec(path)?.[1] ?? []);
  return [...new Set(ids)].filter((id) => !seen.has(id)).map(folderOf);
}
