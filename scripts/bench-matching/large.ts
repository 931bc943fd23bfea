// What a picture costs in a browser against 10,000 entries, and one query against a million hashes.
import sharp from 'sharp';
import { launch } from '../../tests/e2e/harness/index.ts';
import { openWithModule } from '../../tests/e2e/support-pdq.ts';
import { lumaWithin, PRINT_SIDE, packPrint, printOf } from '../../utils/matching/index.ts';
import { quantile } from '../bench/rows.ts';
import { groups } from './changes/index.ts';
import type { LargeResult } from './large-in-page.ts';
import { type Photo, photographs } from './photos.ts';
import { randomFrom, seedOf } from './random.ts';

const ENTRIES = 10_000;
const WITH_FEATURES = 3000;
/** Real entries that the others are made of. */
const REAL = 40;
/** Changed pictures of the registry, and pictures that are not in it: most of what a page shows. */
const CHANGED = 30;
const FOREIGN = 90;

const jpegOf = ({ rgb, width, height }: Photo) =>
  sharp(rgb, { raw: { width, height, channels: 3 } })
    .resize(1080, 1350, { fit: 'inside' })
    .jpeg({ quality: 80 })
    .toBuffer();

/** Prints the figures of both browsers that are installed. */
export async function benchLarge(kinds: ('chrome' | 'firefox')[] = ['chrome']): Promise<void> {
  const photos = await photographs();
  const [known, foreign] = [photos.slice(0, REAL), photos.slice(REAL, REAL + FOREIGN)];
  const prints = known.map((photo) => Buffer.from(packPrint(printOf(lumaOf(photo)))).toString('base64'));
  const pictures = [...(await changedOf(known, foreign)), ...(await Promise.all(foreign.map(jpegOf)))];
  for (const kind of kinds) {
    const harness = await launch(kind);
    try {
      const inPage = await openWithModule(harness, new URL('./large-in-page.ts', import.meta.url));
      const base64 = pictures.map((bytes) => bytes.toString('base64'));
      const result = (await inPage('timeLarge', prints, base64, ENTRIES, WITH_FEATURES)) as LargeResult;
      report(kind, result);
    } finally {
      await harness.close();
    }
  }
}

function lumaOf({ rgb, width, height }: Photo) {
  const rgba = new Uint8Array(width * height * 4).fill(255);
  for (let i = 0; i < width * height; i++) rgba.set(rgb.subarray(i * 3, i * 3 + 3), i * 4);
  return lumaWithin(rgba, width, height, PRINT_SIDE);
}

async function changedOf(known: Photo[], others: Photo[]): Promise<Buffer[]> {
  const all = Object.entries(groups).flatMap(([group, changes]) =>
    Object.entries(changes).map(([name, change]) => ({ group, name, change })),
  );
  const picked = all.filter((_, at) => at % Math.ceil(all.length / CHANGED) === 0);
  return Promise.all(
    picked.map(async ({ group, name, change }, at) => {
      const photo = known[at % known.length] as Photo;
      return change(photo, { random: randomFrom(seedOf(group, name)), others });
    }),
  );
}

function report(kind: string, { build, megabytes, kernel, scan, times }: LargeResult): void {
  const ms = (values: number[]) =>
    `p50 ${quantile(values, 0.5).toFixed(0)} ms, p95 ${quantile(values, 0.95).toFixed(0)} ms`;
  const all = times.map(({ decode, hash, features }) => decode + hash + features);
  const open = times.filter(({ features }) => features > 0);
  console.log(
    `${kind}: ${ENTRIES} entries, ${WITH_FEATURES} of them with features; built in ${(build / 1000).toFixed(1)} s, heap ${megabytes.toFixed(0)} MB`,
  );
  console.log(
    `  a picture in all: ${ms(all)} (goal 100 and 250; n ${all.length}, ${times.filter(({ found }) => found > 0).length} of them found)`,
  );
  console.log(
    `    decode and luma ${ms(times.map(({ decode }) => decode))}; hashes ${ms(times.map(({ hash }) => hash))}; features, where asked (${open.length}), ${ms(open.map(({ features }) => features))}`,
  );
  console.log(
    `  one query against 1,000,000 hashes (${kernel}): ${quantile(scan, 0.5).toFixed(2)} ms, p95 ${quantile(scan, 0.95).toFixed(2)} (goal 3)`,
  );
}

if (import.meta.main)
  await benchLarge(process.argv.includes('--firefox') ? ['chrome', 'firefox'] : ['chrome']);
