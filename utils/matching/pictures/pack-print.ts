import { BadFeatures, packFeatures, unpackFeatures } from '../features/index.ts';
import { WORDS } from '../pdq/bits.ts';
import type { WindowHashes } from '../windows/hashes.ts';
import type { Grey } from '../windows/types.ts';
import { VARIANTS, WINDOWS_VERSION } from '../windows/windows.ts';
import { type PicturePrint, PRINT_SIDE } from './print.ts';

/** Version of the layout below (docs/registry-format.md). */
export const PRINT_VERSION = 1;

/** Two letters, two versions, width, height, quality, number of hashes, both sides of the thumbnail, features' length. */
const HEADER = 16;
const MAGIC = 0x5053;
const BYTES_PER_HASH = WORDS * 4;

/** A stored print that cannot be read: another version, cut off, or with numbers out of bounds. */
export class BadPrint extends Error {
  override name = 'BadPrint';
}

/** Stored form of a print, little-endian: header, variant numbers, hashes, thumbnail in half bytes, features. */
export function packPrint({
  width,
  height,
  hashes,
  thumbnail,
  features,
}: PicturePrint): Uint8Array<ArrayBuffer> {
  const packed = features ? packFeatures(features) : new Uint8Array(0);
  const pixels = halfBytes(thumbnail.values);
  const bytes = new Uint8Array(HEADER + hashes.count * (1 + BYTES_PER_HASH) + pixels.length + packed.length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, MAGIC, true);
  bytes.set([PRINT_VERSION, WINDOWS_VERSION], 2);
  view.setUint16(4, width, true);
  view.setUint16(6, height, true);
  bytes.set([hashes.quality, hashes.count, thumbnail.width, thumbnail.height], 8);
  view.setUint32(12, packed.length, true);
  bytes.set(hashes.variants.subarray(0, hashes.count), HEADER);
  let at = HEADER + hashes.count;
  for (let i = 0; i < hashes.count * WORDS; i++, at += 4) view.setUint32(at, hashes.words[i] ?? 0, true);
  bytes.set(pixels, at);
  bytes.set(packed, at + pixels.length);
  return bytes;
}

/**
 * Reads what `packPrint` wrote.
 * @throws BadPrint for bytes that it cannot have written in this version
 */
export function unpackPrint(bytes: Uint8Array): PicturePrint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { width, height, quality, count, thumb, featureBytes } = readHeader(view);
  const variants = bytes.slice(HEADER, HEADER + count);
  if (variants.some((variant) => variant >= VARIANTS)) throw new BadPrint('a window that does not exist');
  const words = new Uint32Array(count * WORDS);
  let at = HEADER + count;
  for (let i = 0; i < words.length; i++, at += 4) words[i] = view.getUint32(at, true);
  const hashes: WindowHashes = { count, words, variants, aspect: width / height, quality };
  const pixels = (thumb.width * thumb.height + 1) >> 1;
  return {
    width,
    height,
    hashes,
    thumbnail: { ...thumb, values: levels(bytes.subarray(at, at + pixels), thumb) },
    features: featureBytes > 0 ? featuresIn(bytes.subarray(at + pixels)) : null,
  };
}

function readHeader(view: DataView) {
  if (view.byteLength < HEADER || view.getUint16(0, true) !== MAGIC)
    throw new BadPrint(`no print: ${view.byteLength} bytes`);
  const [version, windows] = [view.getUint8(2), view.getUint8(3)];
  if (version !== PRINT_VERSION || windows !== WINDOWS_VERSION)
    throw new BadPrint(`print of version ${version}, windows of version ${windows}`);
  const header = {
    width: view.getUint16(4, true),
    height: view.getUint16(6, true),
    quality: view.getUint8(8),
    count: view.getUint8(9),
    thumb: { width: view.getUint8(10), height: view.getUint8(11) },
    featureBytes: view.getUint32(12, true),
  };
  refuseOdd(header, view.byteLength);
  return header;
}

function refuseOdd(
  { width, height, quality, count, thumb, featureBytes }: Omit<ReturnType<typeof readHeader>, never>,
  length: number,
): void {
  const isSize = (side: number) => side >= 1 && side <= PRINT_SIDE;
  if (!isSize(width) || !isSize(height) || quality > 100)
    throw new BadPrint(`print of ${width} x ${height}, quality ${quality}`);
  const expected =
    HEADER + count * (1 + BYTES_PER_HASH) + ((thumb.width * thumb.height + 1) >> 1) + featureBytes;
  if (length !== expected) throw new BadPrint(`print of ${length} bytes where ${expected} were announced`);
}

function featuresIn(bytes: Uint8Array) {
  try {
    return unpackFeatures(bytes);
  } catch (error) {
    if (error instanceof BadFeatures) throw new BadPrint(error.message);
    throw error;
  }
}

function halfBytes(values: Uint8Array): Uint8Array {
  const out = new Uint8Array((values.length + 1) >> 1);
  values.forEach((level, at) => {
    out[at >> 1] = (out[at >> 1] ?? 0) | ((level >> 4) << (at % 2 ? 4 : 0));
  });
  return out;
}

function levels(bytes: Uint8Array, { width, height }: Pick<Grey, 'width' | 'height'>): Uint8Array {
  return Uint8Array.from(
    { length: width * height },
    (_, at) => (((bytes[at >> 1] ?? 0) >> (at % 2 ? 4 : 0)) & 15) * 17,
  );
}
