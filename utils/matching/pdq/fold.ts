/**
 * Weights that take n values to 64: two box filters and the decimation of PDQ in one step (PDQ steps 2 and 3).
 * Weight i of input x stands at `weights[offset[i] + x - start[i]]`.
 */
export type Fold = { start: Uint32Array; offset: Uint32Array; weights: Float64Array };

/** Side of the square that PDQ hashes. */
export const SIDE = 64;

/** Enough for every length up to 512, so that the windows of a second picture find theirs. */
const KEPT = 512;
const folds = new Map<number, Fold>();

/** The fold for a row or column of n values; folds of the sizes used last are kept. */
export function foldOf(n: number): Fold {
  const known = folds.get(n);
  if (known) return known;
  const fold = makeFold(n);
  if (folds.size >= KEPT) folds.clear();
  folds.set(n, fold);
  return fold;
}

function makeFold(n: number): Fold {
  const { lo, hi } = box(n);
  const rows = Array.from({ length: SIDE }, (_, i) => {
    const centre = Math.floor(((i + 0.5) * n) / SIDE);
    return tent(lo(centre), hi(centre), lo, hi);
  });
  return packed(rows);
}

/** Bounds of the box filter at output k; an even window leans right. */
function box(n: number) {
  const window = Math.floor((n + 127) / 128);
  const half = Math.floor((window + 2) / 2);
  return {
    lo: (k: number) => Math.max(0, k - (window - half)),
    hi: (k: number) => Math.min(n - 1, k + half - 1),
  };
}

type Bound = (k: number) => number;
type Row = { start: number; weights: number[] };

/** Weights of the inputs of a box over the boxes from..to. */
function tent(from: number, to: number, lo: Bound, hi: Bound): Row {
  const start = lo(from);
  const weights = new Array<number>(hi(to) - start + 1).fill(0);
  for (let k = from; k <= to; k++) {
    const share = 1 / ((to - from + 1) * (hi(k) - lo(k) + 1));
    for (let x = lo(k); x <= hi(k); x++) weights[x - start] = (weights[x - start] ?? 0) + share;
  }
  return { start, weights };
}

function packed(rows: Row[]): Fold {
  const start = Uint32Array.from(rows, (row) => row.start);
  const offset = new Uint32Array(rows.length + 1);
  rows.forEach((row, i) => {
    offset[i + 1] = (offset[i] ?? 0) + row.weights.length;
  });
  return { start, offset, weights: Float64Array.from(rows.flatMap((row) => row.weights)) };
}
