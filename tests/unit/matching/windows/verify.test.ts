import { describe, expect, it } from 'vitest';
import {
  bestAgreement,
  emptySquare,
  isBetter,
  type Summed,
  sumUp,
} from '../../../../utils/matching/windows/correlate.ts';
import { greyOf, sampleSquare } from '../../../../utils/matching/windows/grey.ts';
import { boxOf, placed, WHOLE } from '../../../../utils/matching/windows/region.ts';
import type { Grey, Luma } from '../../../../utils/matching/windows/types.ts';
import { agreementOf, isVerified, verify } from '../../../../utils/matching/windows/verify.ts';
import { dice } from '../scan/random.ts';
import { PHOTOGRAPHS, photograph, planeOf } from './changes.ts';
import { cutOut, flatPlane, laid, mirroredPlane, wavyPlane } from './planes.ts';

/** The comparison written down plainly: the reference for the one with summed-area tables. */
function plainAgreement(query: Float64Array, entry: Float64Array) {
  let best = { share: 0, agreeing: 0, textured: 0 };
  for (let dy = -3; dy <= 3; dy++) {
    for (let dx = -3; dx <= 3; dx++) {
      const blocks = Array.from({ length: 64 }, (_, at) => block(query, entry, at, dx, dy));
      const textured = blocks.filter(({ counts }) => counts).length;
      const agreeing = blocks.filter(({ agrees }) => agrees).length;
      const found = { share: textured < 10 ? 0 : agreeing / textured, agreeing, textured };
      if (isBetter(found, best)) best = found;
    }
  }
  return best;
}

function block(query: Float64Array, entry: Float64Array, at: number, dx: number, dy: number) {
  const pairs: [number, number][] = [];
  for (let i = 0; i < 64; i++) {
    const [x, y] = [(at % 8) * 8 + (i % 8), Math.floor(at / 8) * 8 + Math.floor(i / 8)];
    const [u, v] = [x + dx, y + dy];
    if (u < 0 || v < 0 || u > 63 || v > 63) continue;
    pairs.push([entry[y * 64 + x] ?? 0, query[v * 64 + u] ?? 0]);
  }
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [a, b] = [mean(pairs.map(([e]) => e)), mean(pairs.map(([, q]) => q))];
  const entryVariance = mean(pairs.map(([e]) => (e - a) ** 2));
  const queryVariance = mean(pairs.map(([, q]) => (q - b) ** 2));
  const covariance = mean(pairs.map(([e, q]) => (e - a) * (q - b)));
  const counts = pairs.length >= 32 && entryVariance >= 16;
  const correlation = covariance / Math.sqrt(entryVariance * queryVariance);
  return { counts, agrees: counts && queryVariance >= 4 && correlation > 0.7 };
}

function squareOf(plane: Luma, gain = 1): Summed {
  const square = emptySquare();
  square.values.set(plane.values.map((value) => value * gain));
  sumUp(square);
  return square;
}

const cut = (plane: Luma, left: number, top: number) => cutOut(plane, { left, top, width: 64, height: 64 });

function noisy(plane: Luma, range: number): Luma {
  const next = dice(7);
  return { ...plane, values: plane.values.map((value) => value + (next() / 2 ** 32 - 0.5) * range) };
}

const fainter = (plane: Luma, gain: number): Luma => ({
  ...plane,
  values: plane.values.map((value) => 128 + (value - 128) * gain),
});

describe('agreement of two squares', () => {
  // Ripples of seven pixels: at another shift they do not agree.
  const wide = wavyPlane(400, 400, 1);

  it.each([
    ['itself', cut(wide, 0, 0), cut(wide, 0, 0)],
    ['itself, shifted', cut(wide, 20, 20), cut(wide, 22, 17)],
    ['itself, shifted too far', cut(wide, 20, 20), cut(wide, 29, 20)],
    ['a flat one', cut(wide, 0, 0), flatPlane(64, 64, 30)],
    ['another one, half of it flat', laid(cut(wide, 0, 0), flatPlane(40, 64, 9), 0, 0), cut(wide, 3, 0)],
    [
      'itself, nine blocks of it',
      cut(wide, 0, 0),
      laid(flatPlane(64, 64, 9), cutOut(wide, { left: 0, top: 0, width: 24, height: 24 }), 0, 0),
    ],
    ['itself under noise', noisy(cut(wide, 0, 0), 90), cut(wide, 0, 0)],
    ['itself, faint, under noise', cut(wide, 0, 0), noisy(fainter(cut(wide, 0, 0), 0.12), 8)],
    ['one that is all but flat', fainter(cut(wide, 0, 0), 0.08), cut(wide, 0, 0)],
    ['another one', cut(wide, 0, 0), cut(wavyPlane(400, 400, 2), 0, 0)],
  ])('is that of the plain form: a square and %s', (_, query, entry) => {
    const found = bestAgreement(squareOf(query), squareOf(entry));
    const plain = plainAgreement(squareOf(query).values, squareOf(entry).values);
    expect(found).toEqual(plain);
  });

  it('is full for the same, whatever its brightness, at shifts up to three', () => {
    const agreement = bestAgreement(squareOf(cut(wide, 20, 20), 0.5), squareOf(cut(wide, 23, 17)));
    expect(agreement.share).toBe(1);
    expect(agreement.agreeing).toBeGreaterThan(40);
  });

  it('is none for the negative, and for what is flat', () => {
    const square = squareOf(cut(wide, 0, 0));
    const flat = squareOf(flatPlane(64, 64, 100));
    expect(bestAgreement(square, flat)).toEqual({ share: 0, agreeing: 0, textured: 0 });
    expect(bestAgreement(flat, square).agreeing).toBe(0);
    const negative = cut(wide, 0, 0);
    negative.values = negative.values.map((value) => 255 - value);
    expect(isVerified(bestAgreement(squareOf(negative), square))).toBe(false);
  });

  it('prefers enough agreeing blocks to a larger share of few', () => {
    const few = { share: 1, agreeing: 12, textured: 12 };
    const many = { share: 0.5, agreeing: 20, textured: 40 };
    expect([isBetter(many, few), isBetter(few, many)]).toEqual([true, false]);
    expect([isVerified(few), isVerified(many)]).toEqual([false, true]);
    expect(isVerified({ share: 0.39, agreeing: 25, textured: 64 })).toBe(false);
  });
});

