const SIDE = 64;
const HALF = SIDE / 2;

/** Coefficients a side. */
export const KEPT = 16;

/**
 * D[i][j] = sqrt(2/64) cos(π/128 (i + 1)(2 j + 1)): rows 1-16 of the 64-point DCT-II, the constant row left out.
 * Only j < 32 is kept: the other half of a row repeats it backwards, with the sign turned where i is even.
 */
const basis = Float64Array.from({ length: KEPT * HALF }, (_, at) => {
  const [i, j] = [Math.floor(at / HALF), at % HALF];
  return Math.sqrt(2 / SIDE) * Math.cos((Math.PI / (2 * SIDE)) * (i + 1) * (2 * j + 1));
});

// Used again for each square: a page's picture is hashed some fifty times.
const sums = new Float64Array(HALF * SIDE);
const differences = new Float64Array(HALF * SIDE);
const across = new Float64Array(KEPT * SIDE);

/**
 * The 16 x 16 lowest coefficients of a 64 x 64 square: D · B · Dᵀ (PDQ, step 5).
 * @param square 4,096 values, row by row
 * @param out 256 values, overwritten
 */
export function dct(square: Float64Array, out: Float64Array): Float64Array {
  halveRows(square);
  for (let i = 0; i < KEPT; i++) combineRows(i % 2 ? sums : differences, i);
  for (let i = 0; i < KEPT; i++) transformRow(i, out);
  return out;
}

/** Row k and its counterpart 63 - k, added and subtracted: half the products of the transform are saved. */
function halveRows(square: Float64Array): void {
  for (let k = 0; k < HALF; k++) {
    const upper = k * SIDE;
    const lower = (SIDE - 1 - k) * SIDE;
    for (let j = 0; j < SIDE; j++) {
      const a = square[upper + j] ?? 0;
      const b = square[lower + j] ?? 0;
      sums[upper + j] = a + b;
      differences[upper + j] = a - b;
    }
  }
}

/** Row i of D · B, four rows of B at a time. */
function combineRows(rows: Float64Array, i: number): void {
  const to = i * SIDE;
  across.fill(0, to, to + SIDE);
  for (let k = 0; k < HALF; k += 4) {
    const at = i * HALF + k;
    const a = basis[at] ?? 0;
    const b = basis[at + 1] ?? 0;
    const c = basis[at + 2] ?? 0;
    const d = basis[at + 3] ?? 0;
    for (let j = 0, from = k * SIDE; j < SIDE; j++, from++) {
      const pair = a * (rows[from] ?? 0) + b * (rows[from + SIDE] ?? 0);
      const other = c * (rows[from + 2 * SIDE] ?? 0) + d * (rows[from + 3 * SIDE] ?? 0);
      across[to + j] = (across[to + j] ?? 0) + pair + other;
    }
  }
}

const rowSums = new Float64Array(HALF);
const rowDifferences = new Float64Array(HALF);

/** Row i of (D · B) · Dᵀ. */
function transformRow(i: number, out: Float64Array): void {
  for (let k = 0; k < HALF; k++) {
    const a = across[i * SIDE + k] ?? 0;
    const b = across[i * SIDE + SIDE - 1 - k] ?? 0;
    rowSums[k] = a + b;
    rowDifferences[k] = a - b;
  }
  // Two columns at a time: a single sum has to wait for each of its additions.
  for (let j = 0; j < KEPT; j += 2) {
    let even = 0;
    let odd = 0;
    for (let k = 0, at = j * HALF; k < HALF; k++, at++) {
      even += (rowDifferences[k] ?? 0) * (basis[at] ?? 0);
      odd += (rowSums[k] ?? 0) * (basis[at + HALF] ?? 0);
    }
    out[i * KEPT + j] = even;
    out[i * KEPT + j + 1] = odd;
  }
}
