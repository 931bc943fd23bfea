import jpeg from 'jpeg-js';
import { describe, expect, it } from 'vitest';
import { distance, lumaWithin, pdq } from '../../../utils/matching/index.ts';
import { hasReference, imageBytes, referenceRows } from './reference.ts';

// The four of 12 megapixels are left out here: they are for the browsers, whose decoders we ship with.
const rows = referenceRows().filter(
  ({ file, quality }) => /\.jpg$/.test(file) && quality >= 80 && !file.includes('exif-rotn'),
);

describe.skipIf(!hasReference)('PDQ from our own averaging (skipped where ../shared/pdq is absent)', () => {
  it('reads the pictures of quality 80 and more', () => {
    expect(rows.length).toBeGreaterThanOrEqual(25);
  });

  // Upstream's rule for other decoders; the reference shrinks by nearest neighbour, we by area.
  it.each(rows)('$file lies at most 10 bits from the reference', ({ file, hash }) => {
    const { data, width, height } = jpeg.decode(imageBytes(file), {
      useTArray: true,
      maxMemoryUsageInMB: 1024,
    });
    expect(distance(pdq(lumaWithin(data, width, height, 512)).hash, hash)).toBeLessThanOrEqual(10);
  });
});
