import { entryOf, hashOfLine, NOTHING_BEFORE } from '../evidence/index.ts';
import type { LedgerEntry, LedgerLine } from '../model/index.ts';

/** What this device's ledger says of findings. */
export type OwnLedger = {
  /** SHA-256 of the record that was sealed, by finding, and the key that signed the line. */
  sealed: Map<string, { record: string; key: string }>;
  deleted: Set<string>;
  head: string;
};

export function ownLedgerOf(lines: readonly LedgerLine[]): OwnLedger {
  const own: OwnLedger = { sealed: new Map(), deleted: new Set(), head: NOTHING_BEFORE };
  for (const line of lines) {
    note(own, entryOf(line));
    own.head = hashOfLine(line.line);
  }
  return own;
}

function note(own: OwnLedger, entry: LedgerEntry): void {
  if (entry.type === 'capture' || entry.type === 'adopted') {
    own.sealed.set(entry.finding, { record: entry.record, key: entry.key });
  } else if (entry.type === 'deletion') own.deleted.add(entry.finding);
}
