import { createHash } from 'node:crypto';
import { expect, describe as group, it } from 'vitest';
import { describe, describeBoth, FEATURES_VERSION, MOST } from '../../../../utils/matching/features/index.ts';
import { KEY_BITS, keyBits, pairs, STEPS, TABLES } from '../../../../utils/matching/features/tables.ts';
import { drawn, mirroredOf, photograph, small } from './pictures.ts';

const digest = (bytes: Uint8Array | Int8Array) =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 16);
const boats = small(photograph('nagasaki-boats'));

group('the frozen tables', () => {
  it('are those of this version: change them only together with it', () => {
    expect([FEATURES_VERSION, digest(pairs), digest(keyBits)]).toEqual([
      1,
      '856982e38f1a63b6',
      'c484b905f0d98a4b',
    ]);
  });

  it('turn by a quarter exactly', () => {
    const quarter = (STEPS / 4) * 1024;
    for (let i = 0; i < 1024; i += 2) {
      expect([(pairs[quarter + i] ?? 0) + (pairs[i + 1] ?? 0), pairs[quarter + i + 1]]).toEqual([
        0,
        pairs[i],
      ]);
    }
  });

  it('take distinct bits for each key', () => {
    for (let table = 0; table < TABLES; table++) {
      expect(new Set(keyBits.subarray(table * KEY_BITS, (table + 1) * KEY_BITS)).size).toBe(KEY_BITS);
    }
  });
});

group('describe', () => {
  it('gives the same numbers on every machine', () => {
    const { words, x, y, angle, scale } = describe(boats);
    const bytes = [words, x, y, angle, scale].map((list) => Buffer.from(list.buffer));
    expect(digest(Buffer.concat(bytes))).toBe('f516e321c103ac8f');
  });

  it('gives as many as asked for, spread over the picture', () => {
    const features = describe(boats);
    expect(features.count).toBe(MOST);
    expect(describe(boats, { most: 50 }).count).toBe(50);
    // Sky and water of the photograph hold no corner in two of the sixteen parts.
    const cell = (i: number) =>
      Math.floor(((features.x[i] ?? 0) / 64 / boats.width) * 4) +
      4 * Math.floor(((features.y[i] ?? 0) / 64 / boats.height) * 4);
    expect(new Set(Array.from({ length: MOST }, (_, i) => cell(i))).size).toBeGreaterThanOrEqual(14);
  });

  it('sees the corners of a square, and the direction into it', () => {
    const square = drawn(200, 200, (x, y) => (x >= 60 && x < 140 && y >= 60 && y < 140 ? 200 : 50));
    const features = describe(square);
    const first = [...features.x.keys()].filter((i) => features.scale[i] === 0);
    const seen = first.map((i) => {
      const [x, y] = [Math.round((features.x[i] ?? 0) / 64), Math.round((features.y[i] ?? 0) / 64)];
      return `${x < 100 ? 'left' : 'right'} ${y < 100 ? 'top' : 'bottom'} ${features.angle[i]}`;
    });
    expect(new Set(seen)).toEqual(
      new Set(['left top 32', 'right top 96', 'left bottom 224', 'right bottom 160']),
    );
  });

  it('refuses a picture whose places do not fit', () => {
    expect(() => describe(drawn(1024, 60, () => 0))).toThrow(RangeError);
    expect(describe(drawn(1023, 60, () => 0)).count).toBe(0);
  });
});

group('describeBoth', () => {
  it('gives what describing the mirror image gives', () => {
    const made = describeBoth(boats).mirrored;
    const real = describe(mirroredOf(boats));
    const keys = (features: typeof real) =>
      new Set(
        Array.from({ length: features.count }, (_, i) =>
          [
            features.x[i],
            features.y[i],
            features.scale[i],
            ...features.words.subarray(i * 8, i * 8 + 8),
          ].join(),
        ),
      );
    const common = keys(made).intersection(keys(real));
    // Equal neighbours are settled from left to right, which a mirror turns round.
    expect(common.size).toBeGreaterThan(0.98 * real.count);
  });

  it('says which view is which', () => {
    const { plain, mirrored } = describeBoth(boats);
    expect([plain.mirrored, mirrored.mirrored]).toEqual([false, true]);
    expect(plain).toEqual(describe(boats));
  });
});
