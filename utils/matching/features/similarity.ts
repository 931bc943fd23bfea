/** Turns, scales and shifts: (x, y) goes to (a x - b y + dx, b x + a y + dy). */
export type Similarity = { a: number; b: number; dx: number; dy: number };

/** Pairs of places: an entry's x and y belong to the query's. Parallel arrays. */
export type Places = {
  count: number;
  fromX: Float64Array;
  fromY: Float64Array;
  toX: Float64Array;
  toY: Float64Array;
};

/** Size of the picture behind the similarity. */
export const scaleOf = ({ a, b }: Similarity) => Math.hypot(a, b);

/** Clockwise, in degrees. */
export const turnOf = ({ a, b }: Similarity) => (Math.atan2(b, a) * 180) / Math.PI;

/** Distance between where pair i lies and where the similarity puts it, squared. */
export function errorSquared({ a, b, dx, dy }: Similarity, places: Places, i: number): number {
  const [x, y] = [places.fromX[i] ?? 0, places.fromY[i] ?? 0];
  return (a * x - b * y + dx - (places.toX[i] ?? 0)) ** 2 + (b * x + a * y + dy - (places.toY[i] ?? 0)) ** 2;
}

/**
 * Similarity with the least squared error over the chosen pairs (Umeyama 1991, in the plane).
 * @returns null when they all start at one place
 */
export function fitted(places: Places, chosen: readonly number[]): Similarity | null {
  const n = chosen.length;
  let [fx, fy, tx, ty] = [0, 0, 0, 0];
  for (const i of chosen) {
    fx += (places.fromX[i] ?? 0) / n;
    fy += (places.fromY[i] ?? 0) / n;
    tx += (places.toX[i] ?? 0) / n;
    ty += (places.toY[i] ?? 0) / n;
  }
  let [along, across, spread] = [0, 0, 0];
  for (const i of chosen) {
    const [x, y] = [(places.fromX[i] ?? 0) - fx, (places.fromY[i] ?? 0) - fy];
    const [u, v] = [(places.toX[i] ?? 0) - tx, (places.toY[i] ?? 0) - ty];
    along += x * u + y * v;
    across += x * v - y * u;
    spread += x * x + y * y;
  }
  if (spread < 1e-6) return null;
  const [a, b] = [along / spread, across / spread];
  return { a, b, dx: tx - a * fx + b * fy, dy: ty - b * fx - a * fy };
}

/** Where a place comes from; the inverse of the similarity. */
export function inverse({ a, b, dx, dy }: Similarity): Similarity {
  const squared = a * a + b * b;
  const [c, d] = [a / squared, -b / squared];
  return { a: c, b: d, dx: -(c * dx - d * dy), dy: -(d * dx + c * dy) };
}
