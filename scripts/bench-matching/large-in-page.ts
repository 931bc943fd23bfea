import {
  clusterNearDuplicates,
  createPictureFinder,
  lumaWithin,
  type PicturePrint,
  PRINT_SIDE,
  unpackPrint,
} from '../../utils/matching/index.ts';
import { createHashStore } from '../../utils/matching/scan/hash-store.ts';
import { readPixels } from '../../utils/platform/pixels/index.ts';
import { randomFrom } from './random.ts';

/** Milliseconds of one picture, and what was found. */
export type LargeTimes = { decode: number; hash: number; features: number; found: number };

export type LargeResult = {
  build: number;
  megabytes: number;
  kernel: string;
  scan: number[];
  times: LargeTimes[];
};

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/**
 * Runs inside a page: a registry of many entries, most of them made of real ones by turning bits, and pictures that are
 * looked for in it.
 */
export async function timeLarge(
  prints: string[],
  pictures: string[],
  entries: number,
  withFeatures: number,
): Promise<LargeResult> {
  const real = prints.map((print) => unpackPrint(bytesOf(print)));
  const all = Array.from({ length: entries }, (_, at) => {
    const print = real[at % real.length];
    if (!print) throw new Error('no prints');
    return at < real.length ? print : disturbed(print, at, at < withFeatures);
  });
  const start = performance.now();
  const clusters = clusterNearDuplicates(all);
  const finder = createPictureFinder(all.map((print, at) => ({ print, cluster: clusters[at] ?? at })));
  const build = performance.now() - start;
  const { kernel, scan } = timeScan();
  const times: LargeTimes[] = [];
  for (const picture of pictures) times.push(await timeOne(bytesOf(picture), finder));
  return { build, megabytes: megabytes(), kernel, scan, times };
}

async function timeOne(
  bytes: Uint8Array<ArrayBuffer>,
  finder: ReturnType<typeof createPictureFinder>,
): Promise<LargeTimes> {
  const start = performance.now();
  const { rgba, width, height } = await readPixels(bytes);
  const luma = lumaWithin(rgba, width, height, PRINT_SIDE);
  const decode = performance.now() - start;
  const { found, ms } = finder.find(luma);
  return { decode, ...ms, found: found.length };
}

/** A third of the bits of each hash and of each descriptor are other ones: nothing is near to where it came from. */
function disturbed(print: PicturePrint, seed: number, keepsFeatures: boolean): PicturePrint {
  const random = randomFrom(seed);
  const word = () => (random() * 2 ** 32) >>> 0;
  const flip = (words: Uint32Array) =>
    words.map((one) => one ^ (word() & word()) ^ (word() & word() & word()));
  const { hashes, features } = print;
  return {
    ...print,
    hashes: { ...hashes, words: flip(hashes.words) },
    features: features && keepsFeatures ? { ...features, words: flip(features.words) } : null,
  };
}

/** One query against a million random hashes. */
function timeScan(): { kernel: string; scan: number[] } {
  const count = 1_000_000;
  const random = randomFrom(1);
  const words = Uint32Array.from({ length: count * 8 }, () => (random() * 2 ** 32) >>> 0);
  const store = createHashStore(words, new Uint32Array(count), new Uint8Array(count));
  const scan = Array.from({ length: 30 }, (_, at) => {
    const start = performance.now();
    store.search(words.slice(at * 8, at * 8 + 8), 1, 36);
    return performance.now() - start;
  });
  return { kernel: store.kernel, scan };
}

/** Chromium's own figure; other browsers have none. */
const megabytes = (): number => {
  const { memory } = performance as { memory?: { usedJSHeapSize: number } };
  return memory ? memory.usedJSHeapSize / 1e6 : Number.NaN;
};