describe('thumbnail', () => {
  it('is averaged and rounded, and never enlarged', () => {
    const plane = { width: 4, height: 2, values: new Float32Array([0, 1, 10, 20, 0, 2, 10, 20]) };
    expect(greyOf(plane, 2)).toEqual({ width: 2, height: 1, values: new Uint8Array([1, 15]) });
    const same = { width: 2, height: 1, values: new Float32Array([99.6, 255]) };
    expect(greyOf(same, 128)).toEqual({ width: 2, height: 1, values: new Uint8Array([100, 255]) });
    expect(greyOf(wavyPlane(512, 300, 3), 128)).toMatchObject({ width: 128, height: 75 });
  });

  it('is sampled at pixel centres; beyond the edge its last pixel goes on', () => {
    const ramp: Grey = {
      width: 128,
      height: 64,
      values: Uint8Array.from({ length: 8192 }, (_, at) => at % 128),
    };
    const into = new Float64Array(4096);
    const row = () => [...into.subarray(640, 704)];
    const steps = Array.from({ length: 64 }, (_, j) => j);
    sampleSquare(ramp, WHOLE, 1, false, into);
    expect(row()).toEqual(steps.map((j) => 2 * j + 0.5));
    sampleSquare(ramp, WHOLE, 1, true, into);
    expect(row()).toEqual(steps.map((j) => 126.5 - 2 * j));
    sampleSquare(ramp, placed(0.5, 1, 1, 0), 1, false, into);
    expect(row()).toEqual(steps.map((j) => 64 + j));
    sampleSquare(ramp, WHOLE, 0.5, false, into);
    expect(row()).toEqual(steps.map((j) => 32 + j));
    sampleSquare(ramp, WHOLE, 1.5, false, into);
    expect([row()[0], row()[63]]).toEqual([0, 127]);
  });
});

describe('verification', () => {
  const planes = PHOTOGRAPHS.map((name) => planeOf(photograph(name)));
  const thumbnails = planes.map((plane) => greyOf(plane, 128));
  const same = { query: WHOLE, entry: WHOLE, mirrored: false };

  it('accepts each photograph for itself and for none of the others, mirrored or not', () => {
    const accepted = (mirrored: boolean) =>
      planes.map((plane) =>
        thumbnails.flatMap((grey, i) =>
          isVerified(agreementOf(plane, grey, { ...same, mirrored })) ? [i] : [],
        ),
      );
    expect(accepted(false)).toEqual(planes.map((_, i) => [i]));
    // A symmetric photograph may agree with its own mirror image.
    expect(accepted(true).map((found, i) => found.filter((other) => other !== i))).toEqual(
      planes.map(() => []),
    );
  });

  it('follows window, rectangle, scale and mirror', () => {
    planes.forEach((plane, i) => {
      const thumbnail = thumbnails[i];
      if (!thumbnail) throw new Error('no thumbnail');
      const part = placed(0.7, 0.75, 0.5, 0.5);
      const inside = cutOut(plane, boxOf(part, plane));
      const page = laid(flatPlane(600, 700, 255), inside, 40, 90);
      const query = {
        left: 40 / 600,
        top: 90 / 700,
        width: inside.width / 600,
        height: inside.height / 700,
      };
      expect(isVerified(agreementOf(page, thumbnail, { ...same, query, entry: part }))).toBe(true);
      expect(
        agreementOf(inside, thumbnail, { ...same, entry: placed(0.73, 0.78, 0.5, 0.5) }).share,
      ).toBeGreaterThan(0.6);
      const turned = { ...same, entry: part, mirrored: true };
      expect(isVerified(agreementOf(mirroredPlane(inside), thumbnail, turned))).toBe(true);
      expect(isVerified(agreementOf(inside, thumbnail, { ...same, entry: placed(0.5, 0.5, 0, 0) }))).toBe(
        false,
      );
    });
  });

  it('takes the best pair', () => {
    const [plane] = planes;
    const [thumbnail] = thumbnails;
    if (!plane || !thumbnail) throw new Error('no picture');
    const wrong = { ...same, mirrored: true };
    expect(verify(plane, thumbnail, [wrong, same, wrong])?.pair).toBe(same);
    expect(verify(plane, thumbnail, [])).toBeNull();
  });
});
