import type { Grade } from '../../model/index.ts';
import type { GramIndex } from './gram-index.ts';
import type { Weights } from './weights.ts';

/** A passage that stands in a post and in a document. */
export type Passage = {
  /** UTF-16 units of the original texts: first and one after last. */
  post: [from: number, to: number];
  document: [from: number, to: number];
  /** Words that are equal and stand in the same order. */
  equal: number;
  /** Words of the passage in the post, equal or not. */
  words: number;
};

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
