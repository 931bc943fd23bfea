import { describe, expect, it } from 'vitest';
import { type Luma, pdq, pdqDihedral } from '../../../../utils/matching/index.ts';
import { hexOf } from '../../../../utils/matching/pdq/bits.ts';
import { hashBoxes } from '../../../../utils/matching/windows/hash-boxes.ts';
import { queryHashes, queryWindows, registryHashes } from '../../../../utils/matching/windows/hashes.ts';
import { boxOf } from '../../../../utils/matching/windows/region.ts';
import { registryRegion } from '../../../../utils/matching/windows/windows.ts';
import { PHOTOGRAPHS, photograph, planeOf } from './changes.ts';
import { cutOut, flatPlane, laid, wavyPlane } from './planes.ts';

const hexAt = (words: Uint32Array, at: number) => hexOf(words.slice(at * 8, at * 8 + 8));

describe('hashes of windows', () => {
  it.each(PHOTOGRAPHS)('are those of the windows cut out of %s, in every bit', (name) => {
    const plane = planeOf(photograph(name));
    const { likely, further } = queryWindows(plane);
    const windows = [...likely, ...further];
    const { words, mirrored, qualities } = hashBoxes(plane, windows);
    windows.forEach((box, at) => {
      const alone = cutOut(plane, box);
      const { original, flipY, quality } = pdqDihedral(alone);
      expect([hexAt(words, at), hexAt(mirrored, at), qualities[at]]).toEqual([original, flipY, quality]);
      expect(pdq(alone).hash).toBe(original);
    });
    expect(windows.length).toBeGreaterThanOrEqual(47);
  });

  it('carry the variant number and aspect of each registry window', () => {
    const plane = planeOf(photograph('nagasaki-boats'));
    const { count, words, variants, aspect, quality } = registryHashes(plane);
    expect(aspect).toBe(plane.width / plane.height);
    expect(quality).toBe(100);
    expect([words.length, variants.length]).toEqual([count * 8, count]);
    variants.forEach((variant, at) => {
      const region = registryRegion(variant, aspect);
      if (!region) throw new Error(`no region ${variant}`);
      expect(hexAt(words, at)).toBe(pdq(cutOut(plane, boxOf(region, plane))).hash);
    });
  });

  it('leave out windows of quality below 50', () => {
    const half = laid(flatPlane(400, 400, 128), wavyPlane(200, 400, 5), 0, 0);
    const { count, variants } = registryHashes(half);
    expect([...variants]).toContain(23);
    expect([...variants]).not.toContain(24);
    const query = queryHashes(half);
    expect(query.regions).toHaveLength(query.count);
    expect(query.regions.filter(({ left }) => left >= 0.5)).toEqual([]);
    expect(count).toBeLessThan(46);
  });

  it('do not depend on what was hashed before', () => {
    const plane = wavyPlane(512, 300, 6);
    const before = registryHashes(plane).words;
    registryHashes(wavyPlane(300, 1200, 7));
    queryHashes(wavyPlane(90, 80, 8));
    expect(registryHashes(plane).words).toEqual(before);
  });
});

describe('pictures that are hard to hash', () => {
  it.each<[string, Luma]>([
    ['one pixel', flatPlane(1, 1, 9)],
    ['a flat picture', flatPlane(300, 200, 200)],
    ['a flat line', flatPlane(512, 1, 200)],
  ])('%s has no hash', (_, plane) => {
    expect(registryHashes(plane)).toMatchObject({ count: 0, quality: 0 });
    expect(queryHashes(plane).count).toBe(0);
  });

  it('a banner of 10:1 keeps its windows of at least 32 pixels', () => {
    const banner = wavyPlane(512, 51, 9);
    const { count, regions } = queryHashes(banner);
    expect(count).toBeGreaterThan(10);
    for (const { width, height } of regions) {
      expect(Math.round(width * 512)).toBeGreaterThanOrEqual(32);
      expect(Math.round(height * 51)).toBeGreaterThanOrEqual(32);
    }
    expect([...registryHashes(banner).variants]).toContain(0);
    expect([...registryHashes(wavyPlane(51, 512, 9)).variants]).toContain(0);
  });

  it('a picture below 64 pixels is hashed, one below 32 is no query', () => {
    const small = wavyPlane(50, 40, 10);
    expect(queryHashes(small).count).toBeGreaterThan(5);
    expect(hexAt(queryHashes(small).words, 0)).toBe(pdq(small).hash);
    expect(queryHashes(wavyPlane(31, 60, 10)).count).toBe(0);
  });

  it('an empty plane is refused', () => {
    const empty = flatPlane(0, 4, 0);
    expect(() => registryHashes(empty)).toThrow('empty picture: 0 x 4');
    expect(() => queryHashes(empty)).toThrow('empty picture: 0 x 4');
  });
});
