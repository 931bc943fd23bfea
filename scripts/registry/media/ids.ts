import { createHash } from 'node:crypto';

const LETTERS: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', æ: 'ae', ø: 'o', å: 'a' };

export const digestOf = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex');

/** Words as part of an id: `Brücke am Hafen` -> `bruecke-am-hafen`; at most so many characters, never empty. */
export function slugOf(words: string, most = 48): string {
  const plain = words
    .toLowerCase()
    .replace(/[äöüßæøå]/g, (letter) => LETTERS[letter] ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, most)
    .replace(/^-+|-+$/g, '');
  return plain === '' ? 'entry' : plain;
}

const TAIL = 12;

/** Id of an asset: its words, and the beginning of its content's SHA-256, by which it is found again. */
export const assetId = (words: string, sha256: string): string => `${slugOf(words)}-${sha256.slice(0, TAIL)}`;

/** Names of the assets in a draft by the beginning of their content's hash. */
export function namesByContent(names: Iterable<string>): Map<string, string> {
  const found = new Map<string, string>();
  for (const name of names) {
    const tail = /^asset:.*-([0-9a-f]{12})$/.exec(name)?.[1];
    if (tail) found.set(tail, name);
  }
  return found;
}

export const contentKey = (sha256: string): string => sha256.slice(0, TAIL);
