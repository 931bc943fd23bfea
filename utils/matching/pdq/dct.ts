const SIDE = 64;
const KEPT = 16;

/** D[i][j] = sqrt(2/64) cos(π/128 (i + 1)(2 j + 1)): rows 1-16 of the 64-point DCT-II, the constant row left out. */
const basis = Float64Array.from({ length: KEPT * SIDE }, (_, at) => {
  const [i, j] = [Math.floor(at / SIDE), at % SIDE];
  return Math.sqrt(2 / SIDE) * Math.cos((Math.PI / (2 * SIDE)) * (i + 1) * (2 * j + 1));
});

/**
 * The 16 x 16 lowest coefficients of a 64 x 64 square: D · B · Dᵀ (PDQ, step 5).
 * @param square 4,096 values, row by row
 */
export function dct(square: Float64Array): Float64Array {
  const half = new Float64Array(KEPT * SIDE);
  for (let i = 0; i < KEPT; i++) {
    for (let k = 0; k < SIDE; k++) {
      const factor = basis[i * SIDE + k] ?? 0;
      for (let j = 0; j < SIDE; j++) {
        half[i * SIDE + j] = (half[i * SIDE + j] ?? 0) + factor * (square[k * SIDE + j] ?? 0);
      }
    }
  }
  return timesTransposed(half);
}

function timesTransposed(half: Float64Array): Float64Array {
  const out = new Float64Array(KEPT * KEPT);
  for (let i = 0; i < KEPT; i++) {
    for (let j = 0; j < KEPT; j++) {
      let sum = 0;
      for (let k = 0; k < SIDE; k++) sum += (half[i * SIDE + k] ?? 0) * (basis[j * SIDE + k] ?? 0);
      out[i * KEPT + j] = sum;
    }
  }
  return out;
}
