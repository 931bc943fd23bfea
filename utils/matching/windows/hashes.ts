import { WORDS } from '../pdq/bits.ts';
import { isMatchable } from '../pdq/constants.ts';
import { contentBox } from './content-box.ts';
import { hashBoxes } from './hash-boxes.ts';
import { type Box, boxOf, regionOf } from './region.ts';
import { trimBorder } from './trim.ts';
import type { Luma, Region } from './types.ts';
import { furtherRegions, likelyRegions, registryRegion, VARIANTS } from './windows.ts';

/** The hashes of an entry's picture. */
export type WindowHashes = {
  count: number;
  /** Eight words a hash, in the order of `pack`. */
  words: Uint32Array;
  /** One variant number a hash (see `registryRegion`). */
  variants: Uint8Array;
  /** Width by height of the picture: some variants depend on it. */
  aspect: number;
  /** PDQ quality of the whole, 0-100. */
  quality: number;
};

/** The hashes of some windows of a page's picture. */
export type QueryHashes = {
  count: number;
  words: Uint32Array;
  /** The same windows mirrored left to right. */
  mirrored: Uint32Array;
  /** One window a hash, as it lies on whole pixels. */
  regions: Region[];
};

/** Least side of a query window in pixels. */
const LEAST_SIDE = 32;

/**
 * Hashes of the registry windows R0-R3 of a picture, those of quality below 50 left out; none for a flat picture.
 * @param luma the whole picture, fitted within 512 x 512
 * @throws RangeError when the plane is empty
 */
export function registryHashes(luma: Luma): WindowHashes {
  refuseEmpty(luma);
  const aspect = luma.width / luma.height;
  const windows = Array.from({ length: VARIANTS }, (_, variant) => ({
    variant,
    region: registryRegion(variant, aspect),
  })).flatMap(({ variant, region }) => (region ? [{ variant, box: boxOf(region, luma) }] : []));
  const { words, qualities } = hashBoxes(
    luma,
    windows.map(({ box }) => box),
  );
  const kept = matchable(qualities);
  return {
    count: kept.length,
    words: selected(words, kept),
    variants: Uint8Array.from(kept, (at) => windows[at]?.variant ?? 0),
    aspect,
    quality: qualities[0] ?? 0,
  };
}

/** The query windows of a picture in two parts. */
export type QueryWindows = {
  /** These settle most pictures. */
  likely: Box[];
  /** To be looked at after them. */
  further: Box[];
  /** Share of the picture (0-1) that lies inside its flat border; 1 where it has none. */
  shown: number;
};

/** The query windows of a picture, each once, at least 32 pixels a side. */
export function queryWindows(luma: Luma): QueryWindows {
  refuseEmpty(luma);
  const trimmed = trimBorder(luma);
  const found = [trimmed, contentBox(luma)].filter((box) => box !== null);
  const shown = trimmed ? (trimmed.width * trimmed.height) / (luma.width * luma.height) : 1;
  const boxes = found.map((box) => regionOf(box, luma));
  const seen = new Set<string>();
  const distinct = (regions: Region[]) => regions.map((region) => boxOf(region, luma)).filter(isNew);
  const isNew = ({ left, top, width, height }: Box) => {
    const name = `${left} ${top} ${width} ${height}`;
    const isKnown = seen.has(name);
    seen.add(name);
    return !isKnown && width >= LEAST_SIDE && height >= LEAST_SIDE;
  };
  return { likely: distinct(likelyRegions(boxes)), further: distinct(furtherRegions(boxes)), shown };
}

/**
 * Hashes of windows of a page's picture, and of the same mirrored; those of quality below 50 are left out.
 * @param luma the whole picture, fitted within 512 x 512
 * @param windows of `queryWindows`; all of them unless given
 * @throws RangeError when the plane is empty
 */
export function queryHashes(luma: Luma, windows: readonly Box[] = allWindows(luma)): QueryHashes {
  const { words, mirrored, qualities } = hashBoxes(luma, windows);
  const kept = matchable(qualities);
  return {
    count: kept.length,
    words: selected(words, kept),
    mirrored: selected(mirrored, kept),
    regions: kept.flatMap((at) => windows[at] ?? []).map((box) => regionOf(box, luma)),
  };
}

function allWindows(luma: Luma): Box[] {
  const { likely, further } = queryWindows(luma);
  return [...likely, ...further];
}

function refuseEmpty({ width, height }: Luma): void {
  if (width < 1 || height < 1) throw new RangeError(`empty picture: ${width} x ${height}`);
}

const matchable = (qualities: Uint8Array) =>
  [...qualities.keys()].filter((at) => isMatchable(qualities[at] ?? 0));

function selected(words: Uint32Array, kept: readonly number[]): Uint32Array {
  const out = new Uint32Array(kept.length * WORDS);
  kept.forEach((from, to) => {
    out.set(words.subarray(from * WORDS, (from + 1) * WORDS), to * WORDS);
  });
  return out;
}
