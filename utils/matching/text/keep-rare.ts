import { documentAt } from './collect.ts';
import type { GramIndex } from './gram-index.ts';

/** A gram in more groups of documents is a common phrase. */
export const MOST_GROUPS = 5;

/** Of a group of near-equal documents, and of a document that repeats itself, so many entries are enough. */
const MOST_DOCUMENTS = 8;
const MOST_PLACES = 4;

/** Drops the grams that stand in many documents and bounds the entries of the others. Works in place, then copies. */
export function keepRare(index: GramIndex, documentStarts: Uint32Array, groups: Uint32Array): GramIndex {
  const { shift, starts, tags, positions } = index;
  const kept = new Uint32Array(starts.length);
  const keeper = new Keeper(documentStarts, groups);
  let write = 0;
  for (let b = 0; b + 1 < starts.length; b++) {
    const end = starts[b + 1] ?? 0;
    for (let from = starts[b] ?? 0; from < end; ) {
      let to = from + 1;
      while (to < end && tags[to] === tags[from]) to++;
      const next = keeper.copy(positions, from, to, write);
      tags.fill(tags[from] ?? 0, write, next);
      write = next;
      from = to;
    }
    kept[b + 1] = write;
  }
  return { shift, starts: kept, tags: tags.slice(0, write), positions: positions.slice(0, write) };
}

class Keeper {
  readonly #starts: Uint32Array;
  readonly #groups: Uint32Array;

  constructor(starts: Uint32Array, groups: Uint32Array) {
    this.#starts = starts;
    this.#groups = groups;
  }

  /** Copies what is kept of the equal grams [from, to) to `write`; returns the end of the copy. */
  copy(positions: Uint32Array, from: number, to: number, write: number): number {
    if (to - from <= MOST_PLACES) {
      positions.copyWithin(write, from, to);
      return write + to - from;
    }
    return this.#isCommon(positions, from, to) ? write : this.#copySome(positions, from, to, write);
  }

  #isCommon(positions: Uint32Array, from: number, to: number): boolean {
    const groups = new Set<number>();
    for (let i = from; i < to; i++) {
      groups.add(this.#groups[documentAt(this.#starts, positions[i] ?? 0)] ?? 0);
      if (groups.size > MOST_GROUPS) return true;
    }
    return false;
  }

  #copySome(positions: Uint32Array, from: number, to: number, start: number): number {
    let write = start;
    const documents = new Map<number, number>();
    let [last, places] = [-1, 0];
    for (let i = from; i < to; i++) {
      const position = positions[i] ?? 0;
      const d = documentAt(this.#starts, position);
      if (d !== last) {
        const group = this.#groups[d] ?? 0;
        documents.set(group, (documents.get(group) ?? 0) + 1);
        [last, places] = [d, 0];
      }
      places++;
      const isEnough = (documents.get(this.#groups[d] ?? 0) ?? 0) > MOST_DOCUMENTS;
      if (places <= MOST_PLACES && !isEnough) positions[write++] = position;
    }
    return write;
  }
}
