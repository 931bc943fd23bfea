import sharp, { type Sharp } from 'sharp';
import type { Photo } from '../photos.ts';

/** What a change needs besides the photograph. */
export type Around = { random: () => number; others: Photo[] };

/** Makes the file that somebody would have posted. */
export type Change = (photo: Photo, around: Around) => Promise<Buffer>;

/** Changes by group and name, as in docs/benchmarks.md. */
export type Group = Record<string, Change>;

/** Widest file of a post. */
const WIDEST = 1080;

export const imageOf = ({ rgb, width, height }: Photo): Sharp =>
  sharp(rgb, { raw: { width, height, channels: 3 } });

/** The file as posted: at most 1,080 pixels wide, JPEG. */
export const posted = (image: Sharp, quality = 70): Promise<Buffer> => resized(image, WIDEST, quality);

export async function resized(image: Sharp, width: number, quality: number): Promise<Buffer> {
  // What was drawn is fixed first: sharp would scale before it draws.
  const { data, info } = await image.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
    .resize({ width: Math.min(width, info.width) })
    .toColourspace('srgb')
    .jpeg({ quality })
    .toBuffer();
}

/** A photograph from the pixels of an image. */
export async function photoFrom(image: Sharp, name = ''): Promise<Photo> {
  const { data, info } = await image
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { name, width: info.width, height: info.height, rgb: data };
}

/** A part of a photograph, in whole pixels inside of it. */
export function cut(photo: Photo, part: { left: number; top: number; width: number; height: number }): Sharp {
  const left = Math.round(Math.max(0, Math.min(part.left, photo.width - part.width)));
  const top = Math.round(Math.max(0, Math.min(part.top, photo.height - part.height)));
  const width = Math.max(1, Math.min(Math.round(part.width), photo.width - left));
  const height = Math.max(1, Math.min(Math.round(part.height), photo.height - top));
  return imageOf(photo).extract({ left, top, width, height });
}

/** The largest part of a shape (width : height), at a place 0-1 of the free side. */
export function shaped(photo: Photo, shape: number, at: number): Sharp {
  const width = Math.min(photo.width, photo.height * shape);
  const height = Math.min(photo.height, photo.width / shape);
  return cut(photo, { left: (photo.width - width) * at, top: (photo.height - height) * at, width, height });
}
