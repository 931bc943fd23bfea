import { isMatchable, pack, scan } from '../matching/index.ts';
import type { Line } from '../model/index.ts';

/** Two entries whose pictures look alike, by their ids, and how many of 256 bits differ. */
export type Pair = { a: string; b: string; distance: number };

/** Pictures that differ in so few bits of PDQ are the same one, at most edited a little. */
const ALIKE_BITS = 10;

export const pairName = ({ a, b }: Pick<Pair, 'a' | 'b'>): string => [a, b].sort().join(' ');

/**
 * Pairs of entries with pictures alike, nearest first.
 * @param fresh only pairs with one of these; all unless told
 */
export function alikeAmong(entries: readonly Line[], fresh: readonly Line[] = entries): Pair[] {
  const all = entries.flatMap(hashesOf);
  const packed = pack(all.map(({ hash }) => hash));
  const pairs = new Map<string, Pair>();
  for (const { id: a, hash } of fresh.flatMap(hashesOf)) {
    scan(hash, packed, ALIKE_BITS, (at, distance) => {
      const b = all[at]?.id ?? a;
      if (a === b) return;
      const name = pairName({ a, b });
      if (distance < (pairs.get(name)?.distance ?? Number.POSITIVE_INFINITY))
        pairs.set(name, { a, b, distance });
    });
  }
  return [...pairs.values()].sort((one, other) => one.distance - other.distance);
}

/** Too plain pictures all look alike. */
function hashesOf({ kind, value }: Line): { id: string; hash: string }[] {
  if (kind !== 'asset') return [];
  const { id, fingerprints = [] } = value;
  return fingerprints.filter(({ quality }) => isMatchable(quality)).map(({ hash }) => ({ id, hash }));
}
