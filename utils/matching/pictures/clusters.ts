import { createFeatureIndex } from '../features/index.ts';
import { WORDS } from '../pdq/bits.ts';
import { createHashStore } from '../scan/hash-store.ts';
import type { PicturePrint } from './print.ts';

/** Windows of two pictures this close show the same; features agree at so many points (docs/matching.md). */
const CLOSE = 36;
const LEAST_POINTS = 8;

/**
 * Groups pictures that show the same: the whole of one is close to the whole or a window of another, or features agree.
 * @param prints one a picture; those without features are grouped by hashes only
 * @returns for each picture the number of its group, which is the number of the group's first picture
 */
export function clusterPictures(prints: readonly PicturePrint[]): Uint32Array {
  const groups = createGroups(prints.length);
  joinByHashes(prints, groups);
  joinByFeatures(prints, groups);
  return groups.all();
}

/** The same by the hash of the whole alone: near-duplicates within a registry, of which there are thousands. */
export function clusterNearDuplicates(prints: readonly PicturePrint[]): Uint32Array {
  const groups = createGroups(prints.length);
  joinByHashes(prints, groups, true);
  return groups.all();
}

type Groups = ReturnType<typeof createGroups>;

function joinByHashes(prints: readonly PicturePrint[], groups: Groups, wholeOnly = false): void {
  const rows = prints.flatMap(({ hashes }, owner) =>
    [...hashes.variants.subarray(0, hashes.count)].flatMap((variant, at) =>
      wholeOnly && variant !== 0
        ? []
        : [{ owner, variant, words: hashes.words.subarray(at * WORDS, (at + 1) * WORDS) }],
    ),
  );
  const store = createHashStore(
    joined(rows.map(({ words }) => words)),
    Uint32Array.from(rows, ({ owner }) => owner),
    Uint8Array.from(rows, ({ variant }) => variant),
  );
  for (const { words, owner } of rows.filter(({ variant }) => variant === 0)) {
    const hits = store.search(words, 1, CLOSE);
    for (let i = 0; i < hits.count; i++) groups.join(owner, store.owners[hits.hash[i] ?? 0] ?? owner);
  }
}

function joined(parts: Uint32Array[]): Uint32Array {
  const out = new Uint32Array(parts.length * WORDS);
  parts.forEach((words, at) => {
    out.set(words, at * WORDS);
  });
  return out;
}

type Described = { print: number; features: NonNullable<PicturePrint['features']> };

/**
 * Each picture against all others, never against itself, whose own features would outrank those of its copies: any two
 * differ in one digit of their numbers, so that one of the pair is in the index when the other is asked for.
 */
function joinByFeatures(prints: readonly PicturePrint[], groups: Groups): void {
  const described = prints.flatMap(({ features }, print) => (features ? [{ print, features }] : []));
  for (let digit = 1; digit < described.length; digit *= 2) {
    joinAcross(
      described.filter((_, at) => (at & digit) === 0),
      described.filter((_, at) => (at & digit) !== 0),
      groups,
    );
  }
}

function joinAcross(known: Described[], asked: Described[], groups: Groups): void {
  // Copies that are known to be such count as one owner.
  const owners = groups.all();
  const index = createFeatureIndex(
    known.map(({ features, print }) => ({ features, cluster: owners[print] ?? print })),
  );
  for (const { features, print } of asked) {
    for (const { entry, voted } of index.search(features)) {
      const other = known[entry];
      if (other && voted >= LEAST_POINTS) groups.join(print, other.print);
    }
  }
}

/** Disjoint sets (Galler and Fischer 1964), named by their smallest member. */
function createGroups(count: number) {
  const parent = Uint32Array.from({ length: count }, (_, at) => at);
  function rootOf(at: number): number {
    let root = at;
    while ((parent[root] ?? root) !== root) root = parent[root] ?? root;
    parent[at] = root;
    return root;
  }
  return {
    join(a: number, b: number): void {
      const [first, second] = [rootOf(a), rootOf(b)];
      parent[Math.max(first, second)] = Math.min(first, second);
    },
    all: () => Uint32Array.from(parent, (_, at) => rootOf(at)),
  };
}
