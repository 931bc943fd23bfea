/** When features match and when matches make a picture found. Distances in bits of 256, lengths in pixels. */
export const limits = {
  /** A bucket with more features says nothing and is skipped. */
  bucket: 64,
  /** Furthest nearest descriptor. */
  nearest: 60,
  /** Greatest ratio of the nearest descriptor to the nearest one of another owner (Lowe 2004). */
  ratio: 0.92,
  /** Owners that are looked at, those with most matches, and the fewest matches they have. */
  candidates: 6,
  matches: 4,
  /** A match agrees with a hypothesis from one other match within `near` plus `spread` of the distance to it. */
  near: 8,
  spread: 0.18,
  /** Smallest and greatest size of the entry's picture in the other one. */
  smallest: 0.12,
  greatest: 8,
  /** Inliers in one square of this side count once. */
  raster: 5,
  /** Fewest distinct inliers of the vote and of the second matching. */
  seed: 4,
  inliers: 5,
  /** Second matching: furthest place, descriptor, direction (256ths of a turn) and scale (16ths of a level). */
  guidedNear: 6,
  guidedBits: 80,
  guidedTurn: 16,
  guidedScale: 24,
};
