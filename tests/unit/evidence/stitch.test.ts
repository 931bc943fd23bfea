import { describe, expect, it } from 'vitest';
import { cutOut, makePage } from '../../../scripts/faults/page.ts';
import { decodePng } from '../../../scripts/faults/png.ts';
import {
  compareShared,
  encodePng,
  faultsOfWhole,
  planOf,
  printRows,
  type Raster,
} from '../../../utils/evidence/index.ts';

const page = makePage(7, 300, 900);
const band = (y: number) => cutOut(page, { x: 0, y, width: 300, height: 96 });

/** A raster of one colour with a mark of ten by three pixels. */
function marked(y: number | null): Raster {
  const data = new Uint8ClampedArray(300 * 96 * 4).fill(255);
  if (y !== null)
    for (let at = 0; at < 30; at++) data[((y + Math.floor(at / 10)) * 300 + 50 + (at % 10)) * 4] = 0;
  return { data, width: 300, height: 96 };
}

describe('what two tiles share', () => {
  it('agrees where it is the same, although some pixels are drawn a little otherwise', () => {
    const again = band(200);
    for (let at = 0; at < again.data.length; at += 401) again.data[at] = (again.data[at] as number) ^ 1;
    expect(compareShared(band(200), again)).toEqual({ agrees: 1, verdict: 'agrees' });
  });

  it.each([1, -1, 7, -33])('is known to be shifted by %s rows', (by) => {
    const { agrees, verdict } = compareShared(band(200), band(200 + by));
    expect(verdict).toBe('shifted');
    expect(agrees).toBeLessThan(1);
  });

  it('is known to be shifted by a single small mark, which the share of equal pixels would let pass', () => {
    const { agrees, verdict } = compareShared(marked(40), marked(43));
    expect(agrees).toBeGreaterThan(0.995);
    expect(verdict).toBe('shifted');
  });

  it('says nothing where it is plain, and something with one mark', () => {
    expect(compareShared(marked(null), marked(null))).toEqual({ agrees: 1, verdict: 'plain' });
    expect(compareShared(marked(40), marked(40)).verdict).toBe('agrees');
  });

  it('differs where it is of another place', () => {
    expect(compareShared(band(200), band(600)).verdict).toBe('differs');
  });
});

describe('the plan of a picture', () => {
  const tile = (y: number, part: object = {}) => ({
    place: { rect: { x: 5, y: 0, width: 100, height: 50 }, offset: { x: 0, y }, scale: 2 },
    width: 200,
    height: 100,
    ...part,
  });

  it('places tiles by their offsets, in pixels of the screen', () => {
    expect(planOf([tile(0), tile(40)], 2)).toEqual({
      areas: [
        { x: 0, y: 0, width: 200, height: 100 },
        { x: 0, y: 80, width: 200, height: 100 },
      ],
      width: 200,
      height: 180,
      faults: [],
    });
  });

  it.each([
    ['gap', [tile(0), tile(51)], 2],
    ['missing-tile', [tile(0), tile(40)], 3],
    ['wrong-size', [tile(0), tile(40, { height: 97 })], 2],
    ['gap', [tile(3)], 1],
    ['other-scale', [tile(0), tile(40, { place: { ...tile(40).place, scale: 1 } })], 2],
    [
      'too-tall',
      [
        tile(0, {
          height: 20_001,
          place: { ...tile(0).place, rect: { x: 0, y: 0, width: 100, height: 10_000.5 } },
        }),
      ],
      1,
    ],
  ])('names the fault %s', (fault, tiles, expected) => {
    expect(planOf(tiles, expected).faults).toContain(fault);
  });

  it('finds a hole beside a tile of a post that is wider than the window', () => {
    const right = { place: { ...tile(0).place, offset: { x: 80, y: 0 } } };
    expect(planOf([tile(0), tile(0, right), tile(40)], 3).faults).toEqual(['gap']);
    const below = { place: { ...tile(40).place, offset: { x: 80, y: 40 } } };
    expect(planOf([tile(0), tile(0, right), tile(40), tile(40, below)], 4).faults).toEqual([]);
  });
});

describe('a picture taken whole', () => {
  const faultsOf = (raster: Raster) => {
    const rows = { prints: [] as number[], isPlain: [] as boolean[] };
    printRows(raster, rows);
    return faultsOfWhole(rows);
  };

  it('is plausible where it shows something all the way down', () => {
    expect(faultsOf(page)).toEqual([]);
  });

  it('is not where its beginning comes again', () => {
    const twice = { ...page, data: page.data.slice() };
    twice.data.copyWithin(450 * 300 * 4, 0, 450 * 300 * 4);
    expect(faultsOf(twice)).toEqual(['repeated']);
  });

  it('is not where nothing is below some row', () => {
    const short = { ...page, data: page.data.slice() };
    short.data.fill(255, 600 * 300 * 4);
    expect(faultsOf(short)).toEqual(['blank-part']);
  });
});

describe('the file of a picture', () => {
  it.each([1, 7, 256])('holds each pixel, written in strips of %s rows', async (rows) => {
    const strips = function* () {
      for (let y = 0; y < page.height; y += rows)
        yield cutOut(page, { x: 0, y, width: page.width, height: Math.min(rows, page.height - y) });
    };
    const file = await encodePng(page.width, page.height, strips());
    expect(await decodePng(file)).toEqual(page);
  });

  it('is not made when a strip cannot be had', async () => {
    const strips = function* (): Generator<Raster> {
      yield page;
      throw new TypeError('gone');
    };
    await expect(encodePng(page.width, 2 * page.height, strips())).rejects.toThrow('gone');
  });
});
