import { roomFor, tokensOf } from './tokens.ts';

/** The words of all documents one after another; those of document d are words[starts[d], starts[d + 1]). */
export type Collection = { words: Uint32Array; starts: Uint32Array };

/** Cuts all documents into words and keeps the hashes. */
export function collect(documents: readonly { text: string }[]): Collection {
  const starts = new Uint32Array(documents.length + 1);
  let words = new Uint32Array(1 << 12);
  let room = roomFor(1 << 13);
  let used = 0;
  documents.forEach(({ text }, d) => {
    if (text.length >>> 1 >= room.hash.length) room = roomFor(text.length);
    const { hash, count } = tokensOf(text, room);
    if (used + count > words.length) words = enlarged(words, used + count);
    words.set(hash.subarray(0, count), used);
    used += count;
    starts[d + 1] = used;
  });
  return { words: words.subarray(0, used), starts };
}

function enlarged(words: Uint32Array, least: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(least, Math.ceil(words.length * 1.5)));
  larger.set(words);
  return larger;
}

/** The document that holds a position. */
export function documentAt(starts: Uint32Array, position: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= position) low = middle;
    else high = middle;
  }
  return low;
}
