/** What a code unit is to the scanner. */
export const OTHER = 1;
export const LETTER = 2;
export const DIGIT = 3;
export const MARK = 4;
export const IGNORABLE = 5;
/** First half of a code point above U+FFFF; the pair has to be looked at. */
export const HIGH = 6;

/** Kinds of the code units seen so far; testing all 65,536 at once would delay the first page. */
const kinds = new Uint8Array(65_536);

/** Kind of a UTF-16 code unit; NaN (beyond the end) is OTHER. */
export function kindOf(unit: number): number {
  const known = kinds[unit];
  if (known === undefined) return OTHER;
  if (known > 0) return known;
  const kind = classify(unit);
  kinds[unit] = kind;
  return kind;
}

function classify(unit: number): number {
  if (unit >= 0xd800 && unit < 0xdc00) return HIGH;
  const letter = String.fromCharCode(unit);
  if (/[\u00ad\u200b-\u200d\u2060\ufeff]/u.test(letter)) return IGNORABLE;
  if (/\p{L}/u.test(letter)) return LETTER;
  if (/\p{N}/u.test(letter)) return DIGIT;
  return /\p{M}/u.test(letter) ? MARK : OTHER;
}

/** Kind of the code point at an offset, and how many units it takes (1 or 2). A lone surrogate is OTHER. */
export function kindAt(text: string, at: number): number {
  const kind = kindOf(text.charCodeAt(at));
  return kind === HIGH ? pairKind(text.codePointAt(at) ?? 0) : kind;
}

function pairKind(point: number): number {
  if (point < 0x10000) return OTHER;
  const letter = String.fromCodePoint(point);
  return /\p{L}/u.test(letter)
    ? LETTER
    : /\p{N}/u.test(letter)
      ? DIGIT
      : /\p{M}/u.test(letter)
        ? MARK
        : OTHER;
}

/** Units of the code point at an offset, given that `kindAt` found it to be part of a word. */
export const widthAt = (text: string, at: number): 1 | 2 => (kindOf(text.charCodeAt(at)) === HIGH ? 2 : 1);

/** True for a letter in lower case, or of a script without cases, at the offset. */
export function isLowerAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 128) return unit >= 97 && unit <= 122;
  const letter = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return letter === letter.toLowerCase();
}
