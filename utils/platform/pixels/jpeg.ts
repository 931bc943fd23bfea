import type { Bytes } from './bytes.ts';

/** Markers without a segment behind them: TEM, RST0-7. */
const isBare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/** Start of frame, all kinds: C0-CF without DHT (C4), JPG (C8) and DAC (CC). */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;

/**
 * Size of a JPEG from its first start of frame (ITU-T T.81, B.2.2). Segments are skipped by their length, so that
 * the frame of an EXIF thumbnail is not taken for the picture's.
 */
export function sizeOfJpeg(bytes: Bytes): { width: number | null; height: number | null } | null {
  for (let at = 2; at < bytes.length; ) {
    if (bytes.u8(at) !== 0xff) return null;
    const marker = bytes.u8(at + 1);
    if (marker === null || marker === START_OF_SCAN || marker === END_OF_IMAGE) return null;
    if (isFrame(marker)) return { height: bytes.u16(at + 5, 'big'), width: bytes.u16(at + 7, 'big') };
    // FF may be repeated as padding before a marker. A length counts its own two bytes; one of 0 or 1 leads to no FF.
    at += marker === 0xff ? 1 : isBare(marker) ? 2 : 2 + (bytes.u16(at + 2, 'big') ?? 0);
  }
  return null;
}
