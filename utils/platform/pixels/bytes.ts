/** Reads numbers and letters of a file; null beyond its end, so that cut-off files end in null and not in zero. */
export type Bytes = {
  readonly length: number;
  u8(at: number): number | null;
  u16(at: number, order: 'big' | 'little'): number | null;
  u24(at: number): number | null;
  u32(at: number): number | null;
  /** Latin-1 letters; shorter than `length` at the end of the file. */
  letters(at: number, length: number): string;
};

/** Wraps bytes of a file; multi-byte numbers are big-endian unless said otherwise, `u24` is little-endian (WebP). */
export function bytesOf(bytes: Uint8Array): Bytes {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (at: number, count: number) => at >= 0 && at + count <= bytes.length;
  return {
    length: bytes.length,
    u8: (at) => bytes[at] ?? null,
    u16: (at, order) => (has(at, 2) ? view.getUint16(at, order === 'little') : null),
    u24: (at) => (has(at, 3) ? view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000 : null),
    u32: (at) => (has(at, 4) ? view.getUint32(at) : null),
    letters: (at, length) => String.fromCharCode(...bytes.subarray(at, at + length)),
  };
}
