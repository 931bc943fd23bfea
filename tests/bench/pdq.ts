import { lumaWithin, pdq } from '../../utils/matching/index.ts';
import { plainPdq } from './pdq-plain.ts';

/** Milliseconds for one picture, one value a run. */
export type PdqTimes = {
  /** RGBA to a plane within 512 x 512. */
  luma: number[];
  /** Plane to hash, folded form. */
  hash: number[];
  /** Both: what a picture costs once it is decoded. */
  total: number[];
  /** Plane to hash, plain form: two passes of box filters. */
  plain: number[];
};

/**
 * Time of PDQ for a picture of 1080 x 1350, decoding apart.
 * @param runs how often each step is measured; as many runs before are not counted
 */
export function measurePdq(runs = 60): PdqTimes {
  const [width, height] = [1080, 1350];
  const rgba = picture(width, height);
  const plane = lumaWithin(rgba, width, height, 512);
  return {
    luma: timesOf(runs, () => lumaWithin(rgba, width, height, 512)),
    hash: timesOf(runs, () => pdq(plane)),
    total: timesOf(runs, () => pdq(lumaWithin(rgba, width, height, 512))),
    plain: timesOf(runs, () => plainPdq(plane)),
  };
}

/** Waves and a grain: as rough as a photograph, the same on every machine. */
function picture(width: number, height: number): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  let seed = 1;
  for (let i = 0; i < width * height; i++) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    const [x, y] = [i % width, Math.floor(i / width)];
    const wave = 128 + 60 * Math.sin(x / 97) * Math.cos(y / 61) + 40 * Math.sin((x + 2 * y) / 23);
    rgba.set(
      [wave, wave * 0.9, 255 - wave].map((value) => value + (seed >>> 28) - 8),
      i * 4,
    );
  }
  return rgba;
}

function timesOf(runs: number, work: () => unknown): number[] {
  const times = Array.from({ length: runs * 2 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.slice(runs);
}
