import type { Collection } from './collect.ts';
import { GRAM, hashGram } from './grams.ts';

/** Hashes kept of a document: its 32 smallest. */
const SKETCH = 32;

/** Share of equal hashes from which two documents count as versions of one text. */
const NEAR_EQUAL = 0.5;

/**
 * Groups documents that are versions of one text, so that their common words are not taken for common phrases.
 * Compares sketches of the smallest gram hashes (Broder, "On the resemblance and containment of documents", 1997).
 * @returns for each document the number of its group: the first document in it
 */
export function clustersOf(collection: Collection): Uint32Array {
  const documents = collection.starts.length - 1;
  const group = Uint32Array.from({ length: documents }, (_, d) => d);
  const sketches = Array.from<Uint32Array>({ length: documents }).fill(NONE);
  const lastWith = new Map<number, number>();
  for (let d = 0; d < documents; d++) {
    const sketch = sketchOf(collection, d);
    sketches[d] = sketch;
    const others = new Set<number>();
    for (const hash of sketch) {
      const other = lastWith.get(hash);
      if (other !== undefined) others.add(other);
      lastWith.set(hash, d);
    }
    for (const other of others) {
      if (areNear(sketch, sketches[other] ?? NONE)) join(group, d, other);
    }
  }
  return group.map((_, d) => rootOf(group, d));
}

const NONE: Uint32Array = new Uint32Array(0);

/** The smallest distinct gram hashes of a document, ascending. */
function sketchOf({ words, starts }: Collection, d: number): Uint32Array {
  const from = starts[d] ?? 0;
  const to = (starts[d + 1] ?? 0) - GRAM;
  const out = new Uint32Array(2);
  const hashes = new Uint32Array(Math.max(0, to - from + 1));
  for (let i = from; i <= to; i++) {
    hashGram(words, i, out);
    hashes[i - from] = out[0] ?? 0;
  }
  hashes.sort();
  const distinct = hashes.filter((hash, i) => i === 0 || hash !== hashes[i - 1]);
  return distinct.slice(0, SKETCH);
}

/** Of the smallest hashes of both together, the share that both hold. */
function areNear(a: Uint32Array, b: Uint32Array): boolean {
  let [i, j, both, seen] = [0, 0, 0, 0];
  while (seen < SKETCH && (i < a.length || j < b.length)) {
    const [x, y] = [a[i] ?? Infinity, b[j] ?? Infinity];
    if (x === y) both++;
    if (x <= y) i++;
    if (y <= x) j++;
    seen++;
  }
  return seen > 0 && both >= seen * NEAR_EQUAL;
}

function rootOf(group: Uint32Array, d: number): number {
  let root = d;
  while (group[root] !== root) root = group[root] ?? root;
  group[d] = root;
  return root;
}

function join(group: Uint32Array, a: number, b: number): void {
  const [x, y] = [rootOf(group, a), rootOf(group, b)];
  group[Math.max(x, y)] = Math.min(x, y);
}
