import type { Topic } from '../../model/index.ts';
import { type Form, isFormOf } from './inflection.ts';
import { type PlacedWord, placedWords } from './words.ts';

/** A word or phrase of a topic, as it was written there and in words. */
export type Pattern = { topic: Topic; written: string; forms: Form[] };

/** Patterns by the first three letters of their first word, umlauts as plain vowels. */
export type Patterns = Map<string, Pattern[]>;

/** Words that may stand between two words of a phrase. */
const GAP = 1;

/** Reads the words of all topics. A topic's word without a letter or digit is never found. */
export function patternsOf(topics: readonly Topic[]): Patterns {
  const patterns: Patterns = new Map();
  for (const topic of topics) {
    for (const written of topic.words) {
      const forms = placedWords(written).map(({ form }) => form);
      add(patterns, keyOf(forms[0]), { topic, written, forms });
    }
  }
  return patterns;
}

const keyOf = (form: Form | undefined) => form?.base.slice(0, 3) ?? '';

function add(patterns: Patterns, key: string, pattern: Pattern): void {
  const list = patterns.get(key);
  if (list) list.push(pattern);
  else patterns.set(key, [pattern]);
}

/** Patterns that can begin with a word. */
export const patternsFor = (patterns: Patterns, word: PlacedWord): readonly Pattern[] =>
  patterns.get(keyOf(word.form)) ?? [];

/**
 * Where a pattern ends in a text if it begins at word `at`; null if it does not. A phrase's words stand in order, with
 * at most one other between two of them, in one sentence.
 */
export function endOfPattern(
  { forms }: Pattern,
  words: readonly PlacedWord[],
  at: number,
  text: string,
): number | null {
  let last: PlacedWord | null = null;
  let next = at;
  for (const form of forms) {
    const found = findForm(form, words, next, last ? next + GAP : next);
    const word = words[found];
    if (!word || (last && endsSentence(text.slice(last.end, word.start)))) return null;
    last = word;
    next = found + 1;
  }
  return last?.end ?? null;
}

function findForm(form: Form, words: readonly PlacedWord[], from: number, to: number): number {
  for (let i = from; i <= to; i++) {
    const word = words[i];
    if (word && isFormOf(form, word.form)) return i;
  }
  return -1;
}

const endsSentence = (gap: string) => /[.!?…\n]/u.test(gap);
