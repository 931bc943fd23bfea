import { PictureError } from './picture-error.ts';
import { MOST_BYTES, refuseTooManyPixels, sniffPicture } from './sniff-picture.ts';

/** A decoded picture: width x height x 4 bytes, alpha not premultiplied. */
export type Pixels = { rgba: Uint8ClampedArray; width: number; height: number };

/** Decodes a picture whose header has been checked. */
export type Decode = (blob: Blob) => Promise<Pixels>;

/**
 * Pixels of a picture at full size, EXIF orientation applied, identical in Chromium and Firefox.
 * The header is read first: nothing is decoded that is too large or no picture.
 * @throws PictureError too-large, not-an-image, too-many-pixels, undecodable
 */
export async function readPixels(file: Blob | Uint8Array, decode: Decode = decodeInBrowser): Promise<Pixels> {
  const bytes = await bytesOf(file);
  const { type } = sniffPicture(bytes);
  try {
    return await decode(new Blob([bytes], { type }));
  } catch (error) {
    if (error instanceof PictureError) throw error;
    throw new PictureError('undecodable', String(error).slice(0, 200));
  }
}

async function bytesOf(file: Blob | Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const size = file instanceof Blob ? file.size : file.length;
  if (size > MOST_BYTES) throw new PictureError('too-large', `${size} bytes`);
  return new Uint8Array(file instanceof Blob ? await file.arrayBuffer() : file);
}

async function decodeInBrowser(blob: Blob): Promise<Pixels> {
  const bitmap = await createImageBitmap(blob);
  try {
    return drawn(bitmap);
  } finally {
    bitmap.close();
  }
}

/** Draws at full size: browsers scale differently. The decoder can differ from the header, so the size is asked again. */
function drawn(bitmap: ImageBitmap): Pixels {
  const { width, height } = bitmap;
  refuseTooManyPixels(width, height);
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new PictureError('undecodable', 'no canvas');
  context.drawImage(bitmap, 0, 0);
  return { rgba: context.getImageData(0, 0, width, height).data, width, height };
}
