import type { Box } from './region.ts';
import type { Luma } from './types.ts';

/** A row or column with a smaller range of luma is flat. */
const FLAT = 24;
/** Most of a side that is eaten at one end. */
const MOST = 0.45;
const LEAST_EATEN = 4;

/**
 * The picture without its flat border: frames, letterboxes, the bars of a story.
 * @returns null when there is no border, or too little would be left
 */
export function trimBorder(luma: Luma): Box | null {
  const { width, height } = luma;
  let box: Box = { left: 0, top: 0, width, height };
  for (let round = 0; round < 2; round++) box = eatColumns(luma, eatRows(luma, box));
  const eaten = width - box.width + (height - box.height);
  if (eaten < LEAST_EATEN || box.width < 0.25 * width || box.height < 0.2 * height) return null;
  if (box.width < 3 || box.height < 3) return null;
  return { left: box.left + 1, top: box.top + 1, width: box.width - 2, height: box.height - 2 };
}

function eatRows(luma: Luma, box: Box): Box {
  const isFlat = (y: number) => range(luma, y * luma.width + box.left, 1, box.width) < FLAT;
  const [top, height] = eat(box.top, box.height, luma.height, isFlat);
  return { ...box, top, height };
}

function eatColumns(luma: Luma, box: Box): Box {
  const isFlat = (x: number) => range(luma, box.top * luma.width + x, luma.width, box.height) < FLAT;
  const [left, width] = eat(box.left, box.width, luma.width, isFlat);
  return { ...box, left, width };
}

/** Eats flat lines from both ends, up to 45 % of the picture's side at each. */
function eat(start: number, length: number, side: number, isFlat: (at: number) => boolean): [number, number] {
  const most = Math.floor(side * MOST);
  let first = start;
  let end = start + length;
  while (first < Math.min(end, most) && isFlat(first)) first++;
  while (end > Math.max(first, side - most) && isFlat(end - 1)) end--;
  return [first, end - first];
}

/** Range of `count` values from `at` on, `step` apart; stops once it is clear that the line is not flat. */
function range({ values }: Luma, at: number, step: number, count: number): number {
  let least = Infinity;
  let most = -Infinity;
  for (let i = 0, from = at; i < count && most - least < FLAT; i++, from += step) {
    const value = values[from] ?? 0;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return most - least;
}
