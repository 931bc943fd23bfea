/** Longer buckets hold phrases that stand in many documents; inserting one by one would take the square of that. */
const SHORT = 48;

const SHIFT = 2 ** 32;

/** Sorts [from, to) of two parallel arrays by tag, then by position. */
export function sortBucket(tags: Uint16Array, positions: Uint32Array, from: number, to: number): void {
  if (to - from <= SHORT) insertionSort(tags, positions, from, to);
  else sortLong(tags, positions, from, to);
}

/** Positions come in ascending, so a stable sort by tag is enough. */
function insertionSort(tags: Uint16Array, positions: Uint32Array, from: number, to: number): void {
  for (let i = from + 1; i < to; i++) {
    const tag = tags[i] ?? 0;
    const position = positions[i] ?? 0;
    let at = i - 1;
    while (at >= from && (tags[at] ?? 0) > tag) {
      tags[at + 1] = tags[at] ?? 0;
      positions[at + 1] = positions[at] ?? 0;
      at--;
    }
    tags[at + 1] = tag;
    positions[at + 1] = position;
  }
}

/** Tag and position fit into the 53 bits of a double. */
function sortLong(tags: Uint16Array, positions: Uint32Array, from: number, to: number): void {
  const both = new Float64Array(to - from);
  for (let i = from; i < to; i++) both[i - from] = (tags[i] ?? 0) * SHIFT + (positions[i] ?? 0);
  both.sort();
  both.forEach((value, i) => {
    tags[from + i] = Math.floor(value / SHIFT);
    positions[from + i] = value % SHIFT;
  });
}
