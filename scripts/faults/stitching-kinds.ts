import type { Raster } from '../../utils/evidence/index.ts';
import { cutOut, type Random, resized } from './page.ts';

/** A tile as it is handed to the stitcher. */
export type MadeTile = {
  raster: Raster;
  rect: { x: number; y: number; width: number; height: number };
  offset: { x: number; y: number };
  scale: number;
};

export type Made = {
  page: Raster;
  tiles: MadeTile[] /** Tiles that the page side says there are. */;
  told: number;
};

/** Changes what was taken so that the picture put together from it would be false. */
export type Fault = (made: Made, random: Random) => void;

const pick = (made: Made, random: Random, from = 1): number =>
  from + Math.floor(random() * (made.tiles.length - from));

const between = (random: Random, least: number, most: number): number =>
  least + Math.floor(random() * (most - least + 1));

/** Takes a tile anew from another place of the page than it says. */
function displaced(made: Made, at: number, dx: number, dy: number): void {
  const tile = made.tiles[at] as MadeTile;
  const { width, height } = tile.raster;
  const px = (value: number) => Math.round(value * tile.scale);
  tile.raster = cutOut(made.page, { x: px(tile.offset.x) + dx, y: px(tile.offset.y) + dy, width, height });
}

/** Whether every pixel of a page is in some tile. */
function coversAll({ width, height }: Raster, tiles: MadeTile[]): boolean {
  const mask = new Uint8Array(width * height);
  for (const { raster, offset, scale } of tiles) {
    const [x, y] = [Math.round(offset.x * scale), Math.round(offset.y * scale)];
    for (let row = y; row < Math.min(height, y + raster.height); row++)
      mask.fill(1, row * width + x, row * width + Math.min(width, x + raster.width));
  }
  return !mask.includes(0);
}

export const FAULTS: Record<string, Fault> = {
  'shifted up or down by some rows': (made, random) =>
    displaced(made, pick(made, random), 0, between(random, 1, 60) * (random() < 0.5 ? -1 : 1)),
  'shifted by one row': (made, random) => displaced(made, pick(made, random), 0, random() < 0.5 ? -1 : 1),
  'shifted aside': (made, random) =>
    displaced(made, pick(made, random), between(random, 1, 30) * (random() < 0.5 ? -1 : 1), 0),
  'shifted by a screen or more': (made, random) => {
    const at = pick(made, random);
    displaced(made, at, 0, -(made.tiles[at] as MadeTile).raster.height + between(random, -50, 50));
  },
  'the window before once more': (made, random) => {
    const at = pick(made, random);
    (made.tiles[at] as MadeTile).raster = (made.tiles[at - 1] as MadeTile).raster;
  },
  'the first window in every place': (made) => {
    const [first] = made.tiles;
    for (const tile of made.tiles) {
      const { width, height } = tile.raster;
      tile.raster = cutOut((first as MadeTile).raster, { x: 0, y: 0, width, height });
    }
  },
  'two tiles exchanged': (made, random) => {
    const at = pick(made, random);
    const [a, b] = [made.tiles[at - 1], made.tiles[at]] as [MadeTile, MadeTile];
    const dx = Math.round((b.offset.x - a.offset.x) * a.scale);
    const dy = Math.round((b.offset.y - a.offset.y) * a.scale);
    displaced(made, at - 1, dx, dy);
    displaced(made, at, -dx, -dy);
  },
  'blank tile': (made, random) => {
    const { raster } = made.tiles[pick(made, random, 0)] as MadeTile;
    raster.data.fill(random() < 0.5 ? 255 : 0);
  },
  'tile blank from some row on': (made, random) => {
    const { raster } = made.tiles[pick(made, random, 0) % (made.tiles.length - 1)] as MadeTile;
    const from = Math.floor(raster.height * random() * 0.8);
    raster.data.fill(255, from * raster.width * 4);
  },
  'tile of another size': (made, random) => {
    const tile = made.tiles[pick(made, random, 0)] as MadeTile;
    const { width, height } = tile.raster;
    const less = between(random, 2, 40);
    tile.raster = cutOut(tile.raster, { x: 0, y: 0, width: width - less, height: height - (less >> 1) });
  },
  'tile of another scale': (made, random) => {
    const tile = made.tiles[pick(made, random)] as MadeTile;
    const { width, height } = tile.raster;
    const factor = 1 + between(random, 2, 50) / 100;
    const larger = resized(tile.raster, Math.round(width * factor), Math.round(height * factor));
    tile.raster = cutOut(larger, { x: 0, y: 0, width, height });
  },
  'scale told wrongly': (made, random) => {
    (made.tiles[pick(made, random)] as MadeTile).scale *= 1.25;
  },
  'tile missing': (made, random) => {
    made.tiles.splice(pick(made, random, 0), 1);
  },
  'tile missing and not told': (made, random) => {
    const at = pick(made, random, 0);
    const left = made.tiles.filter((_, n) => n !== at);
    // Where its neighbours show all that it showed, the picture is still right.
    if (coversAll(made.page, left)) return;
    made.tiles = left;
    made.told--;
  },
  'bar of the page over the upper edge': (made, random) => {
    const { raster } = made.tiles[pick(made, random)] as MadeTile;
    const rows = between(random, 24, 90);
    for (let i = 0; i < rows * raster.width * 4; i++) raster.data[i] = i % 4 === 3 ? 255 : 40 + (i % 4) * 30;
  },
  'another theme of colours': (made, random) => {
    const { raster } = made.tiles[pick(made, random)] as MadeTile;
    for (let i = 0; i < raster.data.length; i++)
      if (i % 4 !== 3) raster.data[i] = 255 - (raster.data[i] as number);
  },
  'something came in above while it was taken': (made, random) => {
    const from = pick(made, random);
    const rows = between(random, 3, 300);
    for (let at = from; at < made.tiles.length; at++) displaced(made, at, 0, -rows);
  },
  'another post in its place': (made, random) => {
    const at = pick(made, random);
    const { width, height } = (made.tiles[at] as MadeTile).raster;
    const flipped = new Uint32Array((made.tiles[at] as MadeTile).raster.data.slice().buffer).reverse();
    (made.tiles[at] as MadeTile).raster = { data: new Uint8ClampedArray(flipped.buffer), width, height };
  },
};
