import type { Luma } from '../pdq/luma.ts';

/** A rectangle in fractions (0-1) of a picture's width and height, from its upper left corner. */
export type Region = { left: number; top: number; width: number; height: number };

/** A grey picture of whole levels 0-255, row by row. */
export type Grey = { width: number; height: number; values: Uint8Array };

/** Which part of the page's picture shows which part of the entry's. */
export type Alignment = {
  query: Region;
  entry: Region;
  /** The page shows the entry's picture mirrored left to right. */
  mirrored: boolean;
  /** Clockwise, in degrees; 0 where it was not measured. */
  turned: number;
};

export type { Luma };
