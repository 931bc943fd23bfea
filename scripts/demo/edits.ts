// What people make of a picture before they post it: a crop, its mirror image, a collage, a bar with words.
import { LETTER_HEIGHT, LETTER_WIDTH, letterRows } from './letters.ts';

/** The photographs by the last words of their package's name. */
export type Photograph =
  | 'acanthus-mollis'
  | 'airplane-from-above'
  | 'allium-oreophilum'
  | 'dust-bowl-home'
  | 'french-alpine-landscape'
  | 'locomotion-house-cat'
  | 'nagasaki-boats';

export type Pixels = { data: Uint8Array; width: number; height: number };

/** A rectangle in fractions (0-1) of width and height. */
type Box = { left: number; top: number; width: number; height: number };

/** A collage has four equal cells with a gutter; the picture is the first. */
export type Edit =
  | { as: 'crop'; box: Box }
  | { as: 'mirror' }
  | { as: 'collage'; others: readonly [Photograph, Photograph, Photograph] }
  | { as: 'bar'; words: string };

/** Part of a file name that tells edits apart. */
export function editName(edit: Edit | undefined): string {
  switch (edit?.as) {
    case undefined:
      return '';
    case 'crop':
      return `-crop-${Object.values(edit.box).join('-')}`;
    case 'mirror':
      return '-mirror';
    case 'collage':
      return `-collage-${edit.others.join('-')}`;
    case 'bar':
      return `-bar-${edit.words.replaceAll(' ', '-')}`;
  }
}

/** The picture after an edit, or as it is. */
export function edited(
  from: Pixels,
  edit: Edit | undefined,
  photograph: (name: Photograph) => Pixels,
): Pixels {
  switch (edit?.as) {
    case undefined:
      return from;
    case 'crop':
      return cropped(from, edit.box);
    case 'mirror':
      return mirrored(from);
    case 'collage':
      return collage([from, ...edit.others.map(photograph)]);
    case 'bar':
      return withBar(from, edit.words);
  }
}

/** Calls with each place of a new picture and the place of the old one that is seen there. */
function drawn(width: number, height: number, at: (x: number, y: number) => [Pixels, number, number] | null) {
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const seen = at(x, y);
      if (!seen) continue;
      const [from, left, top] = seen;
      const place = (top * from.width + left) * 4;
      data.set(from.data.subarray(place, place + 4), (y * width + x) * 4);
    }
  }
  return { data, width, height };
}

function cropped(from: Pixels, box: Box): Pixels {
  const [left, top] = [Math.round(box.left * from.width), Math.round(box.top * from.height)];
  const [width, height] = [Math.round(box.width * from.width), Math.round(box.height * from.height)];
  return drawn(width, height, (x, y) => [from, left + x, top + y]);
}

const mirrored = (from: Pixels): Pixels =>
  drawn(from.width, from.height, (x, y) => [from, from.width - 1 - x, y]);

const CELL = 480;
const GUTTER = 8;

function collage(pictures: Pixels[]): Pixels {
  const side = 2 * CELL + GUTTER;
  return drawn(side, side, (x, y) => {
    const [column, row] = [Math.floor(x / (CELL + GUTTER)), Math.floor(y / (CELL + GUTTER))];
    const picture = pictures[row * 2 + column];
    const [inX, inY] = [x - column * (CELL + GUTTER), y - row * (CELL + GUTTER)];
    return picture && inX < CELL && inY < CELL ? [picture, ...middleOf(picture, inX, inY)] : null;
  });
}

/** The place in the middle square of a picture that a place in a cell shows. */
function middleOf({ width, height }: Pixels, x: number, y: number): [number, number] {
  const shown = Math.min(width, height);
  const scale = shown / CELL;
  return [Math.floor((width - shown) / 2 + x * scale), Math.floor((height - shown) / 2 + y * scale)];
}

/** Share of the height that the bar covers. */
const BAR = 0.2;
const INK = Uint8Array.of(255, 255, 255, 255);
const GROUND = Uint8Array.of(24, 40, 72, 255);

/** A dark bar over the lower edge, with words in plain capitals. */
function withBar(from: Pixels, words: string): Pixels {
  const { width, height } = from;
  const data = from.data.slice();
  const top = Math.round(height * (1 - BAR));
  const dot = Math.floor(
    Math.min((height - top) / (LETTER_HEIGHT + 4), width / (words.length * (LETTER_WIDTH + 1) + 4)),
  );
  for (let y = top; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const isInk = isLetter(words, Math.floor(x / dot) - 2, Math.floor((y - top) / dot) - 2);
      data.set(isInk ? INK : GROUND, (y * width + x) * 4);
    }
  }
  return { data, width, height };
}

/** Whether a dot of a line of letters is set. */
function isLetter(words: string, x: number, y: number): boolean {
  const column = x % (LETTER_WIDTH + 1);
  return x >= 0 && letterRows(words.charAt(Math.floor(x / (LETTER_WIDTH + 1))))[y]?.charAt(column) === '#';
}
