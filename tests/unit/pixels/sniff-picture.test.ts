import { describe, expect, it } from 'vitest';
import { PictureError, sniffPicture } from '../../../utils/platform/pixels/index.ts';
import { hasReference, imageBytes } from '../matching/reference.ts';
import { avif, be16, be32, file, gif, jpeg, png, webpExtended, webpLossless, webpLossy } from './files.ts';

/** Code and detail of the refusal, or what was read instead. */
function refusal(bytes: Uint8Array): string {
  try {
    return `no error: ${JSON.stringify(sniffPicture(bytes))}`;
  } catch (error) {
    if (error instanceof PictureError) return [error.code, error.detail ?? ''].join(' ').trim();
    throw error;
  }
}

const wholes: [string, Uint8Array][] = [
  ['image/png', png(123, 45)],
  ['image/gif', gif(123, 45)],
  ['image/jpeg', jpeg(123, 45)],
  ['image/webp', webpExtended(123, 45)],
  ['image/webp', webpLossless(123, 45)],
  ['image/webp', webpLossy(123, 45)],
  ['image/avif', avif([[123, 45]])],
];

describe('sniffPicture', () => {
  it.each(wholes)('reads the size of %s', (type, bytes) => {
    expect(sniffPicture(bytes)).toEqual({ type, width: 123, height: 45 });
  });

  it.each([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf])(
    'reads a JPEG with frame %i and not its thumbnail',
    (marker) => {
      expect(sniffPicture(jpeg(4000, 3000, marker))).toMatchObject({ width: 4000, height: 3000 });
    },
  );

  it('reads large and odd sizes', () => {
    expect(sniffPicture(webpExtended(16384, 300))).toMatchObject({ width: 16384, height: 300 });
    expect(sniffPicture(webpLossless(16383, 2999))).toMatchObject({ width: 16383, height: 2999 });
    expect(sniffPicture(webpLossy(16383, 2999))).toMatchObject({ width: 16383, height: 2999 });
    expect(
      sniffPicture(
        avif([
          [100, 90],
          [4000, 3000],
          [512, 512],
        ]),
      ),
    ).toMatchObject({ width: 4000, height: 3000 });
    expect(sniffPicture(avif([[10, 9]], 'avis')).type).toBe('image/avif');
  });

  it('reads bytes that lie inside a larger buffer', () => {
    const buffer = file('xx', png(7, 5), 'xx');
    expect(sniffPicture(buffer.subarray(2, -2))).toMatchObject({ width: 7, height: 5 });
  });

  it.each<[string, Uint8Array]>([
    ['nothing', file()],
    ['one byte', file(0xff)],
    ['an HTML page', file('<!doctype html><img src=x>')],
    ['SVG', file('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['JSON', file('{"error":"login"}')],
    ['a PDF', file('%PDF-1.7')],
    ['a BMP', file('BM', be32(0), be32(0))],
    ['a RIFF of another kind', file('RIFF', be32(0), 'WAVEfmt ')],
    ['a film in the box format', avif([[10, 10]], 'isom')],
    ['half a PNG signature', file('\x89PNG')],
  ])('takes %s for no picture', (_, bytes) => {
    expect(refusal(bytes)).toBe('not-an-image');
  });

  it.each<[string, Uint8Array]>([
    ['an AVIF without size', avif([])],
    [
      'an AVIF whose properties claim to run past its end',
      avif([[10, 10]]).map((byte, i) => (i === 21 ? 9 : byte)),
    ],
    ['a PNG whose first chunk is another', file('\x89PNG\r\n\x1a\n', be32(13), 'tEXt', be32(9), be32(9))],
    ['a PNG of no width', png(0, 10)],
    ['a JPEG of no height', jpeg(10, 0)],
    ['a JPEG that scans before any frame', file([0xff, 0xd8, 0xff, 0xda, 0, 2])],
    ['a JPEG with a segment of length 0', file([0xff, 0xd8, 0xff, 0xe0, 0, 0], jpeg(9, 9))],
    ['a JPEG of padding', file([0xff, 0xd8], new Uint8Array(1000).fill(0xff))],
    ['a JPEG with rubbish between segments', file([0xff, 0xd8, 0xff, 0xe0], be16(4), [0, 0, 7, 7])],
    ['a WebP with an unknown chunk', file('RIFF', be32(0), 'WEBPANIM', new Uint8Array(20))],
    ['a lossy WebP without start code', file('RIFF', be32(0), 'WEBPVP8 ', new Uint8Array(20))],
  ])('cannot read the size of %s', (_, bytes) => {
    expect(refusal(bytes)).toBe('undecodable no size in the header');
  });

  it.each(wholes)('ends in an error and never in a wrong size wherever %s is cut off', (_, bytes) => {
    for (let length = 0; length < bytes.length; length++) {
      const said = refusal(bytes.subarray(0, length));
      expect(said).toMatch(/^not-an-image$|^undecodable no size|^no error: .*"width":123,"height":45/);
    }
  });

  it.each<[string, Uint8Array]>([
    ['PNG', png(20_000, 20_000)],
    ['whole PNG of 48 kB', png(20_000, 20_000, true)],
    ['JPEG', jpeg(20_000, 20_000)],
    ['GIF', gif(20_000, 20_000)],
    ['WebP', webpExtended(20_000, 20_000)],
    [
      'AVIF',
      avif([
        [100, 100],
        [20_000, 20_000],
      ]),
    ],
  ])('refuses a %s of 20,000 x 20,000', (_, bytes) => {
    expect(refusal(bytes)).toBe('too-many-pixels 20000 x 20000');
  });

  it('takes 50 megapixels and not one row more', () => {
    expect(sniffPicture(png(10_000, 5000))).toMatchObject({ height: 5000 });
    expect(refusal(png(10_000, 5001))).toBe('too-many-pixels 10000 x 5001');
    expect(refusal(png(0xffffffff, 0xffffffff))).toBe('too-many-pixels 4294967295 x 4294967295');
  });

  it('refuses a file of more than 50 MB', () => {
    expect(refusal(new Uint8Array(50 * 1024 * 1024 + 1))).toBe('too-large 52428801 bytes');
  });

  it.skipIf(!hasReference).each([
    ['bridge-mods/aaa-orig.jpg', 'image/jpeg', 1600, 1004],
    ['misc-images/wee.jpg', 'image/jpeg', 34, 42],
    ['misc-images/modes/CMYK.jpg', 'image/jpeg', 1600, 1004],
    ['misc-images/modes/LA.png', 'image/png', 1600, 1004],
    ['misc-images/modes/LAB.webp', 'image/webp', 1600, 1004],
  ])('reads the real file %s (skipped where ../shared/pdq is absent)', (name, type, width, height) => {
    expect(sniffPicture(imageBytes(name))).toEqual({ type, width, height });
  });
});
