import { GRAM } from './grams.ts';
import type { Hits } from './hits.ts';

/** Neighbouring hits that can belong to one passage: a strip of the table post x document in which to align. */
export type Chain = {
  /** Words of the post from the first hit to the end of the last. */
  from: number;
  to: number;
  /** Smallest and largest difference between a word's number in the document and in the post. */
  low: number;
  high: number;
  hits: number;
};

/** Words without a hit that a passage may hold. */
const LONGEST_GAP = 24;

/** Words by which two neighbouring hits may be shifted against each other, and a whole chain. */
const SHIFT = 12;
const WIDEST = 64;

/** Chains that are looked at for a further hit; text that repeats itself opens many. */
const OPEN = 16;

/** Joins the hits of a post in a document to chains, those with most hits first. */
export function chainsOf({ post, inDocument }: Hits): Chain[] {
  const chains: Chain[] = [];
  post.forEach((at, i) => {
    const shift = (inDocument[i] ?? 0) - at;
    const open = findOpen(chains, at, shift);
    if (open) extend(open, at, shift);
    else chains.push({ from: at, to: at + GRAM, low: shift, high: shift, hits: 1 });
  });
  return chains.sort((a, b) => b.hits - a.hits);
}

function findOpen(chains: readonly Chain[], at: number, shift: number): Chain | null {
  const oldest = Math.max(0, chains.length - OPEN);
  for (let c = chains.length - 1; c >= oldest; c--) {
    const chain = chains[c];
    if (chain && fits(chain, at, shift)) return chain;
  }
  return null;
}

function fits({ to, low, high }: Chain, at: number, shift: number): boolean {
  const isNear = shift >= low - SHIFT && shift <= high + SHIFT;
  const width = Math.max(high, shift) - Math.min(low, shift);
  return at - to <= LONGEST_GAP && isNear && width <= WIDEST;
}

function extend(chain: Chain, at: number, shift: number): void {
  chain.to = Math.max(chain.to, at + GRAM);
  chain.low = Math.min(chain.low, shift);
  chain.high = Math.max(chain.high, shift);
  chain.hits++;
}
