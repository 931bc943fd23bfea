import { describe, expect, it } from 'vitest';
import {
  BadPrint,
  clusterNearDuplicates,
  clusterPictures,
  createPictureFinder,
  packPrint,
  printOf,
  printOfHash,
  unpackPrint,
} from '../../../../utils/matching/index.ts';
import { gradeOf, standAlone } from '../../../../utils/matching/pictures/grade.ts';
import { wholeHash } from '../../../../utils/matching/pictures/print.ts';
import {
  collage,
  cropped,
  mirrored,
  PHOTOGRAPHS,
  photograph,
  planeOf,
  recompressed,
} from '../windows/changes.ts';
import { flatPlane } from '../windows/planes.ts';

const photographs = PHOTOGRAPHS.map(photograph);
const prints = photographs.map((picture) => printOf(planeOf(picture)));
const finder = createPictureFinder(prints.map((print) => ({ print })));
const [first, second, third] = photographs;
if (!first || !second || !third) throw new Error('no photographs');

describe('a print', () => {
  it('comes back from storage as it was', () => {
    for (const print of prints) expect(unpackPrint(packPrint(print))).toEqual(print);
    const light = printOf(planeOf(first), { withFeatures: false });
    expect(unpackPrint(packPrint(light))).toEqual(light);
  });

  it('has a bounded size: hashes, a small copy, and features in four fifths of it', () => {
    for (const print of prints) {
      const all = packPrint(print).length;
      const light = packPrint({ ...print, features: null }).length;
      expect(light).toBeLessThan(1600 + 4700);
      expect(all).toBeLessThan(light + 11_500);
    }
  });

  const packed = packPrint(printOf(planeOf(first)));
  const featuresAt = packPrint(printOf(planeOf(first), { withFeatures: false })).length;
  const changed = (at: number, ...values: number[]) => {
    const bytes = packed.slice();
    bytes.set(values, at);
    return bytes;
  };

  it.each([
    ['nothing', new Uint8Array(0)],
    ['something else', new TextEncoder().encode('no print at all, but long enough')],
    ['another version', changed(2, 9)],
    ['another table of windows', changed(3, 9)],
    ['no width', changed(4, 0, 0)],
    ['a quality of 200', changed(8, 200)],
    ['a window that does not exist', changed(16, 46)],
    ['one byte less', packed.slice(0, -1)],
    ['one byte more', new Uint8Array([...packed, 0])],
    ['features of another version', changed(featuresAt, 7)],
  ])('of %s is refused', (_, bytes) => {
    expect(() => unpackPrint(bytes)).toThrow(BadPrint);
  });

  it('of a plain hash is found as the whole picture, and of low quality nowhere', () => {
    const [print] = prints;
    const hash = print && wholeHash(print);
    if (!print || !hash) throw new Error('no hash');
    const find = (quality: number) =>
      createPictureFinder([{ print: printOfHash(hash, quality) }]).find(planeOf(first)).found;
    expect(find(80)).toMatchObject([{ entry: 0, grade: 'same', distance: 0, stage: 'hash' }]);
    expect(find(49)).toEqual([]);
  });

  it('of a flat picture holds nothing, and is found nowhere', () => {
    const flat = printOf(flatPlane(300, 200, 128));
    expect([flat.hashes.count, flat.features?.count]).toEqual([0, 0]);
    expect(wholeHash(flat)).toBeNull();
    const found = createPictureFinder([{ print: flat }]).find(flatPlane(300, 200, 128));
    expect(found).toMatchObject({ found: [], comparable: false });
  });
});

describe('the finder', () => {
  it('finds an off-centre crop by its features, and says where it is', () => {
    const part = recompressed(cropped(first, 0.31, 0.13, 0.97, 0.83), 720, 70);
    const { found } = finder.find(planeOf(part));
    expect(found).toMatchObject([{ entry: 0, grade: 'same' }]);
    const { entry } = found[0]?.alignment ?? {};
    expect(entry?.left).toBeCloseTo(0.31, 1);
    expect(entry?.top).toBeCloseTo(0.13, 1);
    expect(entry?.width).toBeCloseTo(0.66, 1);
    expect(entry?.height).toBeCloseTo(0.7, 1);
  });

  it('finds all pictures of a collage', () => {
    const { found } = finder.find(planeOf(collage([first, second, third, mirrored(first)])));
    expect(found.map(({ entry }) => entry).sort()).toEqual([0, 1, 2]);
  });

  it('does not look for features where the whole picture is settled', () => {
    expect(finder.find(planeOf(first)).ms.features).toBe(0);
    expect(finder.find(planeOf(cropped(first, 0.2, 0.2, 0.8, 0.8))).ms.features).toBeGreaterThan(0);
  });

  it('counts the entries that carry features', () => {
    const some = prints.map((print, at) => ({ print: at % 2 ? print : { ...print, features: null } }));
    expect(createPictureFinder(some).withFeatures).toBe(Math.floor(prints.length / 2));
  });

  it('finds nothing in a registry of nothing', () => {
    expect(createPictureFinder([]).find(planeOf(first)).found).toEqual([]);
  });
});

describe('the grade', () => {
  it('is given to points alone from ten on', () => {
    expect([9, 10].map(standAlone)).toEqual([false, true]);
  });

  it.each([
    ['close windows', { isClose: true, isVerified: false, voted: 0 }, 'same'],
    ['eight points', { isClose: false, isVerified: false, voted: 8 }, 'same'],
    ['seven points', { isClose: false, isVerified: false, voted: 7 }, 'likely'],
    ['blocks alone', { isClose: false, isVerified: true, voted: 0 }, 'likely'],
    ['blocks and points', { isClose: false, isVerified: true, voted: 5 }, 'same'],
  ])('of %s', (_, evidence, grade) => {
    expect(gradeOf(evidence)).toBe(grade);
  });
});

describe('equal pictures', () => {
  it('are one group, however they were changed, and others are not in it', () => {
    const copies = [
      first,
      second,
      recompressed(first, 300, 40),
      cropped(first, 0.3, 0.1, 0.95, 0.8),
      third,
      recompressed(second, 400, 50),
    ].map((picture) => printOf(planeOf(picture)));
    expect([...clusterPictures(copies)]).toEqual([0, 1, 0, 0, 4, 1]);
  });

  it('are near-duplicates only where the whole is the same', () => {
    // The crop is one of the entry's windows, so groups of equal pictures hold it.
    const copies = [first, cropped(first, 0.05, 0.05, 0.95, 0.95), recompressed(first, 300, 40)];
    const copied = copies.map((picture) => printOf(planeOf(picture), { withFeatures: false }));
    expect([...clusterNearDuplicates(copied)]).toEqual([0, 1, 0]);
    expect([...clusterPictures(copied)]).toEqual([0, 0, 0]);
  });

  it('may be none', () => {
    expect([...clusterPictures([])]).toEqual([]);
  });
});
