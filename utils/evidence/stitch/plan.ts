import { type Area, shared } from './raster.ts';

/** What is told of a tile: the part of the window it shows, where that begins in the post (CSS pixels), and the scale. */
export type TilePlace = {
  rect: Area;
  offset: { x: number; y: number };
  /** Pixels of the screen in a CSS pixel. */
  scale: number;
};

/** Why no picture is put together: none of these can be seen in what tiles share. */
export type PlanFault = 'wrong-size' | 'other-scale' | 'gap' | 'missing-tile' | 'too-tall' | 'too-large';

/** Height of a picture, and its number of pixels. */
const MOST_ROWS = 20_000;
const MOST_PIXELS = 120_000_000;

export type Plan = {
  /** Where each tile stands in the picture, pixels. */
  areas: Area[];
  width: number;
  height: number;
  faults: PlanFault[];
};

/**
 * Places tiles in the picture of a post and checks what can be checked without looking at them: sizes, scale, gaps.
 * @param tiles with the size of their pictures, in pixels
 * @param expected how many there should be
 */
export function planOf(tiles: { place: TilePlace; width: number; height: number }[], expected: number): Plan {
  const faults = new Set<PlanFault>();
  if (tiles.length !== expected) faults.add('missing-tile');
  const scale = tiles[0]?.place.scale ?? 1;
  const areas = tiles.map(({ place, width, height }) => {
    if (place.scale !== scale) faults.add('other-scale');
    if (!isNear(width, place.rect.width * scale) || !isNear(height, place.rect.height * scale))
      faults.add('wrong-size');
    return { x: Math.round(place.offset.x * scale), y: Math.round(place.offset.y * scale), width, height };
  });
  const width = Math.max(0, ...areas.map((area) => area.x + area.width));
  const height = Math.max(0, ...areas.map((area) => area.y + area.height));
  if (height > MOST_ROWS) faults.add('too-tall');
  if (width * height > MOST_PIXELS) faults.add('too-large');
  if (!isCovered(areas, { x: 0, y: 0, width, height })) faults.add('gap');
  return { areas, width, height, faults: [...faults] };
}

const isNear = (pixels: number, wanted: number) => Math.abs(pixels - wanted) <= 1;

/** Whether areas cover all of one: every strip between two of their edges is covered from left to right. */
function isCovered(areas: Area[], whole: Area): boolean {
  const edges = [...new Set(areas.flatMap(({ y, height }) => [y, y + height]))].sort((a, b) => a - b);
  if ((edges[0] ?? 1) > 0) return false;
  for (const [at, top] of edges.slice(0, -1).entries()) {
    const strip = { x: 0, y: top, width: whole.width, height: (edges[at + 1] ?? top) - top };
    const parts = areas
      .flatMap((area) => shared(area, strip) ?? [])
      .filter((part) => part.height === strip.height);
    let covered = 0;
    for (const part of parts.sort((a, b) => a.x - b.x))
      if (part.x <= covered) covered = Math.max(covered, part.x + part.width);
    if (covered < whole.width) return false;
  }
  return true;
}
