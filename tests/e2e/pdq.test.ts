// PDQ through the browser's own decoder, by the code that ships, against the hashes of the C++ reference.
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { distance, isMatchable } from '../../utils/matching/index.ts';
import { hasReference, imageBytes, type Row, referenceRows } from '../unit/matching/reference.ts';
import { type Harness, launch } from './harness/index.ts';
import { openPdqPage } from './support-pdq.ts';
import type { Hashed } from './support-pdq-in-page.ts';

if (!hasReference) console.info('PDQ conformance skipped: ../shared/pdq is absent');

const rows = referenceRows();
const isTurnedByExif = ({ file }: Row) => file.includes('exif-rotn');

/** Upstream's rule for decoders other than its own. */
const SAME = 10;

/** Browsers apply the orientation, the reference does not: each file has the column that shows it upright. */
const UPRIGHT = { 1: 'original', 3: 'rot180', 6: 'rot270', 8: 'rot90' } as const;
const UPRIGHT_BITS = 20;

const MODES = 'misc-images/modes';
const WITHOUT_ROW = ['CMYK.jpg', 'LA.png', 'RGBA.png', 'F.webp', 'HSV.webp', 'I.webp', 'LAB.webp', 'PA.webp'];
const OTHER_MOTIFS = ['misc-images/c.png', 'reg-test-input/pen-and-coaster.png'];

describe.skipIf(!hasReference)('PDQ in the browser (skipped where ../shared/pdq is absent)', () => {
  let harness: Harness;
  let page: Awaited<ReturnType<typeof openPdqPage>>;

  beforeAll(async () => {
    harness = await launch(inject('kind'));
    page = await openPdqPage(harness);
  });
  afterAll(() => harness?.close());

  const hashed = async (file: string): Promise<Hashed> => {
    const outcome = await page.hash(imageBytes(file));
    if ('refused' in outcome) throw new Error(`${file}: ${outcome.refused}`);
    return outcome;
  };

  it('has all rows to compare with', () => {
    expect(rows).toHaveLength(39);
    expect(rows.filter(({ quality }) => quality >= 80)).toHaveLength(36);
  });

  it.each(rows.filter((row) => row.quality >= 80 && !isTurnedByExif(row)))(
    'is at most 10 bits from the reference: $file',
    async ({ file, hash }) => {
      const found = await hashed(file);
      expect(distance(found.hash, hash)).toBeLessThanOrEqual(SAME);
      expect(found.quality).toBeGreaterThanOrEqual(80);
    },
  );

  it.each([1, 3, 6, 8] as const)('turns a photograph of EXIF orientation %i upright', async (orientation) => {
    const row = rows.find(({ file }) => file.endsWith(`exif-rotn-${orientation}.jpg`));
    const found = await hashed(row?.file ?? '');
    expect(distance(found.hash, row?.dihedral[UPRIGHT[orientation]] ?? '')).toBeLessThanOrEqual(UPRIGHT_BITS);
    const [long, short] = [4032, 3024];
    expect([found.width, found.height]).toEqual(orientation > 4 ? [short, long] : [long, short]);
  });

  it.each(rows.filter(({ quality }) => quality < 80))('is too plain to match: $file', async (row) => {
    const { quality } = await hashed(row.file);
    expect(Math.abs(quality - row.quality)).toBeLessThanOrEqual(1);
    expect(isMatchable(quality)).toBe(false);
  });

  // Odd pixel modes may change grey values, not the picture. Both browsers decode all of them.
  it.each(WITHOUT_ROW)('reads the bridge as %s', async (name) => {
    const original = rows.find(({ file }) => file === `${MODES}/original.jpg`);
    const { hash } = await hashed(`${MODES}/${name}`);
    expect(distance(hash, original?.hash ?? '')).toBeLessThanOrEqual(20);
  });

  it.each(OTHER_MOTIFS)('reads another motif and takes it for no bridge: %s', async (file) => {
    const { hash, quality } = await hashed(file);
    expect(isMatchable(quality)).toBe(true);
    for (const row of rows) expect(distance(hash, row.hash)).toBeGreaterThan(31);
  });

  it('refuses by name what is no picture', async () => {
    const half = imageBytes('bridge-mods/aaa-orig.jpg').subarray(0, 200);
    expect(await page.hash(new TextEncoder().encode('<svg/>'))).toEqual({ refused: 'not-an-image' });
    expect(await page.hash(half)).toEqual({ refused: 'undecodable' });
  });
});
