import { describe, type Features } from '../features/index.ts';
import { hexOf, WORDS } from '../pdq/bits.ts';
import { isMatchable } from '../pdq/constants.ts';
import { greyOf } from '../windows/grey.ts';
import { registryHashes, type WindowHashes } from '../windows/hashes.ts';
import type { Grey, Luma } from '../windows/types.ts';

/** What is kept of a registry's picture to find it again: hashes of its windows, a small copy, and local features. */
export type PicturePrint = {
  /** Pixels of the plane it was made from, at most 512 a side. */
  width: number;
  height: number;
  hashes: WindowHashes;
  /** For verification: longest side 96, levels of 4 bits. */
  thumbnail: Grey;
  /** Null where a registry leaves them out: they are four fifths of a print. */
  features: Features | null;
};

/** Longest side of the plane that prints are made from. */
export const PRINT_SIDE = 512;

const THUMBNAIL_SIDE = 96;

/**
 * The print of a picture for a registry.
 * @param luma the whole picture, fitted within 512 x 512 (`lumaWithin`)
 * @throws RangeError when the plane is empty
 */
export function printOf(luma: Luma, { withFeatures = true } = {}): PicturePrint {
  return {
    width: luma.width,
    height: luma.height,
    hashes: registryHashes(luma),
    thumbnail: coarse(greyOf(luma, THUMBNAIL_SIDE)),
    features: withFeatures ? describe(luma) : null,
  };
}

/** As it comes back from storage, so that a fresh print and a stored one are the same. */
function coarse({ width, height, values }: Grey): Grey {
  return { width, height, values: values.map((level) => (level >> 4) * 17) };
}

/** The hash of the whole picture as 64 hex digits; null for one that is too flat to be compared. */
export function wholeHash({ hashes }: PicturePrint): string | null {
  const at = hashes.variants.indexOf(0);
  return at < 0 ? null : hexOf(hashes.words.subarray(at * WORDS, (at + 1) * WORDS));
}

/** A print of nothing but the hash of the whole, as older registries have it; of low quality it is found nowhere. */
export function printOfHash(hash: string, quality: number): PicturePrint {
  const words = Uint32Array.from({ length: WORDS }, (_, w) =>
    Number.parseInt(hash.slice(w * 8, w * 8 + 8), 16),
  );
  return {
    width: 1,
    height: 1,
    hashes: isMatchable(quality)
      ? { count: 1, words, variants: new Uint8Array(1), aspect: 1, quality }
      : { count: 0, words: new Uint32Array(0), variants: new Uint8Array(0), aspect: 1, quality },
    thumbnail: { width: 0, height: 0, values: new Uint8Array(0) },
    features: null,
  };
}
