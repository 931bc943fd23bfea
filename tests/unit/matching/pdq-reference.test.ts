import { describe, expect, it } from 'vitest';
import {
  createPictureFinder,
  distance,
  MIN_QUALITY,
  pack,
  pdq,
  pdqDihedral,
  printOfHash,
  scan,
} from '../../../utils/matching/index.ts';
import { hashList, hasReference, orientations, pixelsOf, type Row, referenceRows } from './reference.ts';

const rows = referenceRows();

/**
 * Two orientations of one picture of quality 3 hang on coefficients that differ in the sixth digit: the reference's
 * float32 running sums order them one way, sums in any other order the other way.
 */
const otherOrder: Record<string, string> = {
  'q0003.jpg rot180': '01fc1d685484e69614effcc474010b93dcd6ff954127cbb6ee90570f4b5414dd',
  'q0003.jpg flipMinus1': '14d836fe16486ec545da7ecd115ec176bdd9cc83c83091dbc805bcf719b40b65',
};
const inOrderOfSums = ({ file, dihedral }: Row, name: (typeof orientations)[number]) =>
  otherOrder[`${file.split('/').at(-1)} ${name}`] ?? dihedral[name];

describe.skipIf(!hasReference)(
  'PDQ against the C++ reference (skipped where ../shared/pdq is absent)',
  () => {
    it('reads all 39 rows', () => {
      expect(rows).toHaveLength(39);
    });

    it.each(rows)('$file: hash and quality', (row) => {
      expect(pdq(pixelsOf(row))).toEqual({ hash: row.hash, quality: row.quality });
    });

    it.each(rows)('$file: eight orientations', (row) => {
      const hashes = pdqDihedral(pixelsOf(row));
      const expected = orientations.map((name) => [name, inOrderOfSums(row, name)]);
      expect(orientations.map((name) => [name, hashes[name]])).toEqual(expected);
    });

    it('differs from the reference in 2 of 312 orientations, by 2 bits', () => {
      const apart = rows.flatMap((row) => {
        const hashes = pdqDihedral(pixelsOf(row));
        return orientations
          .map((name) => distance(hashes[name], row.dihedral[name]))
          .filter((bits) => bits > 0);
      });
      expect(apart).toEqual([2, 2]);
    });

    it('takes pictures of low quality for unmatchable', () => {
      const low = rows.filter((row) => pdq(pixelsOf(row)).quality < MIN_QUALITY);
      expect(low.map(({ file, quality }) => [file, quality])).toEqual([
        ['misc-images/small.jpg', 0],
        ['reg-test-input/labelme-subset/q0003.jpg', 3],
        ['reg-test-input/labelme-subset/q0004.jpg', 4],
      ]);
      for (const row of low) {
        const finder = createPictureFinder([{ print: printOfHash(row.hash, row.quality) }]);
        expect(finder.find(pixelsOf(row)).found).toEqual([]);
      }
    });
  },
);

describe.skipIf(!hasReference)('the hash index on the reference lists', () => {
  it.each([
    [15, 151],
    [31, 250],
    [36, 251],
    [47, 287],
    [63, 352],
  ])('finds the pairs at most %i bits apart', (limit, pairs) => {
    const haystack = hashList('haystack.txt');
    const needles = hashList('needles.txt');
    expect([haystack.length, needles.length]).toEqual([1350, 100]);
    const packed = pack(haystack);
    let scanned = 0;
    for (const needle of needles) scan(needle, packed, limit, () => scanned++);
    const compared = needles.flatMap((a) => haystack.filter((b) => distance(a, b) <= limit)).length;
    expect([scanned, compared]).toEqual([pairs, pairs]);
  });
});
