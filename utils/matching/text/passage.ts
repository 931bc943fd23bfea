import type { Equal } from './align.ts';
import { LEAST_EQUAL, LEAST_INFO, LEAST_LOWER, LEAST_WORDS } from './grades.ts';
import { BOILERPLATE, COUNTS, QUOTED } from './masks.ts';
import type { Tokens } from './tokens.ts';
import type { Passage } from './types.ts';

/** A passage with what it weighs. */
export type Weighed = Passage & {
  /** Weight of the distinct equal words that count. */
  info: number;
  /** The same with quotations and boilerplate. */
  infoOfAll: number;
  /** Characters of the post's passage that are marked as a quotation, and that are boilerplate. */
  quoted: number;
  boilerplate: number;
};

/** One text in words; `masks` and `weights` for each word of a post. */
export type Post = { tokens: Tokens; masks: Uint8Array; weights: Float32Array };

/** Weighs the equal words of a passage; null if it is too loose or a list of names. */
export function weighPassage(equal: Equal, post: Post, document: Tokens): Weighed | null {
  const [first, last] = [equal.post[0] ?? 0, equal.post.at(-1) ?? 0];
  const [start, end] = [equal.document[0] ?? 0, equal.document.at(-1) ?? 0];
  const words = last - first + 1;
  const longer = Math.max(words, end - start + 1);
  if (equal.post.length < longer * LEAST_EQUAL) return null;
  if (lowerIn(document, start, end) < (end - start + 1) * LEAST_LOWER) return null;
  const all = infoOf(equal.post, post, false);
  if (all < LEAST_INFO) return null;
  return {
    post: [post.tokens.start[first] ?? 0, post.tokens.end[last] ?? 0],
    document: [document.start[start] ?? 0, document.end[end] ?? 0],
    equal: equal.post.length,
    words,
    info: infoOf(equal.post, post, true),
    infoOfAll: all,
    quoted: lengthOf(post, first, last, QUOTED),
    boilerplate: lengthOf(post, first, last, BOILERPLATE),
  };
}

/** Sum over distinct words: a word that is repeated tells nothing new. 0 if there are too few. */
function infoOf(words: number[], { tokens, masks, weights }: Post, onlyCounting: boolean): number {
  const seen = new Set<number>();
  let info = 0;
  for (const i of words) {
    const hash = tokens.hash[i] ?? 0;
    if (seen.has(hash) || (onlyCounting && masks[i] !== COUNTS)) continue;
    seen.add(hash);
    info += weights[i] ?? 0;
  }
  return seen.size >= LEAST_WORDS ? info : 0;
}

function lowerIn({ lower }: Tokens, from: number, to: number): number {
  let count = 0;
  for (let i = from; i <= to; i++) count += lower[i] ?? 0;
  return count;
}

function lengthOf({ tokens, masks }: Post, from: number, to: number, mask: number): number {
  let length = 0;
  for (let i = from; i <= to; i++) {
    if (masks[i] === mask) length += (tokens.end[i] ?? 0) - (tokens.start[i] ?? 0);
  }
  return length;
}
