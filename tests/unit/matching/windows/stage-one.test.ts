import { describe, expect, it } from 'vitest';
import type { Photograph, Pixels } from '../../../../scripts/demo/pictures.ts';
import { fitWithin } from '../../../../utils/matching/index.ts';
import { greyOf } from '../../../../utils/matching/windows/grey.ts';
import { registryHashes } from '../../../../utils/matching/windows/hashes.ts';
import { WHOLE } from '../../../../utils/matching/windows/region.ts';
import { createStageOne, type StageOneEntry } from '../../../../utils/matching/windows/stage-one.ts';
import type { Grey, Luma, Region } from '../../../../utils/matching/windows/types.ts';
import {
  centreSquare,
  collage,
  cropped,
  framed,
  letterboxed,
  mirrored,
  onScreen,
  PHOTOGRAPHS,
  photograph,
  planeOf,
  recompressed,
} from './changes.ts';
import { flatPlane, laid, wavyPlane } from './planes.ts';

const pictures = PHOTOGRAPHS.map(photograph);

function entryOf(plane: Luma, thumbnail: Grey | null = greyOf(plane, 128)): StageOneEntry {
  return { hashes: registryHashes(plane), thumbnail: () => thumbnail };
}

const stageOne = createStageOne(pictures.map((picture) => entryOf(planeOf(picture))));
const search = (picture: Pixels, side = 720, quality = 70) =>
  stageOne.search(planeOf(recompressed(picture, side, quality)));
const entriesOf = (picture: Pixels) => search(picture).hits.map(({ entry }) => entry);

const changes: [name: string, change: (picture: Pixels) => Pixels][] = [
  ['as it is', (picture) => picture],
  ['600 pixels at quality 30', (picture) => recompressed(picture, 600, 30)],
  ['150 pixels at quality 60', (picture) => recompressed(picture, 150, 60)],
  ['centre square', centreSquare],
  ['90 % of each side', (picture) => cropped(picture, 0.05, 0.05, 0.95, 0.95)],
  ['upper 78 %', (picture) => cropped(picture, 0, 0, 1, 0.78)],
  ['white frame', (picture) => framed(picture, 0.05, 255)],
  ['grey frame', (picture) => framed(picture, 0.12, 120)],
  ['mirrored', mirrored],
  ['mirrored centre square', (picture) => mirrored(centreSquare(picture))],
  ['letterbox', (picture) => letterboxed(picture, 0)],
  ['on a phone', onScreen],
];

describe.each(changes)('a photograph changed: %s', (_, change) => {
  it.each(PHOTOGRAPHS.map((name, i) => [name, i] as const))('finds %s and no other', (__, i) => {
    const picture = pictures[i];
    expect(picture && entriesOf(change(picture))).toEqual([i]);
  });
});

