import sharp from 'sharp';
import { isMatchable, packPrint, pdq, printOf } from '../../../utils/matching/index.ts';
import type { Asset } from '../../../utils/model/index.ts';
import { decodeBytes } from '../../matching/decode.ts';
import { creditOf, type MediaWords, wordsInPicture } from './metadata.ts';

/** What a picture's bytes tell of it. */
export type PictureFacts = Pick<Asset, 'fingerprints' | 'print' | 'thumbnail'> & {
  width: number;
  height: number;
  /** False for a picture too flat or too small to be found. */
  matchable: boolean;
  words: MediaWords & { credit?: string };
};

/** Longest side and JPEG quality of the thumbnail. Light: for registries of many thousand pictures. */
const THUMBNAIL = { side: 160, quality: 75 };
const LIGHT_THUMBNAIL = { side: 96, quality: 60 };

/**
 * Fingerprint, print, thumbnail and words of a picture.
 * @param isLight without local features, and with a smaller thumbnail: a third of the size
 * @throws PictureError
 */
export async function pictureFacts(bytes: Uint8Array, isLight = false): Promise<PictureFacts> {
  const { width, height, luma } = await decodeBytes(bytes);
  const whole = pdq(luma);
  return {
    width,
    height,
    matchable: isMatchable(whole.quality),
    fingerprints: [{ algorithm: 'pdq', ...whole }],
    print: Buffer.from(packPrint(printOf(luma, { withFeatures: !isLight }))).toString('base64'),
    thumbnail: await thumbnailOf(bytes, isLight ? LIGHT_THUMBNAIL : THUMBNAIL),
    words: await wordsOf(bytes),
  };
}

async function thumbnailOf(bytes: Uint8Array, { side, quality }: typeof THUMBNAIL): Promise<string> {
  const small = await sharp(bytes, { pages: 1 })
    .rotate()
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .jpeg({ quality })
    .toBuffer();
  return `data:image/jpeg;base64,${small.toString('base64')}`;
}

async function wordsOf(bytes: Uint8Array): Promise<PictureFacts['words']> {
  const { xmp, iptc } = await sharp(bytes).metadata();
  const words = wordsInPicture(xmp, iptc);
  const credit = creditOf(words);
  return { ...words, ...(credit && { credit }) };
}
