// Films found in clips of five seconds and more, by kind of change; wrong ones; cost; beside vPDQ at one frame a second.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { distance, fitWithin, isMatchable, type Luma, pdq, THRESHOLD } from '../../utils/matching/index.ts';
import {
  createFilmIndex,
  createFilmMaker,
  type FilmFound,
  type FilmIndex,
  packFilm,
} from '../../utils/matching/video/index.ts';
import { quantile } from '../bench/rows.ts';
import { filmInfo, framesOf } from '../matching/film-frames.ts';
import { CHANGES, writeClip } from './films/changes.ts';
import { type BenchFilm, makeFilm, shotsOf } from './films/made.ts';
import { type Photo, photographs } from './photos.ts';
import { randomFrom, seedOf } from './random.ts';

const SAMPLES = join(import.meta.dirname, '../../../shared/videos');
/** Films made of photographs, inside and outside of the registry; BENCH_FILMS makes a shorter or longer run. */
const MADE = Number(process.env.BENCH_FILMS ?? 12);
/** How the page's canvas shrinks: by area, or by the nearest pixel. */
const SCALING = process.env.BENCH_SCALING === 'nearest' ? 'nearest' : 'area';
/** BENCH_EVERY=2 cuts clips out of every other film for each change, in turns. */
const EVERY = Number(process.env.BENCH_EVERY ?? 1);
const PAGE_SIDE = 160;
const SECONDS = [5, 8] as const;

type Whole = { hash: string; quality: number };
type Entry = BenchFilm & { whole: Whole[] };
type Tally = { asked: number; found: number; sure: number; vpdqHalf: number; vpdqAny: number };

