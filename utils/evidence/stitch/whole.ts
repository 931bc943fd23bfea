import type { Raster } from './raster.ts';

/** At least so many rows, of which some show something, must come again before a picture counts as repeated. */
const LEAST_PERIOD = 200;
/** Share of rows at the end that are all of one colour, from which on a picture counts as cut short. */
const BLANK_SHARE = 0.25;

export type RowPrints = { prints: number[]; isPlain: boolean[] };

/** A number for each row (FNV-1a, 32 bits, over its pixels), and whether the row is of one colour. */
export function printRows({ data, width, height }: Raster, into: RowPrints): void {
  const pixels = new Uint32Array(data.buffer, data.byteOffset, data.byteLength / 4);
  for (let row = 0; row < height; row++) {
    const first = pixels[row * width];
    let print = 0x811c9dc5;
    let isPlain = true;
    for (let at = row * width; at < (row + 1) * width; at++) {
      const pixel = pixels[at] as number;
      if (pixel !== first) isPlain = false;
      print = Math.imul(print ^ pixel, 0x01000193);
    }
    into.prints.push(print >>> 0);
    into.isPlain.push(isPlain);
  }
}

/**
 * What a picture that a browser took whole shows of having failed: `repeated`, where what it shows comes again further
 * down; `blank-part`, where from somewhere on it is of one colour.
 */
export function faultsOfWhole({ prints, isPlain }: RowPrints): ('repeated' | 'blank-part')[] {
  const faults: ('repeated' | 'blank-part')[] = [];
  if (isRepeated(prints, isPlain)) faults.push('repeated');
  if (blankRows(prints, isPlain) > prints.length * BLANK_SHARE) faults.push('blank-part');
  return faults;
}

function isRepeated(prints: number[], isPlain: boolean[]): boolean {
  // A row that shows something, and that the picture begins with.
  const first = isPlain.indexOf(false);
  if (first < 0) return false;
  for (let row = first + 1; row < prints.length; row++) {
    if (prints[row] === prints[first] && comesAgain(prints, isPlain, first, row)) return true;
  }
  return false;
}

function comesAgain(prints: number[], isPlain: boolean[], first: number, row: number): boolean {
  const rows = Math.min(row - first, prints.length - row);
  if (row - first < LEAST_PERIOD || rows < LEAST_PERIOD / 2) return false;
  let shown = 0;
  for (let at = 0; at < rows; at++) {
    if (prints[first + at] !== prints[row + at]) return false;
    if (!isPlain[first + at]) shown++;
  }
  return shown > rows / 10;
}

function blankRows(prints: number[], isPlain: boolean[]): number {
  const last = prints.at(-1);
  let rows = 0;
  for (let at = prints.length - 1; at >= 0 && isPlain[at] && prints[at] === last; at--) rows++;
  return rows;
}
