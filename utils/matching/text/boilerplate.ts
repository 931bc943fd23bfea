import { BLOCKS, FORMULAS, LINES } from './phrases.ts';
import type { Stretch } from './quotations.ts';

/** Three or more hashtags in a row label a post; a single one is a word of its sentence. */
const HASHTAGS = String.raw`#[\p{L}\p{N}_]{1,60}(?:[\s,|·•]{1,5}#[\p{L}\p{N}_]{1,60}){2,60}`;

const WEB = String.raw`(?:https?:\/\/|www\.)[^\s<>"„“”»«]{1,300}|\b[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,40}){0,3}\.(?:de|com|org|net|eu|info|nrw|city|gov|uk|at|ch)\b(?:\/[^\s<>"„“”»«]{0,300})?`;

const MAIL = String.raw`[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,60}){1,4}`;

const PHONE = String.raw`(?:\b(?:tel(?:efon)?|fax|mobil|phone|hotline)\b[.: ]{0,3})?(?:\+\d{1,3}|\(?\b0\d{1,5}\)?)(?:[ \/()-]{1,3}\d{1,12}){1,6}`;

const STREET = String.raw`[\p{L}-]{0,40}(?:straße|strasse|str\.|platz|weg|allee|gasse|markt|ring|ufer|wall|damm|hof)[ \t]\d{1,4}[ \t]?[a-z]?(?:-\d{1,4})?(?:,?[ \t]{0,2}\d{5}(?:[ \t][\p{L}-]{2,40}){1,2})?`;

const ANYWHERE = new RegExp(
  [
    HASHTAGS,
    MAIL,
    WEB,
    PHONE,
    STREET,
    ...FORMULAS.map((formula) => String.raw`(?<![\p{L}\p{N}])(?:${formula})(?![\p{L}\p{N}])`),
  ].join('|'),
  'giu',
);

const START = String.raw`(?<=^|\n)[ \t]{0,8}`;

/** A block ends at a blank line, and is at most 12 lines long. */
const BLOCK = new RegExp(
  String.raw`${START}(?:${BLOCKS.join('|')})[^\n]{0,400}(?:\n[ \t]{0,8}\S[^\n]{0,400}){0,11}`,
  'giu',
);

const LINE = new RegExp(String.raw`${START}(?:${LINES.join('|')})[^\n]{0,400}`, 'giu');

/**
 * Stretches of a text that stand in many texts whoever wrote them: greetings, rows of hashtags, postal, web and e-mail
 * addresses, telephone numbers, imprints and press contacts, formulas of law and of announcements; German and English.
 * @returns ascending, not overlapping
 */
export function boilerplateIn(text: string): Stretch[] {
  const found = [BLOCK, LINE, ANYWHERE]
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .map(({ 0: words, index }): Stretch => [index, index + words.length])
    .sort(([a], [b]) => a - b);
  return joined(found);
}

function joined(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  for (const [from, to] of stretches) {
    const last = result.at(-1);
    if (last && from <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], to)];
    else result.push([from, to]);
  }
  return result;
}
