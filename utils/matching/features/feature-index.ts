import type { Alignment } from '../picture/types.ts';
import { type Buckets, tablesOf } from './buckets.ts';
import { type Catalogue, catalogueOf, type FeatureEntry } from './catalogue.ts';
import { type Cells, cellsOf, guidedPairs } from './guided.ts';
import { limits } from './limits.ts';
import { type Pair, pairsByEntry } from './nearest.ts';
import { alignmentOf } from './region.ts';
import { scaleOf } from './similarity.ts';
import type { Features } from './types.ts';
import { placesOf, refit, type Vote, vote } from './vote.ts';

/** An entry seen in a picture. */
export type Found = {
  /** Number of the entry in the list the index was made from. */
  entry: number;
  /** Distinct places that agree with the alignment: five and more; eight are beyond doubt. */
  inliers: number;
  /** Pairs of features before their places were looked at. */
  matches: number;
  alignment: Alignment;
  /** Pixels of the picture for one of the entry, both as described. */
  scale: number;
};

/** Finds entries by their features. */
export type FeatureIndex = {
  /**
   * Entries seen in a picture, most inliers first; several in a collage.
   * @param views features of the picture and, where mirrored copies are to be found, of its mirror image
   */
  search: (...views: readonly Features[]) => Found[];
};

/**
 * Index over the features of a registry's pictures.
 * Memory: 13 MB and 82 bytes a feature; the entries' own arrays are not kept.
 */
export function createFeatureIndex(entries: readonly FeatureEntry[]): FeatureIndex {
  const catalogue = catalogueOf(entries);
  const tables = tablesOf(catalogue.words);
  return {
    search: (...views) => bestOf(views.flatMap((view) => searchView(view, catalogue, tables))),
  };
}

function bestOf(found: Found[]): Found[] {
  const best = new Map<number, Found>();
  for (const one of found) {
    if (one.inliers > (best.get(one.entry)?.inliers ?? 0)) best.set(one.entry, one);
  }
  return [...best.values()].sort((a, b) => b.inliers - a.inliers || a.entry - b.entry);
}

function searchView(query: Features, catalogue: Catalogue, tables: readonly Buckets[]): Found[] {
  const cells = cellsOf(query);
  return candidatesOf(pairsByEntry(query, catalogue, tables), catalogue).flatMap(({ entry, pairs }) => {
    const agreed = agreement(entry, pairs, query, cells, catalogue);
    const size = catalogue.sizes[entry];
    if (!agreed || !size || agreed.distinct < limits.inliers) return [];
    const alignment = alignmentOf(agreed.similarity, size, query, query.mirrored);
    const scale = scaleOf(agreed.similarity);
    return [{ entry, inliers: agreed.distinct, matches: pairs.length, alignment, scale }];
  });
}

type Candidate = { entry: number; pairs: Pair[] };

/** The entries of the owners with most pairs. */
function candidatesOf(found: Map<number, Pair[]>, { owner }: Catalogue): Candidate[] {
  const ranked = [...found]
    .map(([entry, pairs]) => ({ entry, pairs }))
    .filter(({ pairs }) => pairs.length >= limits.matches)
    .sort((a, b) => b.pairs.length - a.pairs.length || a.entry - b.entry);
  const owners = new Set<number>();
  return ranked.filter(({ entry }) => {
    const of = owner[entry] ?? 0;
    return owners.size < limits.candidates ? owners.add(of) : owners.has(of);
  });
}

/** The vote of the pairs, then a second matching that it guides. */
function agreement(
  entry: number,
  pairs: Pair[],
  query: Features,
  cells: Cells,
  catalogue: Catalogue,
): Vote | null {
  const first = vote(pairs, query, catalogue);
  if (!first || first.distinct < limits.seed) return null;
  const guided = guidedPairs(first.similarity, entry, query, cells, catalogue);
  const places = placesOf(guided, query, catalogue);
  const second = refit(places, [...guided.keys()]);
  return second && second.distinct > first.distinct ? second : first;
}
