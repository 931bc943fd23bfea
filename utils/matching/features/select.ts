import { harrisAt } from './harris.ts';
import type { Corners, Level } from './types.ts';

const CELLS = 8;
/** Of 300 features, seven in each of 64 cells leave a third to be dropped. */
const KEPT_SHARE = 7 / 300;
/** Corners of a cell that are ranked by Harris for each one kept. */
const RANKED = 3;

/**
 * Indices of the corners to describe, best first. They are spread over a grid of 8 x 8 cells, all levels together:
 * by response alone lettering would take them all.
 */
export function selectCorners(corners: Corners, levels: readonly Level[], most: number): Uint32Array {
  const perCell = Math.ceil(most * KEPT_SHARE);
  const harris = new Float64Array(corners.count);
  const kept: number[] = [];
  for (const cell of cellsOf(corners, levels)) {
    const ranked = cell.sort((a, b) => (corners.score[b] ?? 0) - (corners.score[a] ?? 0) || a - b);
    const best = ranked.slice(0, perCell * RANKED);
    for (const corner of best) harris[corner] = responseOf(corner, corners, levels);
    kept.push(...byResponse(best, harris).slice(0, perCell));
  }
  return Uint32Array.from(byResponse(kept, harris).slice(0, most));
}

const byResponse = (list: number[], harris: Float64Array) =>
  list.sort((a, b) => (harris[b] ?? 0) - (harris[a] ?? 0) || a - b);

function cellsOf(corners: Corners, levels: readonly Level[]): number[][] {
  const cells = Array.from({ length: CELLS * CELLS }, (): number[] => []);
  for (let i = 0; i < corners.count; i++) {
    const level = levels[corners.level[i] ?? 0];
    if (!level) continue;
    const column = Math.floor((((corners.x[i] ?? 0) + 0.5) * CELLS) / level.width);
    const row = Math.floor((((corners.y[i] ?? 0) + 0.5) * CELLS) / level.height);
    cells[row * CELLS + column]?.push(i);
  }
  return cells;
}

function responseOf(corner: number, corners: Corners, levels: readonly Level[]): number {
  const level = levels[corners.level[corner] ?? 0];
  if (!level) return 0;
  const at = (corners.y[corner] ?? 0) * level.width + (corners.x[corner] ?? 0);
  return harrisAt(level.values, level.width, at);
}
