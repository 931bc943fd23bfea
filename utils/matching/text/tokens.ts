import { hashLatin, hashWord } from './fold.ts';
import { DIGIT, isLowerAt, kindAt, LETTER, widthAt } from './letters.ts';
import { wordEnd } from './word-end.ts';

/** The words of a text, in order. Offsets are UTF-16 units of the original. */
export type Tokens = {
  count: number;
  /** Hash of the folded word (`hashWord`). */
  hash: Uint32Array;
  start: Uint32Array;
  end: Uint32Array;
  /** 1 where the word begins in lower case. */
  lower: Uint8Array;
};

/** Room for the words of a text of so many UTF-16 units. */
export function roomFor(units: number): Tokens {
  const most = (units >>> 1) + 1;
  return {
    count: 0,
    hash: new Uint32Array(most),
    start: new Uint32Array(most),
    end: new Uint32Array(most),
    lower: new Uint8Array(most),
  };
}

/**
 * Cuts a text into words. Web addresses and @handles are skipped, `#Wort` gives "Wort", "Kita-Platz" two words.
 * @param text any string, lone surrogates included
 * @param tokens room to fill, large enough for the text; it is overwritten
 */
export function tokensOf(text: string, tokens: Tokens = roomFor(text.length)): Tokens {
  tokens.count = 0;
  let at = 0;
  while (at < text.length) at = step(text, at, tokens);
  return tokens;
}

/** Reads one word or skips one thing that is none; returns where to go on. */
function step(text: string, at: number, tokens: Tokens): number {
  const unit = text.charCodeAt(at);
  const kind = kindAt(text, at);
  if (kind !== LETTER && kind !== DIGIT) {
    return unit === 0x40 && isHandle(text, at) ? runEnd(text, at + 1, /[\p{L}\p{N}_.]/u) : at + 1;
  }
  if (isAddress(text, at, unit | 32)) return runEnd(text, at, /[^\s<>"„“”»«]/u);
  const { end, plain } = wordEnd(text, at);
  const stop = Math.max(end, at + widthAt(text, at));
  push(tokens, text, at, stop, plain);
  return stop;
}

function push(tokens: Tokens, text: string, start: number, end: number, plain: boolean): void {
  const { count } = tokens;
  tokens.hash[count] = plain ? hashLatin(text, start, end) : hashWord(text.slice(start, end));
  tokens.start[count] = start;
  tokens.end[count] = end;
  tokens.lower[count] = isLowerAt(text, start) ? 1 : 0;
  tokens.count++;
}

/** The @ of an e-mail address follows a word; that of a handle does not. */
function isHandle(text: string, at: number): boolean {
  const before = kindAt(text, at - 1);
  return before !== LETTER && before !== DIGIT;
}

function isAddress(text: string, at: number, first: number): boolean {
  if (first === 0x68) return /^https?:\/\//iu.test(text.slice(at, at + 8));
  return first === 0x77 && /^www\./iu.test(text.slice(at, at + 4));
}

function runEnd(text: string, from: number, member: RegExp): number {
  let at = from;
  while (at < text.length && member.test(text.charAt(at))) at++;
  return Math.max(at, from);
}
