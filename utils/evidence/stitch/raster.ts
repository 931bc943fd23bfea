/** A rectangle of pixels. */
export type Area = { x: number; y: number; width: number; height: number };

/** Pixels row by row, four bytes each: red, green, blue, alpha. */
export type Raster = { data: Uint8ClampedArray; width: number; height: number };

/** Two pixels are equal when no channel differs by more. Screens draw the same pixels again, up to rounding. */
export const TOLERANCE = 2;

/** What two areas have in common; null when nothing. */
export function shared(a: Area, b: Area): Area | null {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.min(a.x + a.width, b.x + b.width) - x;
  const height = Math.min(a.y + a.height, b.y + b.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

/** Share of equal pixels in two rasters of one size, 0 to 1. */
export function equalShare(a: Raster, b: Raster): number {
  const [left, right] = [a.data, b.data];
  let unequal = 0;
  for (let i = 0; i < left.length; i += 4) if (!isEqual(left, i, right, i)) unequal++;
  return 1 - unequal / (left.length / 4);
}

function isEqual(a: Uint8ClampedArray, i: number, b: Uint8ClampedArray, k: number): boolean {
  return (
    Math.abs((a[i] as number) - (b[k] as number)) <= TOLERANCE &&
    Math.abs((a[i + 1] as number) - (b[k + 1] as number)) <= TOLERANCE &&
    Math.abs((a[i + 2] as number) - (b[k + 2] as number)) <= TOLERANCE
  );
}

/** How much two rasters differ where one is moved: mean difference of a pixel, its three channels added up. */
export function difference(a: Raster, b: Raster, dx: number, dy: number, atMost: number): number {
  const part = shared(
    { x: 0, y: 0, width: a.width, height: a.height },
    { x: dx, y: dy, width: b.width, height: b.height },
  );
  if (!part) return Number.POSITIVE_INFINITY;
  const count = part.width * part.height;
  const limit = atMost * count;
  let sum = 0;
  for (let row = 0; row < part.height; row++) {
    let i = ((part.y + row) * a.width + part.x) * 4;
    let k = ((part.y + row - dy) * b.width + part.x - dx) * 4;
    for (let column = 0; column < part.width; column++, i += 4, k += 4) {
      for (let channel = 0; channel < 3; channel++)
        sum += Math.abs((a.data[i + channel] as number) - (b.data[k + channel] as number));
    }
    // Most places are plainly wrong after a few rows.
    if (sum > limit) return sum / count;
  }
  return sum / count;
}

/** True where all pixels are one colour. */
export function isUniform({ data }: Raster): boolean {
  for (let i = 4; i < data.length; i += 4) if (!isEqual(data, 0, data, i)) return false;
  return true;
}
