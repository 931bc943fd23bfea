import { tokensOf } from '../text/tokens.ts';
import { type Form, formOf } from './inflection.ts';

/** A word of a text at its place, in UTF-16 units. */
export type PlacedWord = { form: Form; start: number; end: number };

/** The words of a text; a hashtag of several words, as in #AbuDhabi, is cut at its capitals. */
export function placedWords(text: string): PlacedWord[] {
  const { count, start, end } = tokensOf(text);
  const words: PlacedWord[] = [];
  for (let i = 0; i < count; i++) {
    const [from, to] = [start[i] ?? 0, end[i] ?? 0];
    for (const part of partsOf(text, from, to)) {
      words.push({ form: formOf(text.slice(...part)), start: part[0], end: part[1] });
    }
  }
  return words;
}

function partsOf(text: string, from: number, to: number): [number, number][] {
  if (text.charAt(from - 1) !== '#') return [[from, to]];
  const parts = [...text.slice(from, to).matchAll(/\p{Lu}+(?!\p{Ll})|\p{Lu}?[^\p{Lu}]+/gu)];
  return parts.map(({ 0: part, index }) => [from + index, from + index + part.length]);
}
