import type { Luma } from '../../utils/matching/index.ts';

const SIDE = 64;
const KEPT = 16;

/** D[i][j] of PDQ step 5, in float32 as the reference keeps it. */
const basis = Array.from({ length: KEPT }, (_, i) =>
  Float32Array.from(
    { length: SIDE },
    (_, j) => Math.sqrt(2 / SIDE) * Math.cos((Math.PI / (2 * SIDE)) * (i + 1) * (2 * j + 1)),
  ),
);

/**
 * PDQ step by step as the C++ reference does it: running box sums in float32 over the whole plane. Slow; the oracle
 * and the yardstick of the folded form.
 * @returns the 64 x 64 square and its 16 x 16 coefficients
 */
export function plainPdq({ width, height, values }: Luma): {
  square: Float32Array;
  coefficients: Float64Array;
} {
  const [plane, other] = [Float32Array.from(values), new Float32Array(width * height)];
  for (let pass = 0; pass < 2; pass++) {
    for (let y = 0; y < height; y++) boxLine(plane, other, y * width, 1, width);
    for (let x = 0; x < width; x++) boxLine(other, plane, x, width, height);
  }
  const square = Float32Array.from({ length: SIDE * SIDE }, (_, at) => {
    const [i, j] = [Math.floor(at / SIDE), at % SIDE];
    const y = Math.floor(((i + 0.5) * height) / SIDE);
    return plane[y * width + Math.floor(((j + 0.5) * width) / SIDE)] ?? 0;
  });
  return { square, coefficients: transform(square) };
}

/** One box filter over a row or column of n values, `stride` apart, as a running sum. */
function boxLine(from: Float32Array, to: Float32Array, start: number, stride: number, n: number): void {
  const window = Math.floor((n + 127) / 128);
  const half = Math.floor((window + 2) / 2);
  let [sum, taken] = [0, 0];
  const add = (k: number, sign: 1 | -1) => {
    sum = Math.fround(sum + sign * (from[start + k * stride] ?? 0));
    taken += sign;
  };
  for (let k = 0; k < Math.min(half - 1, n); k++) add(k, 1);
  for (let k = 0; k < n; k++) {
    if (k + half - 1 < n) add(k + half - 1, 1);
    if (k - (window - half) - 1 >= 0) add(k - (window - half) - 1, -1);
    to[start + k * stride] = sum / taken;
  }
}

function transform(square: Float32Array): Float64Array {
  const half = basis.map((row) =>
    Float32Array.from({ length: SIDE }, (_, j) =>
      row.reduce((sum, d, k) => sum + d * (square[k * SIDE + j] ?? 0), 0),
    ),
  );
  const rows = half.flatMap((row) =>
    basis.map((d) => row.reduce((sum, value, k) => sum + value * (d[k] ?? 0), 0)),
  );
  return Float64Array.from(rows, Math.fround);
}
