import type { LedgerEntry, LedgerLine, Origin, Support } from '../model/index.ts';
import { entryOf, hashOfLine, NOTHING_BEFORE } from './ledger/index.ts';

type Stamp = { of: number; stampedAt: string; authority: string };

/** What a ledger says about findings, ready to be looked up. Nothing in it is checked here: see `checkLedger`. */
export type LedgerFacts = {
  /** SHA-256 of the record that was sealed, by finding; that of other devices from their own line. */
  sealed: Map<string, string>;
  /** Number of the line that sealed a finding, by finding; only of this device. */
  lines: Map<string, number>;
  /** What outside of this device speaks for a finding. */
  supports: Map<string, Support[]>;
  /** Public key of the other device a finding is from. */
  foreign: Map<string, string>;
  stamps: Stamp[];
  head: string;
  count: number;
};

export function ledgerFacts(ledger: readonly LedgerLine[], origins: readonly Origin[]): LedgerFacts {
  const facts: LedgerFacts = {
    sealed: new Map(),
    lines: new Map(),
    supports: new Map(),
    foreign: new Map(),
    stamps: [],
    head: NOTHING_BEFORE,
    count: ledger.length,
  };
  for (const { finding, line, public: key } of origins) {
    facts.foreign.set(finding, key);
    const entry = readable(line);
    if (entry?.type === 'capture' || entry?.type === 'adopted') facts.sealed.set(finding, entry.record);
  }
  for (const line of ledger) {
    const entry = readable(line);
    if (entry) note(facts, entry);
  }
  const last = ledger.at(-1);
  if (last) facts.head = hashOfLine(last.line);
  return facts;
}

function note(facts: LedgerFacts, entry: LedgerEntry): void {
  if (entry.type === 'capture' || entry.type === 'adopted') {
    facts.sealed.set(entry.finding, entry.record);
    facts.lines.set(entry.finding, entry.seq);
  } else if (entry.type === 'support') {
    facts.supports.set(entry.finding, [...(facts.supports.get(entry.finding) ?? []), entry.support]);
  } else if (entry.type === 'timestamp') {
    const { of, stampedAt, authority } = entry;
    facts.stamps.push({ of, stampedAt, authority });
  }
}

function readable(line: LedgerLine): LedgerEntry | null {
  try {
    return entryOf(line);
  } catch {
    return null;
  }
}
