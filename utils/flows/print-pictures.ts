import { lumaWithin, PRINT_SIDE, packPrint, pdq, printOf } from '../matching/index.ts';
import type { PrintedPicture } from '../model/index.ts';
import type { PixelReader } from './ports.ts';

/** A small copy of a picture as data address of at most so many characters. */
export type ThumbnailMaker = (
  pixels: { rgba: Uint8ClampedArray; width: number; height: number },
  most: number,
) => Promise<string>;

const LONGEST_THUMBNAIL = 16_000;

/**
 * Makes what a registry keeps of a picture: hash, print and small copy. It takes up to a second: for threads of its own.
 * @throws PortError not-an-image, too-large, too-many-pixels, undecodable
 */
export const printPictures =
  (readPixels: PixelReader, thumbnail: ThumbnailMaker) =>
  async (bytes: Uint8Array<ArrayBuffer>): Promise<PrintedPicture> => {
    const pixels = await readPixels(bytes);
    const { rgba, width, height } = pixels;
    const luma = lumaWithin(rgba, width, height, PRINT_SIDE);
    return {
      width,
      height,
      ...pdq(luma),
      print: base64Of(packPrint(printOf(luma))),
      thumbnail: await thumbnail(pixels, LONGEST_THUMBNAIL),
    };
  };

const base64Of = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
