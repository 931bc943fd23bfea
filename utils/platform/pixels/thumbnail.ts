import { PictureError } from './picture-error.ts';
import type { Pixels } from './read-pixels.ts';

const SIDE = 240;
const QUALITIES = [0.8, 0.6, 0.4, 0.2];

/**
 * A small JPEG of a picture as data address: longest side 240 pixels, as good as fits.
 * @param most length of the address
 * @throws PictureError undecodable
 */
export async function thumbnailOf({ rgba, width, height }: Pixels, most: number): Promise<string> {
  const scale = Math.min(1, SIDE / Math.max(width, height));
  const whole = new OffscreenCanvas(width, height);
  const image = new ImageData(new Uint8ClampedArray(rgba), width, height);
  whole.getContext('2d')?.putImageData(image, 0, 0);
  const small = new OffscreenCanvas(
    Math.max(1, Math.round(width * scale)),
    Math.max(1, Math.round(height * scale)),
  );
  const context = small.getContext('2d');
  if (!context) throw new PictureError('undecodable', 'no canvas');
  // JPEG has no transparency: what lets through shows white, as on most pages.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, small.width, small.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(whole, 0, 0, small.width, small.height);
  for (const quality of QUALITIES) {
    const address = await dataAddressOf(await small.convertToBlob({ type: 'image/jpeg', quality }));
    if (address.length <= most) return address;
  }
  throw new PictureError('undecodable', 'no small copy');
}

async function dataAddressOf(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return `data:${blob.type};base64,${btoa(letters)}`;
}
