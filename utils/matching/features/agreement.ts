import { bitsApart } from './bits.ts';
import type { Catalogue } from './catalogue.ts';
import { type Cells, guidedPairs } from './guided.ts';
import { limits } from './limits.ts';
import type { Pair } from './nearest.ts';
import { errorSquared, type Places, type Similarity } from './similarity.ts';
import type { Features } from './types.ts';
import { placesOf, refit, type Vote, vote } from './vote.ts';

/** An entry that lies in the query: how, and what agrees. */
export type Agreement = {
  similarity: Similarity;
  /** Features of the query that agree. */
  agreeing: number[];
  /** Distinct places: of all that agree, and of the vote alone. */
  inliers: number;
  voted: number;
};

/**
 * Whether and how an entry lies in the query: a vote of its pairs, then a second matching guided by the vote. A vote
 * that chance could give among so many pairs needs a second matching that is exact, alike and spread out.
 */
export function agreementOf(
  entry: number,
  pairs: readonly Pair[],
  query: Features,
  cells: Cells,
  catalogue: Catalogue,
): Agreement | null {
  const first = vote(pairs, query, catalogue);
  if (!first || first.distinct < limits.seed) return null;
  const second = guided(first, entry, query, cells, catalogue);
  const stands = isMany(first.distinct, pairs.length, limits);
  if (
    second &&
    (stands || isConvincing(second, pairs.length, query, catalogue)) &&
    second.vote.distinct >= first.distinct
  )
    return agreed(second.vote, second.pairs, first.distinct);
  return stands ? agreed(first, pairs, first.distinct) : null;
}

/** More than chance finds among so many pairs. */
function isMany(places: number, pairs: number, least: { inliers: number; share: number; enough: number }) {
  return places >= Math.max(least.inliers, Math.min(least.enough, least.share * pairs));
}

function agreed({ similarity, inliers, distinct }: Vote, pairs: readonly Pair[], voted: number): Agreement {
  return { similarity, agreeing: inliers.map((i) => pairs[i]?.query ?? 0), inliers: distinct, voted };
}

type Second = { pairs: Pair[]; places: Places; vote: Vote };

/** Matches anew around the similarity, each round nearer. */
function guided(
  { similarity, distinct }: Vote,
  entry: number,
  query: Features,
  cells: Cells,
  catalogue: Catalogue,
): Second | null {
  let second: Second | null = null;
  for (const near of limits.guidedNear) {
    const from = second?.vote.similarity ?? similarity;
    const pairs = guidedPairs(from, entry, query, cells, catalogue, near);
    const places = placesOf(pairs, query, catalogue);
    const refined = refit(places, [...pairs.keys()]);
    if (!refined || refined.distinct < Math.min(distinct, limits.seed)) return null;
    second = { pairs, places, vote: refined };
  }
  return second;
}

function isConvincing(
  { pairs, places, vote: { similarity, inliers, distinct } }: Second,
  tried: number,
  query: Features,
  all: Catalogue,
) {
  if (!isMany(distinct, tried, limits.weak)) return false;
  const mean = (of: (i: number) => number) => inliers.reduce((sum, i) => sum + of(i), 0) / inliers.length;
  if (Math.sqrt(mean((i) => errorSquared(similarity, places, i))) > limits.weak.error) return false;
  const bits = ({ query: q, feature }: Pair) => bitsApart(query.words, q, all.words, feature, 256);
  if (mean((i) => bits(pairs[i] ?? { query: 0, feature: 0 })) > limits.weak.bits) return false;
  return spreadOf(places, mean) >= limits.weak.spread;
}

/** Ratio of the shorter to the longer axis of the places in the query: 0 on a line, 1 when round. */
function spreadOf({ toX, toY }: Places, mean: (of: (i: number) => number) => number): number {
  const [x, y] = [mean((i) => toX[i] ?? 0), mean((i) => toY[i] ?? 0)];
  const xx = mean((i) => ((toX[i] ?? 0) - x) ** 2);
  const yy = mean((i) => ((toY[i] ?? 0) - y) ** 2);
  const xy = mean((i) => ((toX[i] ?? 0) - x) * ((toY[i] ?? 0) - y));
  const difference = Math.sqrt((xx - yy) ** 2 + 4 * xy * xy);
  return Math.sqrt(Math.max(0, xx + yy - difference) / Math.max(1e-9, xx + yy + difference));
}
