import { canonicalBytes, checkLedger, sha256Hex } from '../../utils/evidence/index.ts';
import type { Finding, LedgerLine } from '../../utils/model/index.ts';

/** What lies in the database, as far as captures are concerned; of files only what their bytes hash to. */
export type Kept = {
  findings: Finding[];
  ledger: LedgerLine[];
  /** `finding sha256` by which a file is kept, and what it hashes to. */
  blobs: { finding: string; sha256: string; is: string }[];
  /** Captures in the journal, which our pages show as incomplete. */
  journal: string[];
  /** Captures for which pieces are kept. */
  staged: string[];
};

export type Outcome = { sealed: number; incomplete: number; halves: string[] };

/**
 * Whether every capture is sealed whole or visibly incomplete.
 * @param begun the captures that were answered as begun, or more: one whose row never was written is no capture
 */
export async function outcomeOf(kept: Kept): Promise<Outcome> {
  const { entries, faults } = await checkLedger(kept.ledger);
  const records = new Map(
    entries.flatMap((one) => (one.type === 'capture' ? [[one.finding, one.record]] : [])),
  );
  const journal = new Set(kept.journal);
  const ids = new Set(kept.findings.map(({ id }) => id));
  const halves = faults.map(({ seq, code }) => `ledger line ${seq}: ${code}`);
  for (const finding of kept.findings)
    halves.push(...(await faultsOf(finding, kept, records.get(finding.id))));
  for (const id of records.keys()) if (!ids.has(id)) halves.push(`${id}: in the ledger, not kept`);
  for (const id of journal) if (ids.has(id)) halves.push(`${id}: sealed and incomplete`);
  for (const id of kept.staged) if (!journal.has(id)) halves.push(`${id}: pieces without a capture`);
  for (const { finding } of kept.blobs)
    if (!ids.has(finding)) halves.push(`${finding}: files without a finding`);
  return { sealed: kept.findings.length, incomplete: kept.journal.length, halves };
}

async function faultsOf(finding: Finding, { blobs }: Kept, record: string | undefined): Promise<string[]> {
  const own = new Map(blobs.filter((one) => one.finding === finding.id).map((one) => [one.sha256, one.is]));
  const bad = finding.artefacts.filter(({ sha256 }) => own.get(sha256) !== sha256);
  const is = await sha256Hex(canonicalBytes(finding));
  return [
    ...bad.map(({ role }) => `${finding.id}: ${role} is not what it was`),
    ...(record === is ? [] : [`${finding.id}: record and ledger differ`]),
  ];
}
