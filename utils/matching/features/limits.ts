/** When features match and when matches make a picture found. Distances in bits of 256, lengths in pixels. */
export const limits = {
  /** A bucket with more features says nothing and is skipped. */
  bucket: 64,
  /** Furthest nearest descriptor. */
  nearest: 60,
  /** Greatest ratio of the nearest descriptor to the nearest one of another owner (Lowe 2004). */
  ratio: 0.92,
  /** Owners that are looked at, those with most matches, and the fewest matches they have. */
  candidates: 12,
  matches: 3,
  /** A match agrees with a hypothesis from one other match within `near` plus `spread` of the distance to it. */
  near: 8,
  spread: 0.18,
  /** Smallest and greatest size of the entry's picture in the other one. */
  smallest: 0.12,
  greatest: 8,
  /** Inliers in one square of this side count once. */
  raster: 5,
  /** Fewest distinct inliers of a vote that is worth a second matching, and of one that stands by itself. */
  seed: 3,
  inliers: 5,
  /** Many pairs agree by chance somewhere: so great a share of them must agree, or so many places. */
  share: 0.3,
  enough: 10,
  /** Second matching: furthest place in its two rounds, descriptor, direction (256ths of a turn), scale (16ths). */
  guidedNear: [6, 4],
  guidedBits: 80,
  guidedTurn: 16,
  guidedScale: 24,
  /** What the second matching must give where the vote does not stand by itself. */
  weak: {
    inliers: 7,
    share: 0.25,
    enough: 14,
    /** Greatest mean error in pixels: chance fills the radius, a copy lies within two pixels. */
    error: 1.8,
    bits: 45,
    /** Least ratio of the two axes of the inliers' spread: letters and edges agree along a line. */
    spread: 0.15,
  },
} as const;
