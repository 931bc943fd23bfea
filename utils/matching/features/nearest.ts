import { bitsApart } from './bits.ts';
import { type Buckets, keyOf, startOf } from './buckets.ts';
import type { Catalogue } from './catalogue.ts';
import { limits } from './limits.ts';
import { TABLES } from './tables.ts';
import type { Features } from './types.ts';

/** A feature of the query and its nearest one of an entry. */
export type Pair = { query: number; feature: number };

/** Features near one of the query, as they come out of the tables; some stand in several. */
type Hits = { count: number; ids: Uint32Array; bits: Uint8Array };

/**
 * Pairs of features that belong to one owner only: at most 60 bits apart, and at most 0.92 times as far as the
 * nearest one of any other owner. Of a cluster each entry gets its own pair.
 * @returns pairs by entry
 */
export function pairsByEntry(
  query: Features,
  catalogue: Catalogue,
  tables: readonly Buckets[],
): Map<number, Pair[]> {
  const found = new Map<number, Pair[]>();
  const hits: Hits = {
    count: 0,
    ids: new Uint32Array(TABLES * limits.bucket),
    bits: new Uint8Array(TABLES * limits.bucket),
  };
  for (let i = 0; i < query.count; i++) {
    collect(query, i, catalogue, tables, hits);
    for (const [entry, feature] of ownOf(hits, catalogue)) {
      const pairs = found.get(entry) ?? [];
      pairs.push({ query: i, feature });
      found.set(entry, pairs);
    }
  }
  return found;
}

/** Fills `hits` with all that could be nearest or forbid it. */
function collect(
  query: Features,
  i: number,
  { words, entry, clustered }: Catalogue,
  tables: readonly Buckets[],
  hits: Hits,
): void {
  let limit = Math.floor(limits.nearest / limits.ratio);
  hits.count = 0;
  for (const table of tables) {
    const key = keyOf(query.words, i, table.bits);
    const start = startOf(table, key);
    const end = start + (table.counts[key] ?? 0);
    for (let at = start; at < end; at++) {
      const id = table.ids[at] ?? 0;
      const bits = bitsApart(query.words, i, words, id, limit);
      if (bits > limit) continue;
      hits.ids[hits.count] = id;
      hits.bits[hits.count++] = bits;
      // Near-duplicates of a near one lie further away, and are wanted too.
      if (clustered[entry[id] ?? 0] !== 1) limit = Math.min(limit, Math.floor(bits / limits.ratio));
    }
  }
}

/** The nearest feature of each entry of the owner that is clearly nearest; nothing when none is. */
function ownOf(hits: Hits, { entry, owner }: Catalogue): Map<number, number> {
  const ownerOf = (hit: number) => owner[entry[hits.ids[hit] ?? 0] ?? 0] ?? 0;
  let best = -1;
  for (let hit = 0; hit < hits.count; hit++) {
    if (best < 0 || (hits.bits[hit] ?? 0) < (hits.bits[best] ?? 0)) best = hit;
  }
  const none = new Map<number, number>();
  if (best < 0 || (hits.bits[best] ?? 0) > limits.nearest) return none;
  const [own, least] = [ownerOf(best), (hits.bits[best] ?? 0) / limits.ratio];
  for (let hit = 0; hit < hits.count; hit++) {
    if ((hits.bits[hit] ?? 0) < least && ownerOf(hit) !== own) return none;
  }
  return nearestOf(hits, entry, (hit) => ownerOf(hit) === own);
}

function nearestOf(hits: Hits, entry: Uint32Array, isOwn: (hit: number) => boolean): Map<number, number> {
  const nearest = new Map<number, number>();
  for (let hit = 0; hit < hits.count; hit++) {
    const bits = hits.bits[hit] ?? 0;
    if (bits > limits.nearest || !isOwn(hit)) continue;
    const of = entry[hits.ids[hit] ?? 0] ?? 0;
    const known = nearest.get(of);
    if (known === undefined || bits < (hits.bits[known] ?? 0)) nearest.set(of, hit);
  }
  for (const [of, hit] of nearest) nearest.set(of, hits.ids[hit] ?? 0);
  return nearest;
}
