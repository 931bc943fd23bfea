import { describe, expect, it } from 'vitest';
import { distance, type Luma, pack, pdq, pdqDihedral, scan } from '../../../utils/matching/index.ts';
import { foldOf } from '../../../utils/matching/pdq/fold.ts';
import { plainPdq } from '../../bench/pdq-plain.ts';

/** A number from 0 to 1 for each call, the same in every run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Blobs of random size and grey. */
function randomPlane(width: number, height: number, seed: number): Luma {
  const next = dice(seed);
  const waves = Array.from({ length: 6 }, () => [next() * 0.4, next() * 0.4, next() * 6, 10 + next() * 30]);
  const values = Float64Array.from({ length: width * height }, (_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    return waves.reduce((sum, [a = 0, b = 0, c = 0, d = 0]) => sum + d * Math.sin(a * x + b * y + c), 128);
  });
  return { width, height, values };
}

const bits = (hash: string) => distance(hash, '0'.repeat(64));

describe('pdq', () => {
  // Odd and even windows, one that is all edge, smaller than 64, exactly 64, and far from square.
  it.each([
    [512, 512],
    [512, 384],
    [511, 129],
    [640, 257],
    [64, 64],
    [63, 65],
    [20, 300],
    [34, 42],
    [128, 127],
  ])('agrees with the plain form on %i x %i', (width, height) => {
    const plane = randomPlane(width, height, width * 1000 + height);
    const { coefficients } = plainPdq(plane);
    const median = coefficients.slice().sort()[127] ?? 0;
    const plainBits = [...coefficients].map((value) => (value > median ? 1 : 0));
    const hash = pdq(plane).hash;
    const folded = plainBits.map((_, k) => (Number.parseInt(hash.charAt(63 - (k >> 2)), 16) >> (k & 3)) & 1);
    // Float32 and float64 sums may order two all but equal coefficients differently.
    expect(plainBits.filter((bit, k) => bit !== folded[k]).length).toBeLessThanOrEqual(2);
    expect(plainBits.filter((bit) => bit === 1)).toHaveLength(128);
  });

  it('sums the weights of a fold to one', () => {
    for (const n of [1, 2, 63, 64, 65, 127, 128, 129, 410, 512, 1350]) {
      const { offset, weights, start } = foldOf(n);
      for (let i = 0; i < 64; i++) {
        const row = weights.slice(offset[i], offset[i + 1]);
        expect(row.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
        expect((start[i] ?? 0) + row.length).toBeLessThanOrEqual(n);
      }
    }
  });

  it('hashes a really mirrored picture close to the mirror orientation', () => {
    const plane = randomPlane(300, 200, 5);
    const mirrored = plane.values.slice();
    for (let y = 0; y < 200; y++) mirrored.subarray(y * 300, (y + 1) * 300).reverse();
    const hash = pdq({ ...plane, values: mirrored }).hash;
    expect(distance(pdqDihedral(plane).flipY, hash)).toBeLessThanOrEqual(18);
    expect(distance(pdqDihedral(plane).original, hash)).toBeGreaterThan(60);
  });

  it('gives an even picture the quality 0, and takes a single pixel', () => {
    expect(pdq({ width: 100, height: 80, values: new Float32Array(8000).fill(90) }).quality).toBe(0);
    expect(pdq({ width: 1, height: 1, values: new Float32Array([7]) }).quality).toBe(0);
  });

  it('refuses an empty plane', () => {
    expect(() => pdq({ width: 0, height: 5, values: new Float32Array(0) })).toThrow('empty picture: 0 x 5');
  });
});

describe('distance', () => {
  const zero = '0'.repeat(64);

  it.each([
    [zero, zero, 0],
    [zero, 'f'.repeat(64), 256],
    [`8${'0'.repeat(63)}`, zero, 1],
    [`${'0'.repeat(63)}1`, zero, 1],
    ['0123456789abcdef'.repeat(4), zero, 128],
  ])('counts the bits between %s and %s', (a, b, expected) => {
    expect(distance(a, b)).toBe(expected);
    expect(distance(b, a)).toBe(expected);
  });

  it('finds in a scan what it finds one by one', () => {
    const next = dice(3);
    const digit = () => Math.floor(next() * 16).toString(16);
    const hashes = Array.from({ length: 400 }, () => Array.from({ length: 64 }, digit).join(''));
    const query = hashes[7] ?? '';
    const found: [number, number][] = [];
    scan(query, pack(hashes), 110, (index, at) => found.push([index, at]));
    const expected = hashes.map((hash, i): [number, number] => [i, distance(hash, query)]);
    expect(found).toEqual(expected.filter(([, at]) => at <= 110));
    expect(found.length).toBeGreaterThan(1);
    expect(bits(query)).toBeGreaterThan(0);
  });
});
