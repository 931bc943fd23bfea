import { plainPdq } from '../../tests/bench/pdq-plain.ts';
import { lumaOf, lumaWithin, pdq } from '../../utils/matching/index.ts';
import { readPixels } from '../../utils/platform/pixels/index.ts';

/** Milliseconds of one picture: the steps that ship, and beside them what could have been done instead. */
export type PictureTimes = {
  decode: number;
  luma: number;
  hash: number;
  /** createImageBitmap alone, without drawing and reading. */
  bitmapOnly: number;
  /** The browser scales to fit 512, then luma without averaging: fast, and different in each browser. */
  scaledByCanvas: number;
  /** The hash by box filters over the whole plane. */
  plain: number;
};

/** Runs inside a page: the same picture again and again. */
export async function timePicture(base64: string, runs: number): Promise<PictureTimes[]> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const all: PictureTimes[] = [];
  for (let i = 0; i < runs; i++) all.push(await timeOnce(bytes));
  return all;
}

async function timeOnce(bytes: Uint8Array<ArrayBuffer>): Promise<PictureTimes> {
  const lap = stopwatch();
  const { rgba, width, height } = await readPixels(bytes);
  const decode = lap();
  const plane = lumaWithin(rgba, width, height, 512);
  const luma = lap();
  pdq(plane);
  const hash = lap();
  plainPdq(plane);
  const plain = lap();
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
  const bitmapOnly = lap();
  scaled(bitmap);
  return { decode, luma, hash, plain, bitmapOnly, scaledByCanvas: lap() };
}

function stopwatch(): () => number {
  let last = performance.now();
  return () => {
    const before = last;
    last = performance.now();
    return last - before;
  };
}

function scaled(bitmap: ImageBitmap): void {
  const scale = 512 / Math.max(bitmap.width, bitmap.height);
  const [width, height] = [Math.round(bitmap.width * scale), Math.round(bitmap.height * scale)];
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  context?.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  const pixels = context?.getImageData(0, 0, width, height);
  if (pixels) lumaOf(pixels.data, width, height);
}
