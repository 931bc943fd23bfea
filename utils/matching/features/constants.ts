/** Version of the stored form, the table of pixel pairs and the look-up bits: features of two versions do not compare. */
export const FEATURES_VERSION = 1;

/** Features described when nothing else is asked; the registry stores so many. */
export const MOST = 300;

/** Features to describe of a picture that is looked for: more are found of small cells and in screenshots. */
export const MOST_SEARCHED = 600;

/** 32-bit words of a descriptor. */
export const WORDS = 8;

/** Factor between two levels of the pyramid. */
export const LEVEL_FACTOR = 1.25;

/** Parts of a level in `Features.scale`. */
export const SCALE_PARTS = 16;

/** Parts of a pixel in `Features.x` and `.y`. */
export const PIXEL_PARTS = 64;

/** Longest side of a picture that can be described: coordinates are 16-bit numbers. */
export const LONGEST_SIDE = Math.floor(65535 / PIXEL_PARTS);

/** Greatest `Features.scale`: six levels. */
export const MOST_SCALE = 5 * SCALE_PARTS;
