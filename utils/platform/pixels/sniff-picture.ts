import { sizeOfAvif } from './avif.ts';
import { type Bytes, bytesOf } from './bytes.ts';
import { sizeOfJpeg } from './jpeg.ts';
import { PictureError } from './picture-error.ts';
import { sizeOfWebp } from './webp.ts';

/** What the head of a picture file says. */
export type PictureHeader = { type: PictureType; width: number; height: number };

type PictureType = 'image/jpeg' | 'image/png' | 'image/gif' | 'image/webp' | 'image/avif';
type Size = { width: number | null; height: number | null };
type Format = { type: PictureType; begins(bytes: Bytes): boolean; size(bytes: Bytes): Size | null };

/** 50 megapixels are 200 MB decoded; a file of 48 kB can claim 400. */
export const MOST_PIXELS = 50_000_000;

/** Largest file in bytes. */
export const MOST_BYTES = 50 * 1024 * 1024;

const formats: Format[] = [
  { type: 'image/jpeg', begins: (bytes) => bytes.letters(0, 3) === '\xff\xd8\xff', size: sizeOfJpeg },
  { type: 'image/png', begins: (bytes) => bytes.letters(0, 8) === '\x89PNG\r\n\x1a\n', size: sizeOfPng },
  { type: 'image/gif', begins: (bytes) => /^GIF8[79]a/.test(bytes.letters(0, 6)), size: sizeOfGif },
  { type: 'image/webp', begins: (bytes) => /^RIFF.{4}WEBP/s.test(bytes.letters(0, 12)), size: sizeOfWebp },
  {
    type: 'image/avif',
    begins: (bytes) => /^.{4}ftyp.*avi[fs]/s.test(bytes.letters(0, 64)),
    size: sizeOfAvif,
  },
];

/**
 * Type and size of a picture from its head, before anything is decoded or allocated.
 * @param bytes the whole file; its declared media type is not asked, servers and pages can say anything
 * @throws PictureError too-large, not-an-image, undecodable (damaged or no size), too-many-pixels
 */
export function sniffPicture(bytes: Uint8Array): PictureHeader {
  if (bytes.length > MOST_BYTES) throw new PictureError('too-large', `${bytes.length} bytes`);
  const file = bytesOf(bytes);
  const format = formats.find(({ begins }) => begins(file));
  if (!format) throw new PictureError('not-an-image');
  const size = format.size(file);
  if (!size?.width || !size.height) throw new PictureError('undecodable', 'no size in the header');
  refuseTooManyPixels(size.width, size.height);
  return { type: format.type, width: size.width, height: size.height };
}

/** @throws PictureError too-many-pixels, with the size */
export function refuseTooManyPixels(width: number, height: number): void {
  if (width * height > MOST_PIXELS) throw new PictureError('too-many-pixels', `${width} x ${height}`);
}

/** PNG (RFC 2083): IHDR is the first chunk. */
function sizeOfPng(bytes: Bytes): Size | null {
  return bytes.letters(12, 4) === 'IHDR' ? { width: bytes.u32(16), height: bytes.u32(20) } : null;
}

/** GIF89a: the logical screen. */
function sizeOfGif(bytes: Bytes): Size {
  return { width: bytes.u16(6, 'little'), height: bytes.u16(8, 'little') };
}
