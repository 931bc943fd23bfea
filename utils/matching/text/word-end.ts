import { isLatin } from './fold.ts';
import { DIGIT, IGNORABLE, kindAt, kindOf, LETTER, MARK, OTHER, widthAt } from './letters.ts';

/** Where a word ends, and whether it all its units are `isLatin`. */
export type WordEnd = { end: number; plain: boolean };

const result: WordEnd = { end: 0, plain: true };

const isWordPart = (kind: number) => kind === LETTER || kind === DIGIT || kind === MARK;

/**
 * End of the word that begins at `from`. Inside a word may stand: ignorable characters, an apostrophe before a letter,
 * a point or comma between digits, a gender sign before its ending, a hyphen at a line's end before lower case.
 * @returns a record that the next call overwrites
 */
export function wordEnd(text: string, from: number): WordEnd {
  let at = from;
  result.plain = true;
  for (;;) {
    const unit = text.charCodeAt(at);
    if (isLatin(unit)) {
      at++;
      continue;
    }
    const kind = kindOf(unit);
    const next = kind === OTHER || kind === IGNORABLE ? afterSign(text, at) : afterPoint(text, at);
    if (next === at) break;
    result.plain = false;
    at = next;
  }
  result.end = at;
  return result;
}

/** Past a letter, digit or mark of one or two units; the same offset if there is none. */
function afterPoint(text: string, at: number): number {
  const kind = kindAt(text, at);
  return isWordPart(kind) ? at + widthAt(text, at) : at;
}

/** Past what joins two parts of a word; the same offset where the word ends. */
function afterSign(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  switch (unit) {
    case 0x27: // '
    case 0x2019: // ’
    case 0x2bc: // ʼ
      return kindAt(text, at + 1) === LETTER ? at + 1 : at;
    case 0x2e: // .
    case 0x2c: // ,
      return kindAt(text, at - 1) === DIGIT && kindAt(text, at + 1) === DIGIT ? at + 1 : at;
    case 0x2a: // *
    case 0x3a: // :
    case 0x5f: // _
    case 0xb7: // ·
    case 0x2022: // •
      return isEnding(text, at + 1, /^(?:innen|in|r|n|e)$/u) ? at + 1 : at;
    case 0x2f: // /
      return afterSlash(text, at);
    case 0x2d: // -
    case 0x2010:
      return afterLineBreak(text, at);
    default:
      return afterIgnorable(text, at);
  }
}

function afterSlash(text: string, at: number): number {
  const next = text.charCodeAt(at + 1) === 0x2d ? at + 2 : at + 1;
  return isEnding(text, next, /^(?:innen|in)$/u) ? next : at;
}

/** "Bürger-⏎beteiligung" is one word; "Kita-⏎Platz" is two. */
function afterLineBreak(text: string, at: number): number {
  const found = /^[-\u2010][ \t]*\r?\n[ \t]*(?=\p{Ll})/u.exec(text.slice(at, at + 12));
  return found && kindAt(text, at - 1) === LETTER ? at + found[0].length : at;
}

function afterIgnorable(text: string, at: number): number {
  let next = at;
  while (kindOf(text.charCodeAt(next)) === IGNORABLE && next - at < 16) next++;
  return isWordPart(kindAt(text, next)) ? next : at;
}

/** True if the letters from here to the end of the word are one of the endings. */
function isEnding(text: string, from: number, endings: RegExp): boolean {
  let end = from;
  while (end - from < 6 && isWordPart(kindAt(text, end))) end++;
  return end > from && endings.test(text.slice(from, end));
}
