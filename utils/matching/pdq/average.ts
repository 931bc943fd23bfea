import type { Luma } from './luma.ts';

type Values = Luma['values'];

/**
 * Area average of a plane that is given row by row, so that it never stands in memory as a whole.
 * @param side no side of the result is longer; the shorter side is rounded
 * @param rowAt the values of row y; called once for each row, from the top
 * @returns null when the plane already fits
 */
export function averageWithin(
  width: number,
  height: number,
  side: number,
  rowAt: (y: number) => Values,
): Luma | null {
  if (width <= side && height <= side) return null;
  const scale = side / Math.max(width, height);
  const columns = spansOf(width, fitted(width, scale));
  const outHeight = fitted(height, scale);
  const values = new Float32Array(columns.count * outHeight);
  const line = new Float64Array(columns.count);
  for (let y = 0; y < height; y++) {
    narrow(rowAt(y), columns, line);
    spread(line, y, height, outHeight, values);
  }
  return { width: columns.count, height: outHeight, values };
}

const fitted = (length: number, scale: number) => Math.max(1, Math.round(length * scale));

/** For each output cell the first and last input it covers, and the shares of these two. */
type Spans = {
  count: number;
  first: Uint32Array;
  last: Uint32Array;
  head: Float64Array;
  tail: Float64Array;
  /** Length of a cell in inputs. */
  length: number;
};

function spansOf(inputs: number, count: number): Spans {
  const length = inputs / count;
  const [first, last] = [new Uint32Array(count), new Uint32Array(count)];
  const [head, tail] = [new Float64Array(count), new Float64Array(count)];
  for (let o = 0; o < count; o++) {
    // Integers first: o * inputs is exact, o * (inputs / count) is not.
    const start = (o * inputs) / count;
    const end = ((o + 1) * inputs) / count;
    const from = Math.floor(start);
    const to = Math.ceil(end) - 1;
    first[o] = from;
    last[o] = to;
    head[o] = from === to ? length : from + 1 - start;
    tail[o] = from === to ? 0 : end - to;
  }
  return { count, first, last, head, tail, length };
}

/** Averages one row along its length. */
function narrow(row: Values, { count, first, last, head, tail, length }: Spans, line: Float64Array): void {
  for (let o = 0; o < count; o++) {
    const to = last[o] ?? 0;
    let x = first[o] ?? 0;
    let sum = (row[x] ?? 0) * (head[o] ?? 0) + (row[to] ?? 0) * (tail[o] ?? 0);
    for (x++; x < to; x++) sum += row[x] ?? 0;
    line[o] = sum / length;
  }
}

/** Adds row y of `height` to the one or two output rows it lies in, each by its share. */
function spread(
  line: Float64Array,
  y: number,
  height: number,
  outHeight: number,
  values: Float32Array,
): void {
  const start = (y * outHeight) / height;
  const end = ((y + 1) * outHeight) / height;
  const row = Math.floor(start);
  const own = Math.min(end, row + 1) - start;
  add(line, own, values, row * line.length);
  if (end > row + 1) add(line, end - row - 1, values, (row + 1) * line.length);
}

function add(line: Float64Array, share: number, values: Float32Array, at: number): void {
  for (let x = 0; x < line.length; x++) values[at + x] = (values[at + x] ?? 0) + share * (line[x] ?? 0);
}
