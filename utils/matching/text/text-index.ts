import { clustersOf } from './clusters.ts';
import { collect } from './collect.ts';
import { WordCounter } from './frequencies.ts';
import { indexGrams } from './gram-index.ts';
import { searchIn } from './search.ts';
import type { SearchOptions, Stored, TextIndex } from './types.ts';
import { weigh } from './weights.ts';

export type { SearchOptions, TextFound, TextIndex, TextPart } from './types.ts';

/**
 * Indexes texts for finding passages of them in posts: word 4-grams, those in many documents left out (after passim:
 * Smith, Cordell, Mullen 2015), then local alignment (Smith and Waterman 1981).
 * @param documents kept by reference, not copied; their texts must not change
 */
export function createTextIndex(documents: readonly { text: string }[]): TextIndex {
  const stored = store(documents);
  const search = (post: string, options: SearchOptions = {}) => searchIn(stored, post, options);
  return {
    search,
    searchAll: (parts, options) =>
      parts.flatMap(({ where, text }) => search(text, options).map((found) => ({ ...found, where }))),
    size: sizeOf(stored),
  };
}

function store(documents: readonly { text: string }[]): Stored {
  const collection = collect(documents);
  const { words, starts } = collection;
  const groups = clustersOf(collection);
  const counter = new WordCounter();
  const order = Array.from(groups.keys()).sort((a, b) => (groups[a] ?? 0) - (groups[b] ?? 0) || a - b);
  for (const d of order) counter.add(words, starts[d] ?? 0, starts[d + 1] ?? 0, groups[d] ?? 0);
  const weights = weigh(counter.result(), new Set(groups).size);
  return { documents, grams: indexGrams(collection, groups), starts, weights, groups };
}

function sizeOf({ documents, grams, starts, weights, groups }: Stored): TextIndex['size'] {
  const arrays = [grams.starts, grams.tags, grams.positions, starts, weights.keys, weights.values, groups];
  const bytes = arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
  return { documents: documents.length, grams: grams.tags.length, bytes };
}
