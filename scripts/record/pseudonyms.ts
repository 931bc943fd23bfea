/** Words that stay: in text those of the readers' label tables, in addresses and attributes those of their code. */
export type Kept = { labels: ReadonlySet<string>; months: readonly string[]; structure: ReadonlySet<string> };

/** Where a string stands: as words on the page, or as an address, a hook or an id. */
export type Place = 'text' | 'structure';

const PIECE = /%[0-9A-Fa-f]{2}|pfbid(?=\w{10})|\p{L}[\p{L}\p{M}]*|\d+/gu;
const EMAIL = /[\w.+-]+@[\w-]+(\.[\w-]+)+/g;
/** Longer numbers are ids or telephone numbers, never dates. */
const LONGEST_PLAIN = 5;

/**
 * Replaces words and ids by invented ones: always the same for the same, so that links, data and labels still join,
 * and of the same length and shape, so that they are still recognised.
 */
export class Pseudonyms {
  private readonly known = new Map<string, string>();
  private readonly kept: Kept;
  /** Words of the page: an invented one must be none of them. */
  readonly originals = new Set<string>();

  constructor(kept: Kept) {
    this.kept = kept;
  }

  /** Notes the words and ids of a string, all of them before the first is replaced. */
  note(text: string): void {
    for (const [piece] of text.matchAll(PIECE)) {
      if (isSecret(piece)) this.originals.add(piece.toLowerCase());
    }
  }

  /** The string with all that could tell whose it is replaced. */
  hide(text: string, place: Place): string {
    const plain = place === 'text' ? text.replace(EMAIL, '') : text;
    return plain.replace(PIECE, (piece: string, at: number) => {
      if (piece.startsWith('%') || piece === 'pfbid') return piece;
      if (/^\d/.test(piece)) return piece.length > LONGEST_PLAIN ? this.numberFor(piece) : piece;
      return this.isKept(piece, place, plain, at) ? piece : this.wordFor(piece);
    });
  }

  /** True for a piece that may stay as it is in one of the two places. */
  mayStay = (piece: string): boolean =>
    this.kept.labels.has(piece) || this.kept.structure.has(piece) || this.startsLikeMonth(piece);

  private isKept(piece: string, place: Place, text: string, at: number): boolean {
    const word = piece.toLowerCase();
    // The scrambled labels of Facebook come as single letters, which tell nothing.
    if (piece.length === 1) return true;
    if (place === 'structure') return this.kept.structure.has(word);
    return (
      this.kept.labels.has(word) || (isBesideNumber(text, at, piece.length) && this.startsLikeMonth(word))
    );
  }

  private startsLikeMonth = (word: string): boolean =>
    word.length <= 12 && this.kept.months.some((month) => word.startsWith(month));

  private wordFor(piece: string): string {
    const lower = piece.toLowerCase();
    const invented = this.remember(lower, (salt) => inventWord(lower, salt));
    return [...piece].map((letter, at) => inCaseOf(letter, [...invented][at] ?? 'a')).join('');
  }

  private numberFor(digits: string): string {
    return this.remember(digits, (salt) =>
      isStatusId(digits) ? sameTime(digits, salt) : inventDigits(digits, salt),
    );
  }

  private remember(original: string, invent: (salt: number) => string): string {
    const known = this.known.get(original);
    if (known !== undefined) return known;
    let invented = invent(0);
    for (let salt = 1; salt < 50 && this.originals.has(invented); salt++) invented = invent(salt);
    this.known.set(original, invented);
    return invented;
  }
}

/** A word of four letters or more, or an id: what must not survive. */
export const isSecret = (piece: string): boolean =>
  /^\d/.test(piece) ? piece.length > LONGEST_PLAIN : [...piece].length >= 4 && piece !== 'pfbid';

/** The pieces of a string that would tell whose it is. */
export const secretsIn = (text: string): string[] =>
  [...text.matchAll(PIECE)]
    .map(([piece]) => piece)
    .filter(isSecret)
    .map((piece) => piece.toLowerCase());

const isBesideNumber = (text: string, at: number, length: number): boolean =>
  /\d[.,]?\s?(de\s)?$/.test(text.slice(0, at)) || /^[.,]?\s(de\s)?\d/.test(text.slice(at + length));

const isStatusId = (digits: string): boolean => digits.length >= 17 && digits.length <= 19;

/** Ids of X hold the time of the post in their upper bits; readers compare it with what is shown. */
function sameTime(digits: string, salt: number): string {
  const low = BigInt(hash(digits, salt) & 0x3fffff);
  return String(((BigInt(digits) >> 22n) << 22n) | low).padStart(digits.length, '0');
}

function inventDigits(digits: string, salt: number): string {
  const next = randomFrom(digits, salt);
  return [...digits]
    .map((digit, at) => (at === 0 && digit !== '0' ? 1 + (next() % 9) : next() % 10))
    .join('');
}

const VOWELS = 'aeiou';
const CONSONANTS = 'bcdfghjklmnprstvwz';

function inventWord(word: string, salt: number): string {
  const next = randomFrom(word, salt);
  return [...word].map((letter) => inventLetter(letter, next())).join('');
}

/** A letter of the same kind: of other scripts one from the same 32 places of the character table. */
function inventLetter(letter: string, random: number): string {
  if (/\p{M}/u.test(letter)) return letter;
  const code = letter.codePointAt(0) ?? 0;
  if (code < 128) return pick(VOWELS.includes(letter) ? [...VOWELS] : [...CONSONANTS], random);
  const block = Array.from({ length: 32 }, (_, at) => String.fromCodePoint((code & ~31) + at));
  return (
    pick(
      block.filter((one) => /\p{Ll}|\p{Lo}/u.test(one)),
      random,
    ) || letter
  );
}

const pick = (from: string[], random: number): string => from[random % from.length] ?? '';

const inCaseOf = (pattern: string, letter: string): string =>
  pattern !== pattern.toLowerCase() ? letter.toUpperCase() : letter;

/** The same numbers for the same text and salt (FNV-1a, then a linear congruence). */
function randomFrom(text: string, salt: number): () => number {
  let state = hash(text, salt);
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 8;
  };
}

function hash(text: string, salt: number): number {
  let value = 0x811c9dc5 ^ salt;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}
