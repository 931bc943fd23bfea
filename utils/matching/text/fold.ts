const GERMAN: Record<string, string> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'oe',
};

/**
 * The form in which two words are compared: NFKC, lower case, umlauts written out, all but letters and digits dropped:
 * other marks, gender signs, soft hyphens, inner points. "Bürger:innen", "BürgerInnen" and "Buergerinnen" are one word.
 * @param raw a word as it stands in a text
 * @returns letters and digits only; empty when it holds none
 */
export function foldWord(raw: string): string {
  const lower = raw.normalize('NFKC').toLowerCase();
  const german = lower.replace(/[äöüßæœø]/gu, (letter) => GERMAN[letter] ?? letter);
  return german.normalize('NFD').replace(/[^\p{L}\p{N}]/gu, '');
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** Folded letters of each code unit below 256: the first in the low byte, a second one in the high byte; 0 for all others. */
const folded = Uint16Array.from({ length: 256 }, (_, unit) => {
  const letters = foldWord(String.fromCharCode(unit));
  const [first, second] = [letters.charCodeAt(0) || 0, letters.charCodeAt(1) || 0];
  return first < 256 && second < 256 ? first | (second << 8) : 0;
});

/** True for the letters and digits that `hashLatin` knows: nearly all below 256. */
export const isLatin = (unit: number) => unit < 256 && folded[unit] !== 0;

/** Hash of a word as it stands in the text, the same for words of one folded form: 32-bit FNV-1a, mixed at the end. */
export function hashWord(raw: string): number {
  const letters = foldWord(raw);
  let hash = FNV_OFFSET;
  for (let i = 0; i < letters.length; i++) hash = Math.imul(hash ^ letters.charCodeAt(i), FNV_PRIME);
  return mix(hash);
}

/** `hashWord` of text[from, to) without making a string; only where every unit `isLatin`. */
export function hashLatin(text: string, from: number, to: number): number {
  let hash = FNV_OFFSET;
  for (let i = from; i < to; i++) {
    const pair = folded[text.charCodeAt(i)] ?? 0;
    hash = Math.imul(hash ^ (pair & 0xff), FNV_PRIME);
    if (pair > 0xff) hash = Math.imul(hash ^ (pair >>> 8), FNV_PRIME);
  }
  return mix(hash);
}

/** The finaliser of MurmurHash3 (public domain): spreads every bit over the word. */
export function mix(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