/** Runs all changes of clips of all films against a registry of them. */
export async function benchVideo(): Promise<void> {
  if (!hasFfmpeg()) return console.log('films: skipped, the command ffmpeg is missing');
  const folder = mkdtempSync(join(tmpdir(), 'stadtspur-films-'));
  try {
    const { inside, outside } = await filmsIn(folder);
    await run(folder, inside, outside);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function hasFfmpeg(): boolean {
  try {
    execFileSync('ffmpeg', ['-version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function filmsIn(folder: string): Promise<{ inside: BenchFilm[]; outside: BenchFilm[] }> {
  const samples = existsSync(SAMPLES)
    ? readdirSync(SAMPLES)
        .filter((name) => name.endsWith('.mp4'))
        .sort()
    : [];
  if (samples.length === 0) console.log('  the sample films are missing: skipped');
  const real = samples.map((name) => ({
    name,
    scene: name.split('-')[0] ?? name,
    file: join(SAMPLES, name),
  }));
  const photos = await photographs();
  const made: BenchFilm[] = [];
  for (let at = 0; at < MADE * 1.5; at++) {
    const random = randomFrom(seedOf('film', at));
    const file = join(folder, `made-${at}.mp4`);
    await makeFilm(shotsOf(photosFor(photos, at), random), random, file);
    made.push({ name: `made-${at}`, scene: `made-${at}`, file });
  }
  return { inside: [...real, ...made.slice(0, MADE)], outside: made.slice(MADE) };
}

/** No photograph is in two films of the bench where there are enough. */
const photosFor = (photos: readonly Photo[], at: number): Photo[] =>
  [0, 1, 2].map((shot) => photos[(at * 3 + shot) % photos.length]).filter((photo) => photo !== undefined);

async function run(folder: string, films: BenchFilm[], outside: BenchFilm[]): Promise<void> {
  const { entries, index } = await registryOf(films);
  const tallies = new Map<string, Tally>();
  const perScene = new Map<string, Tally>();
  const wrong: string[] = [];
  const times: Times = { look: [], judge: [] };
  let asked = 0;
  const durations = new Map<string, number>();
  for (const film of [...entries, ...outside]) durations.set(film.name, (await filmInfo(film.file)).duration);
  for (const [number, [change, how]] of Object.entries(CHANGES).entries()) {
    for (const film of [...entries, ...outside].filter((_, at) => (at + number) % EVERY === 0)) {
      const random = randomFrom(seedOf(change, film.name));
      const duration = durations.get(film.name) ?? 0;
      const seconds = Math.min(duration, SECONDS[0] + random() * (SECONDS[1] - SECONDS[0]));
      const start = random() * (duration - seconds);
      const clip = join(folder, 'clip.mp4');
      writeClip(film.file, [start, seconds], how, clip);
      const own = entries.findIndex(({ name }) => name === film.name);
      const { found, vpdq } = await askClip(clip, random, { index, times, whole: entries[own]?.whole ?? [] });
      asked++;
      for (const one of found) {
        const other = entries[one.film];
        if (other && other.scene !== film.scene)
          wrong.push(
            `${film.name}, ${change} -> ${other.name} (${one.grade}, ${one.frames} frames, ${one.distance} bits)`,
          );
      }
      if (own < 0) continue;
      const hit = found.find((one) => one.film === own);
      if (!hit && process.env.BENCH_MISSED)
        console.log(`    missed: ${film.name} from ${start.toFixed(2)} s, ${change}`);
      const isReal = !film.name.startsWith('made-');
      note(tallies, change, hit, vpdq);
      note(perScene, isReal ? film.scene : 'made of photographs', hit, vpdq);
    }
    process.stderr.write(`\r${tallies.size} of ${Object.keys(CHANGES).length} changes`);
  }
  process.stderr.write('\n');
  report({ tallies, perScene, wrong, times, pairs: asked * entries.length });
}

async function registryOf(films: BenchFilm[]): Promise<{ entries: Entry[]; index: FilmIndex }> {
  const entries: Entry[] = [];
  const prints = [];
  let [bytes, seconds, frames, ms] = [0, 0, 0, 0];
  for (const film of films) {
    const maker = createFilmMaker();
    const whole: Whole[] = [];
    let count = 0;
    for await (const frame of framesOf(film.file, { fps: 10 })) {
      const start = performance.now();
      maker.add(frame);
      ms += performance.now() - start;
      if (count++ % 10 === 0) whole.push(pdq(frame.luma));
    }
    const print = maker.finish();
    prints.push({ film: print });
    entries.push({ ...film, whole });
    bytes += packFilm(print).length;
    seconds += print.duration;
    frames += count;
  }
  console.log(
    `registry of ${films.length} films, ${seconds.toFixed(0)} s, ${(bytes / seconds / 1000).toFixed(2)} kB a second, ${(ms / frames).toFixed(1)} ms a frame`,
  );
  return { entries, index: createFilmIndex(prints) };
}

type Times = { look: number[]; judge: number[] };
type Asked = { found: FilmFound[]; vpdq: number };

/**
 * A clip as a page sees it, about four frames a second from an unknown moment on, not quite evenly; and as vPDQ does,
 * one frame a second: the share of those within 31 bits of a frame of the film it was cut from.
 */
async function askClip(
  clip: string,
  random: () => number,
  { index, times, whole }: { index: FilmIndex; times: Times; whole: readonly Whole[] },
): Promise<Asked> {
  const sights = [];
  let next = random() * 0.25;
  let nextWhole = random();
  let [usable, near] = [0, 0];
  for await (const { at, luma } of framesOf(clip, { fps: 30 })) {
    if (at >= nextWhole) {
      nextWhole += 1;
      const own = pdq(luma);
      if (isMatchable(own.quality)) usable++;
      if (isNear(own, whole)) near++;
    }
    if (at < next) continue;
    next = at + 0.22 + random() * 0.06;
    const small = onCanvas(luma);
    const start = performance.now();
    sights.push(index.look({ at, luma: small }));
    times.look.push(performance.now() - start);
  }
  const start = performance.now();
  const found = index.judge(sights);
  times.judge.push(performance.now() - start);
  return { found, vpdq: usable > 0 ? near / usable : 0 };
}

const isNear = (own: Whole, whole: readonly Whole[]) =>
  isMatchable(own.quality) &&
  whole.some(({ hash, quality }) => isMatchable(quality) && distance(hash, own.hash) <= THRESHOLD);

/** As the page's canvas shrinks it; the nearest pixel is the worst a browser could do. */
function onCanvas(luma: Luma): Luma {
  if (SCALING === 'area') return fitWithin(luma, PAGE_SIDE);
  const scale = Math.min(1, PAGE_SIDE / Math.max(luma.width, luma.height));
  const [width, height] = [Math.round(luma.width * scale), Math.round(luma.height * scale)];
  const values = Float32Array.from({ length: width * height }, (_, at) => {
    const x = Math.floor((((at % width) + 0.5) * luma.width) / width);
    const y = Math.floor(((Math.floor(at / width) + 0.5) * luma.height) / height);
    return luma.values[y * luma.width + x] ?? 0;
  });
  return { width, height, values };
}

function note(tallies: Map<string, Tally>, name: string, hit: FilmFound | undefined, vpdq: number): void {
  const tally = tallies.get(name) ?? { asked: 0, found: 0, sure: 0, vpdqHalf: 0, vpdqAny: 0 };
  tallies.set(name, tally);
  tally.asked++;
  if (hit) tally.found++;
  if (hit?.grade === 'same') tally.sure++;
  if (vpdq >= 0.5) tally.vpdqHalf++;
  if (vpdq > 0) tally.vpdqAny++;
}

type Report = {
  tallies: Map<string, Tally>;
  perScene: Map<string, Tally>;
  wrong: string[];
  times: Times;
  pairs: number;
};

function report({ tallies, perScene, wrong, times, pairs }: Report): void {
  console.log(`${'clips found in %'.padEnd(32)}   ours   same  vPDQ: half of the frames, any frame`);
  for (const [name, tally] of tallies) console.log(rowOf(name, tally));
  const sum = (of: (tally: Tally) => number) =>
    [...tallies.values()].reduce((all, tally) => all + of(tally), 0);
  const all: Tally = {
    asked: sum((tally) => tally.asked),
    found: sum((tally) => tally.found),
    sure: sum((tally) => tally.sure),
    vpdqHalf: sum((tally) => tally.vpdqHalf),
    vpdqAny: sum((tally) => tally.vpdqAny),
  };
  console.log(rowOf('all', all));
  console.log('');
  for (const [name, tally] of perScene) console.log(rowOf(name, tally));
  console.log(`wrong films: ${wrong.length} of ${pairs} pairs of clip and film`);
  for (const one of wrong.slice(0, 40)) console.log(`  ${one}`);
  for (const [name, ms] of Object.entries(times))
    console.log(
      `${name}: median ${quantile(ms, 0.5).toFixed(1)} ms, p95 ${quantile(ms, 0.95).toFixed(1)} ms (n ${ms.length})`,
    );
}

function rowOf(name: string, { asked, found, sure, vpdqHalf, vpdqAny }: Tally): string {
  const shares = [found, sure, vpdqHalf, vpdqAny].map((part) =>
    ((100 * part) / asked).toFixed(1).padStart(6),
  );
  return `${name.padEnd(32)} ${shares.join(' ')}  n ${asked}`;
}

if (import.meta.main) await benchVideo();
