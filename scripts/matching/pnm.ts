import type { Luma } from '../../utils/matching/index.ts';
import { PictureError } from '../../utils/platform/pixels/index.ts';

/** True for the raw forms of Netpbm: P5 (grey) and P6 (RGB). */
export const isPnm = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && (bytes[1] === 0x35 || bytes[1] === 0x36);

/**
 * Luma of a raw Netpbm file (netpbm: pgm, ppm), the form of PDQ's exact reference pixels; one channel is luma itself.
 * @throws PictureError undecodable for a bad header or too few bytes
 */
export function lumaOfPnm(bytes: Uint8Array): Luma {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  const [whole, width, height, most] = (
    /^P[56](?:\s+#[^\n]*)*\s+(\d+)\s+(\d+)\s+(\d+)\s/.exec(head) ?? []
  ).map((one, at) => (at === 0 ? one.length : Number(one))) as number[];
  const channels = bytes[1] === 0x36 ? 3 : 1;
  if (!whole || !width || !height || most !== 255) throw new PictureError('undecodable', 'PNM header');
  if (bytes.length < whole + width * height * channels)
    throw new PictureError('undecodable', `${bytes.length} bytes`);
  const values = new Float32Array(width * height);
  for (let i = 0, at = whole; i < values.length; i++, at += channels) {
    values[i] =
      channels === 1
        ? (bytes[at] ?? 0)
        : 0.299 * (bytes[at] ?? 0) + 0.587 * (bytes[at + 1] ?? 0) + 0.114 * (bytes[at + 2] ?? 0);
  }
  return { width, height, values };
}
