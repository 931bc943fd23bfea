/** Half of the 7 x 7 window. */
const HALF = 3;
const K = 0.04;

/**
 * How much a place is a corner and not an edge: det - 0.04 trace² of the summed products of the gradients over
 * 7 x 7 pixels (Harris and Stephens 1988; Sobel gradients). Needs 4 pixels around it.
 * @param at index of the pixel in `values`
 */
export function harrisAt(values: Uint8Array, width: number, at: number): number {
  let [xx, yy, xy] = [0, 0, 0];
  for (let dy = -HALF; dy <= HALF; dy++) {
    for (let p = at + dy * width - HALF, end = p + 2 * HALF; p <= end; p++) {
      const a = values[p - width - 1] ?? 0;
      const b = values[p - width + 1] ?? 0;
      const c = values[p + width - 1] ?? 0;
      const d = values[p + width + 1] ?? 0;
      const gx = b + d - a - c + 2 * ((values[p + 1] ?? 0) - (values[p - 1] ?? 0));
      const gy = c + d - a - b + 2 * ((values[p + width] ?? 0) - (values[p - width] ?? 0));
      xx += gx * gx;
      yy += gy * gy;
      xy += gx * gy;
    }
  }
  return xx * yy - xy * xy - K * (xx + yy) * (xx + yy);
}
