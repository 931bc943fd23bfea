/**
 * Local features of a picture: corners with direction, size and a descriptor of 256 bits. All numbers are whole, as
 * stored, so that stored and fresh features are the same.
 */
export type Features = {
  count: number;
  /** Pixels of the described picture. */
  width: number;
  height: number;
  /** The features are those of the picture mirrored left to right. */
  mirrored: boolean;
  /** Centres in 64ths of a pixel. */
  x: Uint16Array;
  y: Uint16Array;
  /** Direction in 256ths of a turn, from right to down. */
  angle: Uint8Array;
  /** Size: 1.25 to the power of scale / 16. */
  scale: Uint8Array;
  /** Descriptors, eight words each. */
  words: Uint32Array;
};

/** A picture of whole levels 0-255 and how its pixels lie in the picture it was made from. */
export type Level = {
  width: number;
  height: number;
  values: Uint8Array;
  /** In 16ths of a pyramid step. */
  scale: number;
};

/** Corners on all levels; parallel arrays, filled to `count`. */
export type Corners = {
  count: number;
  x: Uint16Array;
  y: Uint16Array;
  level: Uint8Array;
  score: Uint16Array;
};
