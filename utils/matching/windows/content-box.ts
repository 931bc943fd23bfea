import type { Box } from './region.ts';
import type { Luma } from './types.ts';

const BIN = 4;
const LEAST_BACKGROUND = 0.12;
/** A pixel this close to the centre of the fullest bin is background. */
const NEAR = 6;
/** A line belongs to the content when this share of it is not background. */
const CONTENT = 0.45;
const BRIDGED = 2;
const LEAST_RUN = 0.12;
const MOST_BOX = 0.94;
const ROUNDS = 3;

/**
 * The picture inside a screenshot: the largest block that is not the page's background.
 * @returns null without an even background, or when the block is too small or all but the whole
 */
export function contentBox(luma: Luma): Box | null {
  const { width, height } = luma;
  const background = backgroundOf(luma);
  if (background === null) return null;
  const mask = maskOf(luma, background);
  let box: Box = { left: 0, top: 0, width, height };
  for (let round = 0; round < ROUNDS; round++) {
    const rows = longestRun(rowCounts(mask, width, box), box.width * CONTENT);
    if (rows.length < LEAST_RUN * height) return null;
    const band = { ...box, top: box.top + rows.first, height: rows.length };
    const columns = longestRun(columnCounts(mask, width, band), band.height * CONTENT);
    if (columns.length < LEAST_RUN * width) return null;
    const next = { ...band, left: band.left + columns.first, width: columns.length };
    if (next.width === box.width && next.height === box.height) break;
    box = next;
  }
  if (box.width * box.height > MOST_BOX * width * height || box.width < 3 || box.height < 3) return null;
  return { left: box.left + 1, top: box.top + 1, width: box.width - 2, height: box.height - 2 };
}

/** Luma of the page's background: the centre of the fullest of 64 bins, if it holds enough pixels. */
function backgroundOf({ values }: Luma): number | null {
  const bins = new Uint32Array(256 / BIN);
  for (let i = 0; i < values.length; i++) {
    const bin = Math.min(bins.length - 1, Math.floor((values[i] ?? 0) / BIN));
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  const most = Math.max(...bins);
  return most < LEAST_BACKGROUND * values.length ? null : (bins.indexOf(most) + 0.5) * BIN;
}

/** 1 where a pixel is not background. */
function maskOf({ values }: Luma, background: number): Uint8Array {
  const mask = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) mask[i] = Math.abs((values[i] ?? 0) - background) > NEAR ? 1 : 0;
  return mask;
}

function rowCounts(mask: Uint8Array, stride: number, { left, top, width, height }: Box): Uint32Array {
  const counts = new Uint32Array(height);
  for (let y = 0; y < height; y++) {
    let count = 0;
    for (let at = (top + y) * stride + left, end = at + width; at < end; at++) count += mask[at] ?? 0;
    counts[y] = count;
  }
  return counts;
}

function columnCounts(mask: Uint8Array, stride: number, { left, top, width, height }: Box): Uint32Array {
  const counts = new Uint32Array(width);
  for (let y = top; y < top + height; y++) {
    const row = y * stride + left;
    for (let x = 0; x < width; x++) counts[x] = (counts[x] ?? 0) + (mask[row + x] ?? 0);
  }
  return counts;
}

/** The longest run of counts of at least `least`; gaps of up to two are bridged. */
function longestRun(counts: Uint32Array, least: number): { first: number; length: number } {
  let best = { first: 0, length: 0 };
  let first = -1;
  let last = -1;
  for (let i = 0; i < counts.length; i++) {
    if ((counts[i] ?? 0) < least) continue;
    if (first < 0 || i - last > BRIDGED + 1) first = i;
    last = i;
    if (last - first + 1 > best.length) best = { first, length: last - first + 1 };
  }
  return best;
}
