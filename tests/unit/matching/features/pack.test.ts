import { expect, describe as group, it } from 'vitest';
import {
  BadFeatures,
  describe,
  describeBoth,
  packFeatures,
  unpackFeatures,
} from '../../../../utils/matching/features/index.ts';
import { drawn, photograph, small } from './pictures.ts';

const home = small(photograph('dust-bowl-home'));
const features = describe(home);
const bytes = packFeatures(features);

const changed = (at: number, value: number) => {
  const copy = bytes.slice();
  copy[at] = value;
  return copy;
};

group('the stored form', () => {
  it('comes back as it was', () => {
    expect(unpackFeatures(bytes)).toEqual(features);
  });

  it('comes back from the middle of a larger file', () => {
    const file = new Uint8Array(bytes.length + 30);
    file.set(bytes, 13);
    expect(unpackFeatures(file.subarray(13, 13 + bytes.length))).toEqual(features);
  });

  it('takes at most 38 bytes a feature and 8 more', () => {
    expect(bytes.length).toBe(8 + 38 * features.count);
  });

  it('holds a picture without features', () => {
    const none = describe(drawn(300, 200, () => 50));
    expect(unpackFeatures(packFeatures(none))).toEqual(none);
  });

  it('is not made of mirrored features', () => {
    expect(() => packFeatures(describeBoth(home).mirrored)).toThrow(RangeError);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['a header cut off', bytes.subarray(0, 7)],
    ['a feature cut off', bytes.subarray(0, bytes.length - 1)],
    ['a byte too many', new Uint8Array([...bytes, 0])],
    ['another version', changed(0, 99)],
    ['an unknown flag', changed(1, 1)],
    ['another count', changed(2, 1)],
    ['a narrower picture', changed(5, 0)],
    ['a lower picture', changed(7, 0)],
    ['an impossible scale', changed(8 + 5, 81)],
  ])('refuses %s', (_, bad) => {
    expect(() => unpackFeatures(bad)).toThrow(BadFeatures);
  });
});
