import { alignStrip, type Equal, type Pair, type Strip } from './align.ts';
import { type Chain, chainsOf } from './chains.ts';
import type { Hits } from './hits.ts';
import { parted, trimEnds } from './trim-ends.ts';

/** Words around the hits in which a passage may go on, and by which it may be shifted there. */
const PAD = 24;
const SLACK = 6;

/**
 * All passages that a post and a document share, in order of the post; no word of the post is in two of them.
 * Aligned only around the hits, the best passage of a strip first, then what is left before and after it.
 * @param weights weight of each word of the post
 */
export function sharedPassages(pair: Pair, hits: Hits, weights: Float32Array): Equal[] {
  const found: Equal[] = [];
  const taken = new Uint8Array(pair.post.length);
  for (const chain of chainsOf(hits)) {
    for (const strip of freeStrips(chain, taken, pair.post.length)) {
      alignAll(pair, strip, chain, weights, found, taken);
    }
  }
  return found.sort((a, b) => (a.post[0] ?? 0) - (b.post[0] ?? 0));
}

/** The chain's stretch of the post, widened, without the words that passages have taken. */
function freeStrips(chain: Chain, taken: Uint8Array, length: number): Strip[] {
  const [low, high] = [chain.low - SLACK, chain.high + SLACK];
  const strips: Strip[] = [];
  const end = Math.min(length, chain.to + PAD);
  let from = Math.max(0, chain.from - PAD);
  for (let at = from; at <= end; at++) {
    if (at < end && taken[at] === 0) continue;
    if (at > from) strips.push({ from, to: at, low, high });
    from = at + 1;
  }
  return strips.filter((strip) => strip.from < chain.to && strip.to > chain.from);
}

function alignAll(
  pair: Pair,
  strip: Strip,
  chain: Chain,
  weights: Float32Array,
  found: Equal[],
  taken: Uint8Array,
): void {
  const waiting = [strip];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const aligned = alignStrip(pair, next);
    if (!aligned || aligned.post.length < LEAST) continue;
    const [first, last] = [aligned.post[0] ?? next.from, aligned.post.at(-1) ?? next.from];
    const passages = parted(aligned).map((part) => trimEnds(part, weights));
    found.push(...passages.filter(({ post }) => post.length >= LEAST));
    taken.fill(1, first, last + 1);
    for (const rest of [
      { ...next, to: first },
      { ...next, from: last + 1 },
    ]) {
      if (rest.to - rest.from >= LEAST && rest.from < chain.to && rest.to > chain.from) waiting.push(rest);
    }
  }
}

/** Fewer equal words are no passage. */
const LEAST = 4;
