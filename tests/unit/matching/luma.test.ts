import { describe, expect, it } from 'vitest';
import { fitWithin, type Luma, lumaOf, lumaWithin } from '../../../utils/matching/index.ts';

const pixel = (...rgba: number[]) => [...lumaOf(Uint8Array.from(rgba), 1, 1).values][0];

const plane = (width: number, height: number, value: (x: number, y: number) => number): Luma => ({
  width,
  height,
  values: Float32Array.from({ length: width * height }, (_, at) => value(at % width, Math.floor(at / width))),
});

const mean = ({ values }: Luma) => [...values].reduce((sum, value) => sum + value, 0) / values.length;

describe('lumaOf', () => {
  it('weighs red, green and blue', () => {
    expect(pixel(255, 0, 0, 255)).toBeCloseTo(76.245, 3);
    expect(pixel(0, 255, 0, 255)).toBeCloseTo(149.685, 3);
    expect(pixel(0, 0, 255, 255)).toBeCloseTo(29.07, 3);
  });

  it('flattens on white', () => {
    expect(pixel(0, 0, 0, 0)).toBe(255);
    expect(pixel(0, 0, 0, 51)).toBeCloseTo(204, 3);
    expect(pixel(255, 255, 255, 128)).toBeCloseTo(255, 3);
  });
});

describe('fitWithin', () => {
  it('never enlarges', () => {
    const small = plane(512, 300, (x) => x % 256);
    expect(fitWithin(small, 512)).toBe(small);
  });

  it.each([
    [1080, 1350, 410, 512],
    [1350, 1080, 512, 410],
    [513, 512, 512, 511],
    [5000, 3, 512, 1],
    [1024, 1024, 512, 512],
  ])('fits %i x %i into %i x %i', (width, height, outWidth, outHeight) => {
    const out = fitWithin(
      plane(width, height, () => 77),
      512,
    );
    expect([out.width, out.height]).toEqual([outWidth, outHeight]);
    for (const value of out.values) expect(value).toBeCloseTo(77, 3);
  });

  it('averages whole areas', () => {
    const out = fitWithin(
      plane(4, 2, (x, y) => x + 10 * y),
      2,
    );
    expect([...out.values]).toEqual([5.5, 7.5]);
  });

  it('shares the values that lie on an edge', () => {
    const out = fitWithin(
      plane(3, 1, (x) => [0, 30, 90][x] ?? 0),
      2,
    );
    expect([...out.values]).toEqual([10, 70]);
  });

  it('keeps the mean', () => {
    const source = plane(1237, 811, (x, y) => (x * 7 + y * 13) % 256);
    expect(mean(fitWithin(source, 512))).toBeCloseTo(mean(source), 2);
  });
});

describe('lumaWithin', () => {
  it.each([
    [700, 533],
    [100, 80],
  ])('is luma and averaging in one: %i x %i', (width, height) => {
    const rgba = Uint8ClampedArray.from({ length: width * height * 4 }, (_, i) => (i * 37 + (i >> 7)) % 256);
    const [once, twice] = [lumaWithin(rgba, width, height, 512), fitWithin(lumaOf(rgba, width, height), 512)];
    expect([once.width, once.height]).toEqual([twice.width, twice.height]);
    expect(once.values).toEqual(twice.values);
  });
});
