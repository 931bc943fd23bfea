const RADIUS = 9;

/** Half width of the disc at each row. */
const REACH = Int8Array.from({ length: RADIUS + 1 }, (_, dy) => Math.floor(Math.sqrt(RADIUS ** 2 - dy ** 2)));

/**
 * Direction from a pixel to the centroid of the levels in a disc of radius 9 (Rosin 1999, as in ORB), in 256ths of
 * a turn, from right to down.
 */
export function directionAt(values: Uint8Array, width: number, at: number): number {
  let [right, down] = [0, 0];
  for (let dy = -RADIUS; dy <= RADIUS; dy++) {
    const reach = REACH[Math.abs(dy)] ?? 0;
    const row = at + dy * width;
    let sum = 0;
    for (let dx = -reach; dx <= reach; dx++) {
      const value = values[row + dx] ?? 0;
      sum += value;
      right += dx * value;
    }
    down += dy * sum;
  }
  return Math.round((Math.atan2(down, right) * 128) / Math.PI) & 255;
}
