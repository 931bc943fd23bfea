import { SIDE } from '../pdq/fold.ts';

/** How many blocks of two squares show the same; `share` is agreeing by textured, 0 where too few are textured. */
export type Agreement = { share: number; agreeing: number; textured: number };

const BLOCK = 8;
const BLOCKS = SIDE / BLOCK;
const SHIFT = 3;
const LEAST_OVERLAP = 32;
/** Least variance, in grey levels squared, for a block of the entry to count, and for the page's to agree. */
const TEXTURED = 16;
const NOT_FLAT = 4;
const CORRELATED = 0.7;
const LEAST_TEXTURED = 10;

/** A square with its summed-area tables (F. Crow, 1984): sums over any rectangle in four look-ups. */
export type Summed = { values: Float64Array; sums: Float64Array; squares: Float64Array };

const STRIDE = SIDE + 1;

export function emptySquare(): Summed {
  const table = () => new Float64Array(STRIDE * STRIDE);
  return { values: new Float64Array(SIDE * SIDE), sums: table(), squares: table() };
}

/** Brings the tables up to date with the values. */
export function sumUp({ values, sums, squares }: Summed): void {
  for (let y = 0; y < SIDE; y++) {
    let sum = 0;
    let square = 0;
    for (let x = 0; x < SIDE; x++) {
      const value = values[y * SIDE + x] ?? 0;
      sum += value;
      square += value * value;
      const at = (y + 1) * STRIDE + x + 1;
      sums[at] = (sums[at - STRIDE] ?? 0) + sum;
      squares[at] = (squares[at - STRIDE] ?? 0) + square;
    }
  }
}

/**
 * The best agreement of two squares over 7 x 7 shifts: normalised correlation above 0.7 in blocks of 8 x 8 pixels,
 * of which only those count that show something in the entry.
 */
export function bestAgreement(query: Summed, entry: Summed): Agreement {
  let best: Agreement = { share: 0, agreeing: 0, textured: 0 };
  for (let dy = -SHIFT; dy <= SHIFT; dy++) {
    for (let dx = -SHIFT; dx <= SHIFT; dx++) {
      const found = agreementAt(query, entry, dx, dy);
      if (isBetter(found, best)) best = found;
    }
  }
  return best;
}

/** Enough agreeing blocks go before a better share of few: flat framed graphics reach high shares of few blocks. */
export function isBetter(a: Agreement, b: Agreement): boolean {
  const [enoughA, enoughB] = [a.agreeing >= LEAST_AGREEING, b.agreeing >= LEAST_AGREEING];
  return enoughA === enoughB ? a.share > b.share : enoughA;
}

export const LEAST_AGREEING = 16;

/** Pixel x, y of the entry lies on x + dx, y + dy of the query. */
function agreementAt(query: Summed, entry: Summed, dx: number, dy: number): Agreement {
  let textured = 0;
  let agreeing = 0;
  for (let by = 0; by < BLOCKS; by++) {
    const top = Math.max(by * BLOCK, -dy);
    const bottom = Math.min((by + 1) * BLOCK, SIDE - dy);
    for (let bx = 0; bx < BLOCKS; bx++) {
      const left = Math.max(bx * BLOCK, -dx);
      const right = Math.min((bx + 1) * BLOCK, SIDE - dx);
      const pixels = (bottom - top) * (right - left);
      if (pixels < LEAST_OVERLAP) continue;
      const sum = over(entry.sums, left, top, right, bottom);
      const spread = over(entry.squares, left, top, right, bottom) - (sum * sum) / pixels;
      if (spread < TEXTURED * pixels) continue;
      textured++;
      const other = over(query.sums, left + dx, top + dy, right + dx, bottom + dy);
      const otherSquares = over(query.squares, left + dx, top + dy, right + dx, bottom + dy);
      const otherSpread = otherSquares - (other * other) / pixels;
      if (otherSpread < NOT_FLAT * pixels) continue;
      const together = products(query.values, entry.values, left, top, right, bottom, dy * SIDE + dx);
      const common = together - (sum * other) / pixels;
      if (common > CORRELATED * Math.sqrt(spread * otherSpread)) agreeing++;
    }
  }
  return { share: textured < LEAST_TEXTURED ? 0 : agreeing / textured, agreeing, textured };
}

/** Sum over a rectangle; right and bottom are not included. */
function over(table: Float64Array, left: number, top: number, right: number, bottom: number): number {
  const [upper, lower] = [top * STRIDE, bottom * STRIDE];
  const below = (table[lower + right] ?? 0) - (table[lower + left] ?? 0);
  return below - ((table[upper + right] ?? 0) - (table[upper + left] ?? 0));
}

/** Sum of the products of the entry's pixels in a rectangle and the query's, `skip` places further on. */
function products(
  query: Float64Array,
  entry: Float64Array,
  left: number,
  top: number,
  right: number,
  bottom: number,
  skip: number,
): number {
  let sum = 0;
  for (let y = top; y < bottom; y++) {
    let line = 0;
    for (let at = y * SIDE + left, end = y * SIDE + right; at < end; at++)
      line += (entry[at] ?? 0) * (query[at + skip] ?? 0);
    sum += line;
  }
  return sum;
}
