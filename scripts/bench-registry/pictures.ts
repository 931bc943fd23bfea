import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { pictureBytes } from '../demo/pictures.ts';
import { inOrder } from '../matching/in-order.ts';

const SIDES = { width: 1200, height: 800 };
const BASES = [
  'nagasaki-boats',
  'french-alpine-landscape',
  'dust-bowl-home',
  'airplane-from-above',
  'locomotion-house-cat',
] as const;

/** Makes so many JPEG files of 1,200 x 800, each another cut, colour and contrast of five photographs. @returns their size */
export async function makePictures(folder: string, count: number): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const bases = BASES.map((photograph) => Buffer.from(pictureBytes({ photograph, side: 1400, quality: 95 })));
  const numbers = Array.from({ length: count }, (_, n) => n);
  let size = 0;
  for await (const bytes of inOrder(numbers, (n) => makeOne(bases, n, folder))) size += bytes;
  return size;
}

async function makeOne(bases: readonly Buffer[], n: number, folder: string): Promise<number> {
  const base = bases[n % bases.length] ?? Buffer.alloc(0);
  const { width = 0, height = 0 } = await sharp(base).metadata();
  // Cuts on a grid of their own for each round through the photographs.
  const round = Math.floor(n / bases.length);
  const share = 0.55 + 0.4 * ((round * 0.618) % 1);
  const part = { width: Math.round(width * share), height: Math.round(height * share) };
  const left = Math.round((width - part.width) * ((round * 0.377) % 1));
  const top = Math.round((height - part.height) * ((round * 0.731) % 1));
  const { size } = await sharp(base)
    .extract({ left, top, ...part })
    .resize(SIDES.width, SIDES.height, { fit: 'cover' })
    .modulate({ hue: (round * 29) % 360, brightness: 0.85 + 0.3 * ((round * 0.17) % 1) })
    .sharpen()
    .jpeg({ quality: 82 })
    .toFile(join(folder, `picture-${String(n).padStart(4, '0')}.jpg`));
  return size;
}