describe('stage one', () => {
  const at = (name: Photograph) => {
    const picture = pictures[PHOTOGRAPHS.indexOf(name)];
    if (!picture) throw new Error(name);
    return picture;
  };

  it('finds all cells of a collage', () => {
    const cells = [0, 1, 3, 6].flatMap((i) => pictures[i] ?? []);
    const { hits } = search(collage(cells), 1080);
    expect(hits.map(({ entry }) => entry).sort()).toEqual([0, 1, 3, 6]);
    const cell = hits.find(({ entry }) => entry === 3)?.alignment;
    expect(near(cell?.query, { left: 0, top: 0.5, width: 0.5, height: 0.5 })).toBe(true);
    expect(cell).toMatchObject({ mirrored: false, turned: 0 });
  });

  it('does not stop at one cell of a collage that fills half of it', () => {
    const [left, right] = [centreSquare(at('nagasaki-boats')), centreSquare(at('dust-bowl-home'))];
    const both = cropped(collage([left, right, left, right]), 0, 0, 1, 0.5);
    expect(entriesOf(both).sort()).toEqual([3, 6]);
  });

  it('does not stop at a block that fills half of a page: the rest may hold another entry', () => {
    const block = cropped(at('nagasaki-boats'), 0, 0.2, 1, 0.825);
    const cell = cropped(at('acanthus-mollis'), 0, 0, 0.86, 1);
    const page = flatPlane(450, 450, 255);
    const placedOn = (picture: Pixels, width: number, left: number, top: number) =>
      laid(page, fitWithin(planeOf(recompressed(picture, 720, 70)), width), left, top);
    const tall = fitWithin(planeOf(cell), 225);
    placedOn(block, 450, 0, 0);
    laid(page, tall, 450 - tall.width, 225);
    const two = createStageOne([entryOf(planeOf(block)), entryOf(planeOf(cell))]);
    const { hits } = two.search(page);
    expect(hits.map(({ entry }) => entry).sort()).toEqual([0, 1]);
  });

  it('names the window and the rectangle it shows', () => {
    const whole = search(at('nagasaki-boats')).hits[0]?.alignment;
    expect(whole).toEqual({ query: WHOLE, entry: WHOLE, mirrored: false, turned: 0 });
    const square = search(mirrored(centreSquare(at('nagasaki-boats')))).hits[0]?.alignment;
    const kept = at('nagasaki-boats').height / at('nagasaki-boats').width;
    expect(square).toMatchObject({ query: WHOLE, mirrored: true });
    expect(near(square?.entry, { left: (1 - kept) / 2, top: 0, width: kept, height: 1 })).toBe(true);
    const frame = search(framed(at('nagasaki-boats'), 0.1, 255)).hits[0]?.alignment;
    expect(near(frame?.query, { left: 0.083, top: 0.1, width: 0.833, height: 0.8 })).toBe(true);
    expect(frame?.entry).toEqual(WHOLE);
  });

  it('stops after the likely windows where they settle it', () => {
    expect(search(at('nagasaki-boats')).windows).toBeLessThan(12);
    expect(search(letterboxed(at('french-alpine-landscape'), 0)).windows).toBeLessThan(12);
    expect(stageOne.search(wavyPlane(400, 300, 1)).windows).toBeGreaterThan(30);
  });

  it('accepts a distance of 37-64 bits only when it is verified', () => {
    const picture = cropped(at('airplane-from-above'), 0, 0, 1, 0.78);
    const [hit] = search(picture).hits;
    expect(hit).toMatchObject({ entry: 1, by: 'verified' });
    expect(hit?.distance).toBeGreaterThan(36);
    expect(hit?.distance).toBeLessThanOrEqual(64);
    const plane = planeOf(recompressed(picture, 720, 70));
    const of = (thumbnail: Grey | null) =>
      createStageOne([entryOf(planeOf(at('airplane-from-above')), thumbnail)]).search(plane);
    expect(of(null)).toMatchObject({ hits: [], unchecked: 1 });
    expect(of(greyOf(planeOf(at('nagasaki-boats')), 128))).toMatchObject({ hits: [], unchecked: 0 });
  });

  it('checks at most 24 candidates and counts the others', () => {
    const plane = planeOf(recompressed(cropped(at('airplane-from-above'), 0, 0, 1, 0.78), 720, 70));
    const same = entryOf(planeOf(at('airplane-from-above')));
    const { hits, unchecked } = createStageOne(new Array<StageOneEntry>(30).fill(same)).search(plane);
    expect([hits.length, unchecked]).toEqual([24, 6]);
  });

  it('returns each entry once, the closest first', () => {
    const plane = planeOf(at('nagasaki-boats'));
    const worse = planeOf(recompressed(at('nagasaki-boats'), 200, 20));
    const { hits } = createStageOne([entryOf(worse), entryOf(plane)]).search(plane);
    expect(hits.map(({ entry, by }) => [entry, by])).toEqual([
      [1, 'close'],
      [0, 'close'],
    ]);
    expect(hits[0]?.distance).toBe(0);
  });

  it.each<[string, Luma]>([
    ['one pixel', flatPlane(1, 1, 9)],
    ['a flat picture', flatPlane(300, 200, 200)],
    ['a picture below 32 pixels', wavyPlane(30, 30, 2)],
  ])('matches nothing with %s, and says that it cannot be matched', (_, plane) => {
    const flat = createStageOne([entryOf(plane), entryOf(flatPlane(64, 64, 3))]);
    expect(flat.search(plane)).toMatchObject({ hits: [], windows: 0, unchecked: 0 });
    expect(stageOne.search(plane)).toMatchObject({ hits: [], windows: 0 });
  });

  it('tells the quality of the whole', () => {
    expect(search(at('nagasaki-boats')).quality).toBe(100);
    expect(stageOne.search(flatPlane(300, 200, 200)).quality).toBe(0);
    expect(createStageOne([]).search(wavyPlane(100, 100, 3)).hits).toEqual([]);
  });

  it('takes a banner of 10:1 for itself', () => {
    const banner = wavyPlane(512, 51, 4);
    const found = createStageOne([entryOf(banner), entryOf(wavyPlane(512, 51, 5))]).search(banner);
    expect(found.hits.map(({ entry, distance }) => [entry, distance])).toEqual([[0, 0]]);
  });
});

/** True if no edge is further off than 2 % of the picture. */
function near(region: Region | undefined, wanted: Region): boolean {
  return (Object.keys(wanted) as (keyof Region)[]).every(
    (edge) => Math.abs((region?.[edge] ?? -1) - wanted[edge]) <= 0.02,
  );
}
