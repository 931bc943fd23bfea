import type { AccountEntry } from './entries.ts';

/** A display name found in a text, at an offset in UTF-16 units. */
export type WrittenName = { account: AccountEntry; words: string; offset: number };

type Word = { folded: string; start: number; end: number };
type Name = { account: AccountEntry; words: string[] };

/** Names by their first word; made once for each list of accounts. */
const indexes = new WeakMap<readonly AccountEntry[], Map<string, Name[]>>();

/** Display names that stand in the text as whole words, each account at its first place. */
export function namesIn(text: string, accounts: readonly AccountEntry[]): WrittenName[] {
  const index = indexOf(accounts);
  const words = wordsOf(text);
  const found = new Map<AccountEntry, WrittenName>();
  words.forEach(({ folded, start }, at) => {
    for (const { account, words: wanted } of index.get(folded) ?? []) {
      const end = found.has(account) ? null : endOf(wanted, words, at, text);
      if (end !== null) found.set(account, { account, words: text.slice(start, end), offset: start });
    }
  });
  return [...found.values()];
}

/** True if two names have the same words. */
export function sameName(a: string | null | undefined, b: string): boolean {
  return !!a && folded(a).join(' ') === folded(b).join(' ');
}

function indexOf(accounts: readonly AccountEntry[]): Map<string, Name[]> {
  const known = indexes.get(accounts);
  if (known) return known;
  const names = accounts.map((account) => ({ account, words: folded(account.entry.value.name) }));
  const index = Map.groupBy(names, ({ words }) => words[0] ?? '');
  indexes.set(accounts, index);
  return index;
}

const folded = (name: string) => wordsOf(name).map((word) => word.folded);

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map(({ 0: word, index }) => ({
    folded: word.normalize('NFKC').toLowerCase(),
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
