import type { LedgerEntry, LedgerLine } from '../../model/index.ts';
import { canonicalText } from '../canonical.ts';
import { entryOf, hashOfLine, NOTHING_BEFORE } from './append.ts';
import { isSignature, keyIdOf } from './device-key.ts';

/** What is wrong with a line. `unknown-key`: no `key` line before it introduces the key that it names. */
export type LedgerFault = {
  seq: number;
  code:
    | 'not-a-line'
    | 'not-canonical'
    | 'gap'
    | 'broken-link'
    | 'unknown-key'
    | 'foreign-key'
    | 'bad-signature';
};

export type CheckedLedger = {
  /** What each readable line says. */
  entries: LedgerEntry[];
  faults: LedgerFault[];
  /** SHA-256 of the last line; of nothing, 64 zeros. */
  head: string;
};

const utf8 = new TextEncoder();

/**
 * Recomputes a whole ledger: every line canonical, numbered without a gap, chained to the one before, signed with a
 * key that a `key` line introduced.
 * @param lines as stored or exported, in their order
 * @param trusted the only key that may begin it (32 raw bytes, base64); any unless told
 */
export async function checkLedger(lines: readonly LedgerLine[], trusted?: string): Promise<CheckedLedger> {
  const faults: LedgerFault[] = [];
  const entries: LedgerEntry[] = [];
  const keys = new Map<string, string>();
  let before = NOTHING_BEFORE;
  for (const [at, one] of lines.entries()) {
    const fault = (code: LedgerFault['code']) => faults.push({ seq: at + 1, code });
    const entry = read(one);
    if (!entry) fault('not-a-line');
    else {
      entries.push(entry);
      if (canonicalText(entry) !== one.line) fault('not-canonical');
      if (entry.seq !== at + 1) fault('gap');
      if (entry.prev !== before) fault('broken-link');
      // A key is introduced by the first line, and later only by a line that a known key signed.
      const isFirst = at === 0 && entry.type === 'key';
      if (isFirst && trusted !== undefined && entry.public !== trusted) fault('foreign-key');
      const key = isFirst ? entry.public : keys.get(entry.key);
      const isSigned = !!key && (await isSignature(key, one.signature, utf8.encode(one.line)));
      if (!key || (isFirst && keyIdOf(key) !== entry.key)) fault('unknown-key');
      else if (!isSigned) fault('bad-signature');
      if (entry.type === 'key' && isSigned) keys.set(keyIdOf(entry.public), entry.public);
    }
    before = hashOfLine(one.line);
  }
  return { entries, faults, head: before };
}

function read(line: LedgerLine): LedgerEntry | null {
  try {
    return entryOf(line);
  } catch {
    return null;
  }
}
