import jpeg from 'jpeg-js';
import { measurePdq } from '../../tests/bench/pdq.ts';
import type { Harness } from '../../tests/e2e/harness/index.ts';
import { base64Of, openWithModule } from '../../tests/e2e/support-pdq.ts';
import { picturePixels } from '../demo/pictures.ts';
import type { PictureTimes } from './pdq-in-page.ts';
import { type Row, rowsOf } from './rows.ts';

const [WIDTH, HEIGHT] = [1080, 1350];
const RUNS = 30;

/** The hash in Node: the folded form that ships beside the plain one of the reference. */
export function pdqInNode(): Row[] {
  const { luma, hash, total, plain } = measurePdq();
  const row = rowsOf('pdq', 'node');
  return [
    row('plane to hash, folded', hash, 'plane to hash, box filters', plain),
    row('pixels to hash, in all', total, 'of it luma and averaging', luma),
  ];
}

/** One picture of 1080 x 1350 in a browser: decoding, averaging and hash apart. */
export async function pdq(harness: Harness): Promise<Row[]> {
  const inPage = await openWithModule(harness, new URL('./pdq-in-page.ts', import.meta.url));
  const file = photograph();
  console.log(`  JPEG of ${WIDTH} x ${HEIGHT}, ${Math.round(file.length / 1024)} kB`);
  const time = (runs: number) => inPage('timePicture', base64Of(file), runs) as Promise<PictureTimes[]>;
  const cold = await time(1);
  await time(5);
  const warm = await time(RUNS);
  const of = (step: keyof PictureTimes) => warm.map((times) => times[step]);
  const row = rowsOf('pdq', harness.kind);
  return [
    row('decode and read the pixels', of('decode'), 'decode alone', of('bitmapOnly')),
    row('luma and averaging', of('luma'), 'canvas scales, then luma', of('scaledByCanvas')),
    row('plane to hash, folded', of('hash'), 'plane to hash, box filters', of('plain')),
    row('bytes to hash, in all', warm.map(inAll), 'the first picture of all', cold.map(inAll)),
  ];
}

const inAll = ({ decode, luma, hash }: PictureTimes) => decode + luma + hash;

/** A portrait as Instagram serves it, cut from a free photograph and enlarged. */
function photograph(): Uint8Array {
  const from = picturePixels({ photograph: 'nagasaki-boats', side: 1024, quality: 92 });
  const scale = from.height / HEIGHT;
  const left = (from.width - WIDTH * scale) / 2;
  const data = new Uint8Array(WIDTH * HEIGHT * 4).fill(255);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const at = (Math.floor(y * scale) * from.width + Math.floor(left + x * scale)) * 4;
      data.set(from.data.subarray(at, at + 3), (y * WIDTH + x) * 4);
    }
  }
  return new Uint8Array(jpeg.encode({ data, width: WIDTH, height: HEIGHT }, 85).data);
}
