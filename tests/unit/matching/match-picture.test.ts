import { describe, expect, it } from 'vitest';
import { matchPicture, THRESHOLD } from '../../../utils/matching/index.ts';
import { assetEntry } from './samples.ts';

const hash = '0f'.repeat(32);
const print = { mediaUrl: 'https://pics.example/1.jpg', hash, quality: 80 };

/** The hash with its first `count` bits turned. */
const turned = (count: number) => {
  const bits = [...hash].flatMap((digit) =>
    [...Number.parseInt(digit, 16).toString(2).padStart(4, '0')].map(Number),
  );
  const changed = bits.map((bit, i) => (i < count ? 1 - bit : bit)).join('');
  return (changed.match(/.{4}/g) ?? []).map((four) => Number.parseInt(four, 2).toString(16)).join('');
};

const bridge = assetEntry({ id: 'bridge' });
const tower = assetEntry({ id: 'tower' });

describe('matchPicture', () => {
  it('matches at the threshold and not beyond it', () => {
    expect(matchPicture(print, { pictures: [{ hash: turned(THRESHOLD), entry: bridge }] })).toHaveLength(1);
    expect(matchPicture(print, { pictures: [{ hash: turned(THRESHOLD + 1), entry: bridge }] })).toEqual([]);
  });

  it('keeps the closest fingerprint of each asset, nearest asset first', () => {
    const pictures = [
      { hash: turned(30), entry: bridge },
      { hash: turned(4), entry: tower },
      { hash: turned(12), entry: bridge },
      { hash: turned(20), entry: bridge },
    ];
    expect(matchPicture(print, { pictures }, 'quoted')).toEqual([
      {
        signal: 'image',
        grade: 'same',
        in: 'quoted',
        entry: tower,
        measure: { by: 'pdq', ...print, distance: 4, threshold: 31 },
      },
      {
        signal: 'image',
        grade: 'same',
        in: 'quoted',
        entry: bridge,
        measure: { by: 'pdq', ...print, distance: 12, threshold: 31 },
      },
    ]);
  });

  it('compares nothing below quality 50', () => {
    const pictures = [{ hash, entry: bridge }];
    expect(matchPicture({ ...print, quality: 49 }, { pictures })).toEqual([]);
    expect(matchPicture({ ...print, quality: 50 }, { pictures })).toHaveLength(1);
  });
});
