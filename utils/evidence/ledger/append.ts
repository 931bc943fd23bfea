import { sha256 } from '@noble/hashes/sha2.js';
import { type LedgerEntry, type LedgerLine, ledgerEntry, parseWith } from '../../model/index.ts';
import { canonicalText } from '../canonical.ts';
import { type DeviceKey, hexOf, signWith } from './device-key.ts';

const utf8 = new TextEncoder();

/** What an entry says, before its place in the ledger is known. */
export type EntryBody<T extends LedgerEntry = LedgerEntry> = T extends LedgerEntry
  ? Omit<T, 'v' | 'seq' | 'prev' | 'at' | 'key'>
  : never;

/** Hash that the first line names as that of the line before. */
export const NOTHING_BEFORE = '0'.repeat(64);

/** SHA-256 of a line, as the next one names it and as exports print the head. */
export const hashOfLine = (line: string): string => hexOf(sha256(utf8.encode(line)));

/**
 * Writes and signs the line that follows another.
 * @param last the last line, null for an empty ledger
 * @throws InvalidData when the entry is out of bounds
 */
export async function lineAfter(
  last: LedgerLine | null,
  body: EntryBody,
  at: Date,
  key: DeviceKey,
): Promise<LedgerLine> {
  const seq = (last?.seq ?? 0) + 1;
  const prev = last ? hashOfLine(last.line) : NOTHING_BEFORE;
  const entry = parseWith(
    ledgerEntry,
    { v: 1, seq, prev, at: at.toISOString(), key: key.id, ...body },
    `ledger line ${seq}`,
  );
  const line = canonicalText(entry);
  return { seq, line, signature: await signWith(key, utf8.encode(line)) };
}

/** What a stored line says. @throws InvalidData when it is no ledger line */
export const entryOf = ({ line, seq }: LedgerLine): LedgerEntry =>
  parseWith(ledgerEntry, jsonOf(line), `ledger line ${seq}`);

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
