import { lumaWithin, pdq } from '../../utils/matching/index.ts';
import type { Asset, NamedRead, Post, Registry } from '../../utils/model/index.ts';
import { type Pixels, readPixels } from '../../utils/platform/pixels/index.ts';
import { nameAddress, postRef } from '../../utils/sites/index.ts';
import { asset, registry } from '../unit/matching/samples.ts';
import { file, png } from '../unit/pixels/files.ts';

/** What the background uses. */
export const resolve = nameAddress;

const SIDE = 64;

/** A picture of random blocks, rich enough for PDQ; the same seed gives the same pixels. Seed 0 is a plain grey. */
export function pixelsOf(seed: number): Pixels {
  const rgba = new Uint8ClampedArray(SIDE * SIDE * 4).fill(255);
  const blocks = Array.from({ length: 64 }, (_, i) => noise(seed * 64 + i));
  for (let at = 0; at < SIDE * SIDE; at++) {
    const block = Math.floor(at / SIDE / 8) * 8 + Math.floor((at % SIDE) / 8);
    rgba.fill(seed === 0 ? 128 : (blocks[block] ?? 0), at * 4, at * 4 + 3);
  }
  return { rgba, width: SIDE, height: SIDE };
}

function noise(n: number): number {
  const mixed = Math.imul(n ^ (n >>> 7) ^ 0x9e3779b9, 0x85ebca6b);
  return ((mixed ^ (mixed >>> 13)) >>> 4) % 256;
}

/** A file with the head of a PNG; its last byte is the seed that `decode` reads. */
export const fileOf = (seed: number) => file(png(SIDE, SIDE), seed);

/** Stands for the browser's decoder behind the real check of headers. Seed 255 cannot be decoded. */
export async function decode(blob: Blob): Promise<Pixels> {
  const seed = new Uint8Array(await blob.arrayBuffer()).at(-1) ?? 0;
  if (seed === 255) throw new DOMException('The source image could not be decoded.', 'InvalidStateError');
  return pixelsOf(seed);
}

export const readPixelsOf = (bytes: Uint8Array) => readPixels(bytes, decode);

/** A picture in the registry, with the print of the picture of that seed. */
export function pictureAsset(seed: number, part: Partial<Asset> = {}): Asset {
  const { rgba, width, height } = pixelsOf(seed);
  const print = pdq(lumaWithin(rgba, width, height, 512));
  return asset({ fingerprints: [{ algorithm: 'pdq', ...print }], ...part });
}

export const registryWith = (assets: Asset[], part: Partial<Registry> = {}): Registry =>
  registry({ assets, ...part });

/** A post under the name that the page side gives it. */
export const named = (post: Post): NamedRead => ({ ref: postRef(post), post });

/** Address of the picture of a seed on a host of the allow-list. */
export const pictureUrl = (name: number | string) => `https://pbs.twimg.com/media/${name}.png`;

export const images = (...names: (number | string)[]) =>
  names.map((name) => ({ kind: 'image' as const, url: pictureUrl(name) }));
