import { WORDS } from './constants.ts';
import type { Features } from './types.ts';

/** A picture of the registry; entries of one cluster are near-duplicates of each other. */
export type FeatureEntry = { features: Features; cluster?: number };

/** The features of all entries behind each other. */
export type Catalogue = Pick<Features, 'x' | 'y' | 'angle' | 'scale' | 'words'> & {
  sizes: { width: number; height: number }[];
  /** First feature of each entry, and the number of all. */
  first: Uint32Array;
  /** Entry of each feature. */
  entry: Uint32Array;
  /** First entry of the cluster of each entry. */
  owner: Uint32Array;
  /** 1 where a cluster holds more entries than this one. */
  clustered: Uint8Array;
};

/** Copies the features of the entries; 42 bytes each. */
export function catalogueOf(entries: readonly FeatureEntry[]): Catalogue {
  const total = entries.reduce((sum, { features }) => sum + features.count, 0);
  const owner = ownersOf(entries);
  const all: Catalogue = {
    sizes: entries.map(({ features: { width, height } }) => ({ width, height })),
    first: new Uint32Array(entries.length + 1),
    entry: new Uint32Array(total),
    owner,
    clustered: clusteredOf(owner),
    x: new Uint16Array(total),
    y: new Uint16Array(total),
    angle: new Uint8Array(total),
    scale: new Uint8Array(total),
    words: new Uint32Array(total * WORDS),
  };
  let at = 0;
  for (const [number, { features }] of entries.entries()) {
    add(all, features, at);
    all.entry.fill(number, at, at + features.count);
    at += features.count;
    all.first[number + 1] = at;
  }
  return all;
}

function add(all: Catalogue, features: Features, at: number): void {
  all.x.set(features.x, at);
  all.y.set(features.y, at);
  all.angle.set(features.angle, at);
  all.scale.set(features.scale, at);
  all.words.set(features.words, at * WORDS);
}

function ownersOf(entries: readonly FeatureEntry[]): Uint32Array {
  const firstOf = new Map<number, number>();
  return Uint32Array.from(entries, ({ cluster }, number) => {
    if (cluster === undefined) return number;
    const owner = firstOf.get(cluster) ?? number;
    firstOf.set(cluster, owner);
    return owner;
  });
}

function clusteredOf(owner: Uint32Array): Uint8Array {
  const sizes = new Uint32Array(owner.length);
  for (const of of owner) sizes[of] = (sizes[of] ?? 0) + 1;
  return Uint8Array.from(owner, (of) => ((sizes[of] ?? 0) > 1 ? 1 : 0));
}
