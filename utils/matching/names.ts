import { foldWord, foldWords } from '../model/index.ts';
import type { AccountEntry, Entries } from './entries.ts';

/** A display name found in a text, at an offset in UTF-16 units. */
export type WrittenName = { account: AccountEntry; words: string; offset: number };

type Word = { folded: string; start: number; end: number };

/**
 * Display names that stand in the text as whole words, each account at its first place.
 * @param named accounts by the first two words of their name
 */
export function namesIn(text: string, named: Entries['named']): WrittenName[] {
  const words = wordsOf(text);
  const found = new Map<AccountEntry, WrittenName>();
  words.forEach(({ folded, start }, at) => {
    const next = words[at + 1];
    for (const account of next ? named([folded, next.folded]) : []) {
      const wanted = foldWords(account.entry.value.name);
      const end = found.has(account) ? null : endOf(wanted, words, at, text);
      if (end !== null) found.set(account, { account, words: text.slice(start, end), offset: start });
    }
  });
  return [...found.values()];
}

/** True if two names have the same words. */
export function sameName(a: string | null | undefined, b: string): boolean {
  return !!a && foldWords(a).join(' ') === foldWords(b).join(' ');
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map(({ 0: word, index }) => ({
    folded: foldWord(word),
    start: index,
    end: index + word.length,
  }));
}

/** End of the name in the text if its words begin at word `at`; null if they do not. */
function endOf(wanted: string[], words: Word[], at: number, text: string): number | null {
  let end: number | null = null;
  for (const [i, folded] of wanted.entries()) {
    const word = words[at + i];
    if (word?.folded !== folded) return null;
    if (end !== null && endsSentence(text.slice(end, word.start))) return null;
    end = word.end;
  }
  return end;
}

/** "in dieser Stadt. Dortmund ist …" does not name the "Stadt Dortmund". */
const endsSentence = (gap: string) => /[.!?…\n]/u.test(gap);
