import { lumaWithin, pdq } from '../../utils/matching/index.ts';
import { PictureError, readPixels } from '../../utils/platform/pixels/index.ts';
import { plainPdq } from '../bench/pdq-plain.ts';

/** A picture through the shipped code, with the milliseconds of each step. */
export type Hashed = {
  hash: string;
  quality: number;
  width: number;
  height: number;
  decodeMs: number;
  lumaMs: number;
  pdqMs: number;
  /** The same hash by plain box filters; only where it was asked for. */
  plainMs: number | null;
};

export type Outcome = Hashed | { refused: string };

/** Runs inside a page: what the background does with the bytes of a picture. */
export async function hashPicture(base64: string): Promise<Outcome> {
  try {
    return await timed(bytesOf(base64), false);
  } catch (error) {
    return { refused: error instanceof PictureError ? error.code : `untyped: ${String(error)}` };
  }
}

/** Runs inside a page: the same picture again and again. */
export async function timePicture(base64: string, runs: number): Promise<Hashed[]> {
  const bytes = bytesOf(base64);
  const all: Hashed[] = [];
  for (let i = 0; i < runs; i++) all.push(await timed(bytes, true));
  return all;
}

async function timed(bytes: Uint8Array, withPlain: boolean): Promise<Hashed> {
  const start = performance.now();
  const { rgba, width, height } = await readPixels(bytes);
  const decoded = performance.now();
  const luma = lumaWithin(rgba, width, height, 512);
  const averaged = performance.now();
  const print = pdq(luma);
  const hashed = performance.now();
  if (withPlain) plainPdq(luma);
  return {
    ...print,
    width,
    height,
    decodeMs: decoded - start,
    lumaMs: averaged - decoded,
    pdqMs: hashed - averaged,
    plainMs: withPlain ? performance.now() - hashed : null,
  };
}

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
