import { FEATURES_VERSION, MOST_SCALE, PIXEL_PARTS, WORDS } from './constants.ts';
import { emptyFeatures } from './describe.ts';
import type { Features } from './types.ts';

/** Version, a spare byte, count, width, height. */
const HEADER = 8;
/** x, y, angle, scale and the descriptor. */
const PER_FEATURE = 2 + 2 + 1 + 1 + WORDS * 4;

/** Stored features that cannot be read: another version, cut off, or with places outside of the picture. */
export class BadFeatures extends Error {
  override name = 'BadFeatures';
}

/**
 * Stored form: 8 bytes and 38 for each feature, little-endian; lossless.
 * @throws RangeError for the features of a mirrored picture: they are made anew where they are needed
 */
export function packFeatures(features: Features): Uint8Array<ArrayBuffer> {
  const { count, width, height } = features;
  if (features.mirrored) throw new RangeError('features of a mirrored picture are not stored');
  const bytes = new Uint8Array(HEADER + count * PER_FEATURE);
  const view = new DataView(bytes.buffer);
  bytes[0] = FEATURES_VERSION;
  view.setUint16(2, count, true);
  view.setUint16(4, width, true);
  view.setUint16(6, height, true);
  for (let i = 0, at = HEADER; i < count; i++, at += PER_FEATURE) {
    view.setUint16(at, features.x[i] ?? 0, true);
    view.setUint16(at + 2, features.y[i] ?? 0, true);
    bytes[at + 4] = features.angle[i] ?? 0;
    bytes[at + 5] = features.scale[i] ?? 0;
    for (let w = 0; w < WORDS; w++) view.setUint32(at + 6 + w * 4, features.words[i * WORDS + w] ?? 0, true);
  }
  return bytes;
}

/**
 * Reads what `packFeatures` wrote.
 * @throws BadFeatures for bytes that it cannot have written in this version
 */
export function unpackFeatures(bytes: Uint8Array): Features {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const features = readHeader(view);
  for (let i = 0, at = HEADER; i < features.count; i++, at += PER_FEATURE) {
    features.x[i] = view.getUint16(at, true);
    features.y[i] = view.getUint16(at + 2, true);
    features.angle[i] = view.getUint8(at + 4);
    features.scale[i] = view.getUint8(at + 5);
    for (let w = 0; w < WORDS; w++) features.words[i * WORDS + w] = view.getUint32(at + 6 + w * 4, true);
  }
  checkPlaces(features);
  return features;
}

function readHeader(view: DataView): Features {
  if (view.byteLength < HEADER) throw new BadFeatures(`features of ${view.byteLength} bytes`);
  const version = view.getUint8(0);
  if (version !== FEATURES_VERSION) throw new BadFeatures(`features of version ${version}`);
  if (view.getUint8(1) !== 0) throw new BadFeatures('features with an unknown flag');
  const count = view.getUint16(2, true);
  if (view.byteLength !== HEADER + count * PER_FEATURE)
    throw new BadFeatures(`${count} features in ${view.byteLength} bytes`);
  return emptyFeatures(count, { width: view.getUint16(4, true), height: view.getUint16(6, true) });
}

function checkPlaces({ count, width, height, x, y, scale }: Features): void {
  for (let i = 0; i < count; i++) {
    const inside = (x[i] ?? 0) < width * PIXEL_PARTS && (y[i] ?? 0) < height * PIXEL_PARTS;
    if (!inside || (scale[i] ?? 0) > MOST_SCALE)
      throw new BadFeatures(`feature ${i} lies outside of the picture`);
  }
}
