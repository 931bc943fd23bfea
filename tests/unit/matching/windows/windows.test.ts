import { describe, expect, it } from 'vitest';
import { WHOLE } from '../../../../utils/matching/windows/region.ts';
import type { Region } from '../../../../utils/matching/windows/types.ts';
import {
  furtherRegions,
  likelyRegions,
  registryRegion,
  VARIANTS,
  WINDOWS_VERSION,
} from '../../../../utils/matching/windows/windows.ts';

/** Left, top, width and height in thousandths. */
const short = (region: Region | null) =>
  region && [region.left, region.top, region.width, region.height].map((n) => Math.round(n * 1000)).join(' ');

describe('registry windows', () => {
  // Part of the format: a stored hash is known by its number only. A change here needs a new version.
  it('keeps its table in version 1', () => {
    expect(WINDOWS_VERSION).toBe(1);
    const table = Array.from({ length: VARIANTS }, (_, variant) => short(registryRegion(variant, 1.5)));
    expect(table).toEqual([
      ...['0 0 1000 1000'],
      ...['0 0 667 1000', '83 0 667 1000', '167 0 667 1000', '250 0 667 1000', '333 0 667 1000'],
      ...['0 0 533 1000', '117 0 533 1000', '233 0 533 1000', '350 0 533 1000', '467 0 533 1000'],
      ...['0 0 1000 785', '0 107 1000 785', '0 215 1000 785'],
      ...['0 78 1000 844', '313 0 375 1000'],
      ...['0 0 1000 900', '0 0 1000 850', '0 0 1000 750', '0 0 1000 600'],
      ...['0 100 1000 900', '0 150 1000 850', '0 250 1000 750'],
      ...['0 0 500 1000', '500 0 500 1000', '0 0 1000 500', '0 500 1000 500'],
      ...['50 50 900 900'],
      ...['0 0 800 800', '100 0 800 800', '200 0 800 800'],
      ...['0 100 800 800', '100 100 800 800', '200 100 800 800'],
      ...['0 200 800 800', '100 200 800 800', '200 200 800 800'],
      ...['0 0 650 650', '175 0 650 650', '350 0 650 650'],
      ...['0 175 650 650', '175 175 650 650', '350 175 650 650'],
      ...['0 350 650 650', '175 350 650 650', '350 350 650 650'],
    ]);
  });

  it('cuts the height of a portrait', () => {
    const table = [1, 2, 5, 6, 11, 13, 14, 15].map((variant) => short(registryRegion(variant, 0.5)));
    expect(table).toEqual([
      '0 0 1000 500',
      '0 125 1000 500',
      '0 500 1000 500',
      '0 0 1000 625',
      '0 0 1000 262',
      '0 738 1000 262',
      '0 359 1000 281',
      '0 56 1000 889',
    ]);
  });

  it('leaves out a crop that keeps more than 97 % of the side', () => {
    expect(registryRegion(1, 1.04)).not.toBeNull();
    expect(registryRegion(1, 1.02)).toBeNull();
    expect(registryRegion(1, 0.98)).toBeNull();
    expect(registryRegion(6, 0.8)).toBeNull();
    expect(registryRegion(46, 1.5)).toBeNull();
  });
});

describe('query windows', () => {
  const all = (boxes: Region[]) => [...likelyRegions(boxes), ...furtherRegions(boxes)];
  const box = { left: 0.1, top: 0.2, width: 0.5, height: 0.6 };

  it('has 47 windows of the whole and 12 of each box', () => {
    expect(all([])).toHaveLength(1 + 9 + 28 + 9);
    expect(all([box])).toHaveLength(47 + 12);
    expect(all([box, WHOLE])).toHaveLength(47 + 24);
  });

  it('starts with the whole, the boxes, and the centre of each', () => {
    expect(likelyRegions([box]).map(short)).toEqual([
      '0 0 1000 1000',
      '100 200 500 600',
      '25 25 950 950',
      '50 50 900 900',
      '113 215 475 570',
      '125 230 450 540',
    ]);
  });

  it('has the cells of a collage with and without a gutter', () => {
    const further = furtherRegions([]).map(short);
    expect(further).toEqual(expect.arrayContaining(['500 0 500 500', '509 9 482 482']));
    expect(further).toEqual(expect.arrayContaining(['333 0 667 1000', '342 9 649 982']));
    expect(further).toEqual(expect.arrayContaining(['667 500 333 500', '676 509 315 482']));
    expect(further.slice(-9)).toContain('125 125 750 750');
  });

  it('lies inside the picture', () => {
    for (const { left, top, width, height } of all([box])) {
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
      expect(Math.max(left + width, top + height)).toBeLessThan(1 + 1e-9);
    }
  });
});
