// Recall of picture matching by kind of change, false pairs and cost, beside plain PDQ, dHash and blockhash.
import sharp from 'sharp';
import { type Luma, lumaWithin } from '../../utils/matching/index.ts';
import { clusterNearDuplicates } from '../../utils/matching/pictures/clusters.ts';
import { createPictureFinder } from '../../utils/matching/pictures/find-pictures.ts';
import { printOf } from '../../utils/matching/pictures/print.ts';
import { quantile } from '../bench/rows.ts';
import { groups } from './changes/index.ts';
import { type Photo, photographs } from './photos.ts';
import { type PlainHashes, plainHashes } from './plain-hashes.ts';
import { randomFrom, seedOf } from './random.ts';

const SIDE = 512;
/** Pictures outside of the registry: neighbours in collages, and queries that nothing may match. */
const OUTSIDE = 24;

/** Pictures of the registry that are changed; BENCH_PHOTOS makes a shorter run. */
const CHANGED = Number(process.env.BENCH_PHOTOS ?? 24);

type Tally = { asked: number; found: number; sure: number; plain: Record<keyof PlainHashes, number> };
type False = { query: string; entry: string; grade: string; stage: string };

const lumaOfPhoto = async (bytes: Buffer): Promise<Luma> => {
  const { data, info } = await sharp(bytes)
    .rotate()
    .ensureAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return lumaWithin(data, info.width, info.height, SIDE);
};

const fileOf = ({ rgb, width, height }: Photo) =>
  sharp(rgb, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();

/** Runs all changes of some pictures against a registry of all. */
export async function benchPictures(): Promise<void> {
  const photos = await photographs();
  const spread = (count: number, of: Photo[]) =>
    of.filter((_, at) => at % Math.max(1, Math.floor(of.length / count)) === 0).slice(0, count);
  const outside = spread(OUTSIDE, photos);
  const inside = photos.filter((photo) => !outside.includes(photo));
  console.log(`registry of ${inside.length} photographs, ${outside.length} outside of it`);
  const lumas = await Promise.all(inside.map(async (photo) => lumaOfPhoto(await fileOf(photo))));
  const prints = lumas.map((luma) => printOf(luma));
  const clusters = clusterNearDuplicates(prints);
  const finder = createPictureFinder(prints.map((print, at) => ({ print, cluster: clusters[at] ?? at })));
  const plain = lumas.map(plainHashes);
  const times: { hash: number[]; features: number[]; all: number[] } = { hash: [], features: [], all: [] };
  const falsePairs: False[] = [];
  let pairs = 0;

  const ask = (luma: Luma, own: number | null, query: string) => {
    const { found, ms } = finder.find(luma);
    times.hash.push(ms.hash);
    if (ms.features > 0) times.features.push(ms.features);
    times.all.push(ms.hash + ms.features);
    pairs += prints.length;
    for (const { entry, grade, stage } of found) {
      if (entry !== own) falsePairs.push({ query, entry: inside[entry]?.name ?? '', grade, stage });
    }
    return found.find(({ entry }) => entry === own);
  };

  const byName = new Map<string, Tally>();
  const changed = spread(CHANGED, inside);
  for (const [group, changes] of Object.entries(groups)) {
    for (const [name, change] of Object.entries(changes)) {
      const tally: Tally = { asked: 0, found: 0, sure: 0, plain: { pdq: 0, dhash: 0, blockhash: 0 } };
      for (const photo of changed) {
        const own = inside.indexOf(photo);
        const random = randomFrom(seedOf(group, name, photo.name));
        const luma = await lumaOfPhoto(await change(photo, { random, others: outside }));
        const found = ask(luma, own, `${photo.name}: ${group}, ${name}`);
        tally.asked++;
        if (found) tally.found++;
        else if (process.env.BENCH_MISSED) console.log(`    missed: ${photo.name}: ${group}, ${name}`);
        if (found?.grade === 'same') tally.sure++;
        countPlain(tally, plainHashes(luma), plain[own]);
      }
      byName.set(`${group}: ${name}`, tally);
      process.stderr.write(`\r${byName.size} of 54 changes`);
    }
  }
  process.stderr.write('\n');
  for (const photo of outside) ask(await lumaOfPhoto(await fileOf(photo)), null, photo.name);
  report(byName, falsePairs, pairs);
  for (const [stage, ms] of Object.entries(times))
    console.log(
      `${stage}: median ${quantile(ms, 0.5).toFixed(0)} ms, p95 ${quantile(ms, 0.95).toFixed(0)} ms (n ${ms.length})`,
    );
}

function countPlain({ plain }: Tally, query: PlainHashes, own: PlainHashes | undefined): void {
  if (own?.pdq.isSame(query.pdq)) plain.pdq++;
  if (own?.dhash.isSame(query.dhash)) plain.dhash++;
  if (own?.blockhash.isSame(query.blockhash)) plain.blockhash++;
}

function report(byName: Map<string, Tally>, falsePairs: False[], pairs: number): void {
  const share = (part: number, all: number) => ((100 * part) / all).toFixed(1).padStart(6);
  const line = (name: string, list: Tally[]) => {
    const sum = (of: (tally: Tally) => number) => list.reduce((total, tally) => total + of(tally), 0);
    const asked = sum((tally) => tally.asked);
    const columns = [
      (t: Tally) => t.found,
      (t: Tally) => t.sure,
      (t: Tally) => t.plain.pdq,
      (t: Tally) => t.plain.dhash,
      (t: Tally) => t.plain.blockhash,
    ];
    console.log(`${name.padEnd(30)} ${columns.map((of) => share(sum(of), asked)).join(' ')}  n ${asked}`);
  };
  console.log(`${'recall in %'.padEnd(30)}   ours   same    pdq  dhash  block`);
  for (const [name, tally] of byName) line(name, [tally]);
  console.log('');
  const grouped = Map.groupBy(byName, ([name]) => name.split(':')[0] ?? '');
  for (const [group, list] of grouped)
    line(
      group,
      list.map(([, tally]) => tally),
    );
  line('mean of all', [...byName.values()]);
  console.log(
    `false pairs: ${falsePairs.length} of ${pairs}, of them "same": ${falsePairs.filter(({ grade }) => grade === 'same').length}`,
  );
  for (const one of falsePairs.slice(0, 40))
    console.log(`  ${one.query} -> ${one.entry} (${one.grade}, ${one.stage})`);
}

if (import.meta.main) await benchPictures();
