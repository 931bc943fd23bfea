import type { Equal } from './align.ts';

/** What an unequal word between costs, in the unit of the weights. */
const COST = 0.4;

/** Unequal words in a row behind which another passage begins. */
const LONGEST_GAP = 12;

/** Cuts an alignment where both texts, or one of them, go on for long without an equal word. */
export function parted(equal: Equal): Equal[] {
  const parts: Equal[] = [];
  let from = 0;
  for (let i = 1; i <= equal.post.length; i++) {
    const isGap = Math.max(step(equal.post, i), step(equal.document, i)) > LONGEST_GAP + 1;
    if (i < equal.post.length && !isGap) continue;
    parts.push(slice(equal, from, i));
    from = i;
  }
  return parts;
}

/**
 * Cuts ends off a passage that hang on it by chance: a few common words behind unequal ones.
 * @param weights weight of each word of the post
 */
export function trimEnds(equal: Equal, weights: Float32Array): Equal {
  const head = slice(equal, 0, keptLength(equal, weights));
  const backwards = { post: head.post.toReversed(), document: head.document.toReversed() };
  return slice(head, head.post.length - keptLength(backwards, weights), head.post.length);
}

/** Number of words up to the place behind which the rest weighs less than its gaps cost. */
function keptLength({ post, document }: Equal, weights: Float32Array): number {
  let kept = post.length;
  let balance = 0;
  for (let i = post.length - 1; i > 0; i--) {
    balance += (weights[post[i] ?? 0] ?? 0) - COST * (Math.max(step(post, i), step(document, i)) - 1);
    if (balance < 0) [kept, balance] = [i, 0];
  }
  return kept;
}

const step = (words: number[], i: number) => Math.abs((words[i] ?? 0) - (words[i - 1] ?? 0));

const slice = ({ post, document }: Equal, from: number, to: number): Equal => ({
  post: post.slice(from, to),
  document: document.slice(from, to),
});
