import type { Standing } from '../../components/index.ts';
import { entryOf, keyIdOf, recordHash } from '../../utils/evidence/index.ts';
import type { Finding, LedgerEntry, Origin, Support } from '../../utils/model/index.ts';
import { announce, onChanged } from '../../utils/platform/index.ts';
import { evidenceStore } from '../../utils/storage/index.ts';

type Line = { seq: number; at: string };

/** What ledger and origins say of all findings. */
export type Standings = {
  /** By finding; of a finding of another device its line there. */
  lines: Map<string, Line>;
  /** Id of the other device's key, by finding. */
  foreign: Map<string, string>;
  supports: Map<string, Support[]>;
  /** Stamps of this ledger in the order of their lines. */
  stamps: { of: number; at: string; authority: string }[];
};

export async function loadStandings(): Promise<Standings> {
  const [ledger, origins] = await Promise.all([evidenceStore.ledger(), evidenceStore.origins()]);
  const standings: Standings = { lines: new Map(), foreign: new Map(), supports: new Map(), stamps: [] };
  for (const line of ledger) {
    const entry = readable(() => entryOf(line));
    if (entry) note(entry, standings);
  }
  for (const origin of origins) noteOrigin(origin, standings);
  standings.stamps.sort((a, b) => a.of - b.of);
  return standings;
}

function note(entry: LedgerEntry, { lines, supports, stamps }: Standings): void {
  if (entry.type === 'capture' || entry.type === 'adopted') {
    lines.set(entry.finding, { seq: entry.seq, at: entry.at });
  }
  if (entry.type === 'support') {
    supports.set(entry.finding, [...(supports.get(entry.finding) ?? []), entry.support]);
  }
  if (entry.type === 'timestamp') {
    stamps.push({ of: entry.of, at: entry.stampedAt, authority: entry.authority });
  }
}

function noteOrigin({ finding, public: key, line }: Origin, { lines, foreign }: Standings): void {
  const entry = readable(() => entryOf(line));
  foreign.set(finding, keyIdOf(key));
  if (entry) lines.set(finding, { seq: entry.seq, at: entry.at });
  else lines.delete(finding);
}

/** A damaged line says nothing here; the check names it. */
function readable<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/** Calls back when findings or the ledger changed. */
export function watchStandings(call: () => void, signal: AbortSignal): void {
  onChanged('findings', call, signal);
  onChanged('ledger', call, signal);
}

/** What is known of one finding beside its record. A stamp of this ledger says nothing of another device's line. */
export function standingOf(finding: Finding, { lines, foreign, supports, stamps }: Standings): Standing {
  const line = lines.get(finding.id) ?? null;
  const from = foreign.get(finding.id) ?? null;
  const stamp = line && !from ? (stamps.find(({ of }) => of >= line.seq) ?? null) : null;
  return {
    line,
    foreign: from,
    record: recordHash(finding),
    stamp,
    supports: supports.get(finding.id) ?? [],
  };
}

/** Tells the open pages that the ledger has a new line. */
export const tellLedger = (): Promise<void> => announce('ledger');
