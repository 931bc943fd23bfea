import type { Grade } from '../../model/index.ts';
import { clustersOf } from './clusters.ts';
import { collect } from './collect.ts';
import { WordCounter } from './frequencies.ts';
import { type GramIndex, indexGrams } from './gram-index.ts';
import type { Passage } from './passage.ts';
import { searchIn } from './search.ts';
import { type Weights, weigh } from './weights.ts';

/** A document whose words a post shares. */
export type TextFound = {
  /** Its number in the list that the index was made of. */
  document: number;
  /** Weight of the shared words that count, in natural logarithms; `gradeOf` cuts it into grades. */
  info: number;
  /** Null only if everything shared is a quotation or boilerplate; told only when asked for. */
  grade: Grade | null;
  /** In order of the post, not overlapping there. */
  passages: Passage[];
  /** Share of the post's characters in words that stand in the passages, 0-1. */
  coverage: number;
  /** Characters of the passages in the post that do not count. */
  quoted: number;
  boilerplate: number;
  /** Further versions of the same text in the registry, by number. */
  versions: readonly number[];
};

/** One text of a post, and where it stands: its words, the alternative text of a picture. */
export type TextPart = { where: string; text: string };

export type SearchOptions = {
  /** Also tells documents of which a post only quotes, or shares only boilerplate: with grade null. */
  masked?: boolean;
};

export type TextIndex = {
  /** Documents that share a passage with the post, highest score first. */
  search(post: string, options?: SearchOptions): TextFound[];
  /** The same for several texts of one post. */
  searchAll(parts: readonly TextPart[], options?: SearchOptions): (TextFound & { where: string })[];
  /** Documents, grams kept, and bytes of the index without the texts themselves. */
  readonly size: { documents: number; grams: number; bytes: number };
};

/** What a search needs. */
export type Stored = {
  documents: readonly { text: string }[];
  grams: GramIndex;
  /** First word of each document in the count through all of them. */
  starts: Uint32Array;
  weights: Weights;
  /** For each document the first one of its group of near-equal ones. */
  groups: Uint32Array;
};

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
