import type { Alignment } from '../windows/types.ts';
import { agreementOf } from './agreement.ts';
import { type Buckets, tablesOf } from './buckets.ts';
import { type Catalogue, catalogueOf, type FeatureEntry } from './catalogue.ts';
import { cellsOf } from './guided.ts';
import { limits } from './limits.ts';
import { type Pair, pairsByEntry } from './nearest.ts';
import { alignmentOf } from './region.ts';
import { scaleOf } from './similarity.ts';
import { agreeingBox } from './support.ts';
import type { Features } from './types.ts';

/** An entry seen in a picture. */
export type Found = {
  /** Number of the entry in the list the index was made from. */
  entry: number;
  /** Distinct places that agree with the alignment, those found by looking where it puts them included. */
  inliers: number;
  /** Of them, those found without knowing the alignment: five and more stand by themselves. */
  voted: number;
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
    const agreed = agreementOf(entry, pairs, query, cells, catalogue);
    const size = catalogue.sizes[entry];
    if (!agreed || !size) return [];
    const { similarity, inliers, voted } = agreed;
    const box = agreeingBox(agreed, entry, query, catalogue);
    const alignment = alignmentOf(similarity, box, size, query);
    return [{ entry, inliers, voted, matches: pairs.length, alignment, scale: scaleOf(similarity) }];
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
