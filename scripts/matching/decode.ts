import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { fitWithin, type Luma, lumaWithin } from '../../utils/matching/index.ts';
import { PRINT_SIDE } from '../../utils/matching/pictures/print.ts';
import { type Decode, MOST_PIXELS, PictureError, readPixels } from '../../utils/platform/pixels/index.ts';
import { isPnm, lumaOfPnm } from './pnm.ts';

/** A picture file, upright: its size in pixels, and its luma fitted within 512 x 512. */
export type DecodedPicture = { width: number; height: number; luma: Luma };

/**
 * Reads a picture file by the rules of the extension: header first, orientation applied, flattened on white.
 * @throws PictureError as `readPixels`
 */
export async function decodePicture(file: string): Promise<DecodedPicture> {
  return decodeBytes(new Uint8Array(await readFile(file)));
}

/** The same of a file's bytes. @throws PictureError as `readPixels` */
export async function decodeBytes(bytes: Uint8Array): Promise<DecodedPicture> {
  if (isPnm(bytes)) {
    const whole = lumaOfPnm(bytes);
    return { width: whole.width, height: whole.height, luma: fitWithin(whole, PRINT_SIDE) };
  }
  const { rgba, width, height } = await readPixels(bytes, decodeWithSharp);
  return { width, height, luma: lumaWithin(rgba, width, height, PRINT_SIDE) };
}

/** Stands in for the browser's decoder: first frame, sRGB, 8 bits, alpha kept apart. */
const decodeWithSharp: Decode = async (blob) => {
  const bytes = Buffer.from(await blob.arrayBuffer());
  try {
    const { data, info } = await sharp(bytes, { pages: 1, limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .rotate()
      .toColourspace('srgb')
      .ensureAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return { rgba: new Uint8ClampedArray(data), width: info.width, height: info.height };
  } catch (error) {
    throw new PictureError(
      'undecodable',
      error instanceof Error ? error.message.split('\n')[0]?.slice(0, 200) : '',
    );
  }
};
