import type { Raster } from '../../utils/evidence/index.ts';
import { type StagedPiece, type StitchPorts, stitchTiles } from '../../utils/flows/index.ts';
import type { ShotFacts, ShotReport } from '../../utils/model/index.ts';
import { randomFrom, seedOf } from '../bench-matching/random.ts';
import { cutOut, makePage, type Random } from './page.ts';
import { decodePng } from './png.ts';
import { FAULTS, type Made, type MadeTile } from './stitching-kinds.ts';

type Outcome = { report: ShotReport; hasPicture: boolean };

export type StitchingResult = {
  /** By kind: how many faults were put in, and the seeds of those that were called sure. */
  kinds: { kind: string; injected: number; undetected: number[] }[];
  /** Of tiles without a fault: how many were called unsure, and why. */
  clean: { runs: number; unsure: number; reasons: Record<string, number> };
  /** Of tiles of a page with a picture that moves in the rows that tiles share. */
  animated: { runs: number; unsure: number };
};

/**
 * Puts faults into tiles as a browser or a page could make them, and counts those that the stitcher does not notice.
 * @param count faults, spread over all kinds
 * @param others runs without a fault, and with a picture that moves
 */
export async function injectStitchingFaults(
  count: number,
  firstSeed = 1,
  others = { clean: 100, animated: 40 },
): Promise<StitchingResult> {
  const kinds = [...Object.keys(FAULTS), ...Object.keys(WHOLE_FAULTS), ...Object.keys(FINISHED_FAULTS)];
  const result = kinds.map((kind) => ({ kind, injected: 0, undetected: [] as number[] }));
  for (let n = 0, done = 0; done < count; n++) {
    const row = result[done % result.length];
    if (!row) break;
    const outcome = await injected(row.kind, firstSeed + n);
    if (!outcome) continue;
    done++;
    row.injected++;
    if (outcome.hasPicture && outcome.report.stitch === 'sure') row.undetected.push(firstSeed + n);
  }
  return {
    kinds: result,
    clean: await cleanRuns(others.clean, firstSeed),
    animated: await animatedRuns(others.animated, firstSeed),
  };
}

/** Null where the fault changed nothing: then nothing is false. */
async function injected(kind: string, seed: number): Promise<Outcome | null> {
  const random = randomFrom(seedOf(kind, seed));
  const finished = FINISHED_FAULTS[kind];
  if (finished) return stitched(makeTiles(seed, random), 'tiles', finished(random));
  const whole = WHOLE_FAULTS[kind];
  const made = whole ? makeWhole(seed, random) : makeTiles(seed, random);
  const before = printOf(made);
  if (whole) whole(made, random);
  else FAULTS[kind]?.(made, random);
  return printOf(made) === before ? null : stitched(made, whole ? 'rect' : 'tiles');
}

const printOf = ({ tiles, told }: Made): string =>
  JSON.stringify([told, tiles.map(({ raster, offset, scale }) => [hashOf(raster), offset, scale])]);

function hashOf({ data, width }: Raster): number {
  let hash = width;
  for (const byte of new Uint32Array(data.buffer)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash;
}

const OVERLAP = 96;

/** A post of two to five windows, some of them wider than the window, at one of the usual scales. */
function makeTiles(seed: number, random: Random): Made {
  const scale = [1, 1, 1.25, 2][Math.floor(random() * 4)] as number;
  const px = (value: number) => Math.round(value * scale);
  const view = { width: 300, height: 260 };
  const isWide = random() < 0.2;
  const size = { width: isWide ? 460 : 280, height: 420 + Math.floor(random() * 600) };
  const page = makePage(seed, px(size.width), px(size.height));
  const tiles: MadeTile[] = [];
  for (const y of stops(size.height, view.height)) {
    for (const x of stops(size.width, view.width)) {
      const area = {
        x: px(x),
        y: px(y),
        width: px(Math.min(view.width, size.width - x)),
        height: px(Math.min(view.height, size.height - y)),
      };
      tiles.push({
        raster: cutOut(page, area),
        rect: { x: 0, y: 0, width: area.width / scale, height: area.height / scale },
        offset: { x: area.x / scale, y: area.y / scale },
        scale,
      });
    }
  }
  return { page, tiles, told: tiles.length };
}

function stops(length: number, room: number): number[] {
  const found = [0];
  for (let at = 0; at + room < length; found.push(at)) at = Math.min(at + room - OVERLAP, length - room);
  return found;
}

function makeWhole(seed: number, random: Random): Made {
  const page = makePage(seed, 280, 1100 + Math.floor(random() * 1000));
  const rect = { x: 0, y: 0, width: page.width, height: page.height };
  const tile = { raster: { ...page, data: page.data.slice() }, rect, offset: { x: 0, y: 0 }, scale: 1 };
  return { page, tiles: [tile], told: 1 };
}

type WholeFault = (made: Made, random: Random) => void;

/** What a browser can do wrong that takes a picture of the whole post at once. */
const WHOLE_FAULTS: Record<string, WholeFault> = {
  'whole: first window again and again': ({ tiles: [tile] }) => {
    const { data, width, height } = (tile as MadeTile).raster;
    for (let y = 500; y < height; y++)
      data.copyWithin(y * width * 4, (y % 500) * width * 4, ((y % 500) + 1) * width * 4);
  },
  'whole: nothing below the window': ({ tiles: [tile] }) => {
    const { data, width, height } = (tile as MadeTile).raster;
    data.fill(255, Math.floor(height * 0.6) * width * 4);
  },
  'whole: of another size': ({ tiles: [tile] }) => {
    const one = tile as MadeTile;
    one.raster = cutOut(one.raster, { x: 0, y: 0, width: one.raster.width, height: one.raster.height - 200 });
  },
};

/** What can go wrong when the finished picture is written: a change of what is read back of it. */
const FINISHED_FAULTS: Record<string, (random: Random) => (picture: Raster) => Raster> = {
  'finished: blank from some row on': (random) => (picture) => {
    picture.data.fill(0, Math.floor(picture.height * random() * 0.9) * picture.width * 4);
    return picture;
  },
  'finished: first rows repeated': () => (picture) => {
    const half = Math.floor(picture.height / 2) * picture.width * 4;
    picture.data.copyWithin(half, 0, half);
    return picture;
  },
  'finished: cut off': () => (picture) =>
    cutOut(picture, { x: 0, y: 0, width: picture.width, height: picture.height - 1 }),
};

async function stitched(
  { tiles, told, page }: Made,
  method: ShotFacts['method'],
  spoil = (picture: Raster) => picture,
): Promise<Outcome> {
  const [{ scale } = { scale: 1 }] = tiles;
  const facts: ShotFacts = {
    method,
    reasons: [],
    partial: false,
    hiddenFixed: 0,
    size: { width: page.width / scale, height: page.height / scale },
    tiles: told,
  };
  const rasters = new Map<Blob, Raster>();
  const pieces = tiles.map((tile, n) => pieceOf(tile, n, rasters));
  const open: StitchPorts['open'] = async (blob) => {
    const known = rasters.get(blob);
    const raster = known ?? spoil(await decodePng(blob));
    return { ...raster, read: (area) => cutOut(raster, area), close: () => undefined };
  };
  const { report, picture } = await stitchTiles({ open })(pieces, facts);
  return { report, hasPicture: picture !== null };
}

/** Its bytes stand for a file; what they decode to is known already. */
function pieceOf(
  { raster, rect, offset, scale }: MadeTile,
  n: number,
  rasters: Map<Blob, Raster>,
): StagedPiece {
  const blob = new Blob([`tile ${n}`]);
  rasters.set(blob, raster);
  const fact = {
    role: 'tile' as const,
    mediaType: 'image/png',
    url: null,
    fetchedAt: '2026-01-01T00:00:00.000Z',
    place: { rect, offset, scale },
  };
  return { capture: '', name: `tile-${String(n).padStart(3, '0')}`, fact, blob };
}

async function cleanRuns(runs: number, firstSeed: number): Promise<StitchingResult['clean']> {
  const reasons: Record<string, number> = {};
  let unsure = 0;
  for (let n = 0; n < runs; n++) {
    const seed = firstSeed + n;
    const { report } = await stitched(makeTiles(seed, randomFrom(seedOf('clean', seed))), 'tiles');
    if (report.stitch === 'unsure') unsure++;
    for (const reason of report.reasons) reasons[reason] = (reasons[reason] ?? 0) + 1;
  }
  return { runs, unsure, reasons };
}

/** A picture of 60 x 60 pixels moves where two tiles overlap. */
async function animatedRuns(runs: number, firstSeed: number): Promise<StitchingResult['animated']> {
  let unsure = 0;
  for (let n = 0; n < runs; n++) {
    const random = randomFrom(seedOf('animated', firstSeed + n));
    const made = makeTiles(firstSeed + n, random);
    const { raster } = made.tiles[1] as MadeTile;
    for (let y = 10; y < 70; y++)
      for (let x = 20; x < 80; x++) raster.data[(y * raster.width + x) * 4] = Math.floor(random() * 256);
    const { report } = await stitched(made, 'tiles');
    if (report.stitch === 'unsure') unsure++;
  }
  return { runs, unsure };
}

/** The result as lines of text. */
export function tellStitching({ kinds, clean, animated }: StitchingResult): string {
  const lines = kinds.map(
    ({ kind, injected, undetected }) =>
      `${kind.padEnd(46)} ${String(injected).padStart(4)} injected, ${undetected.length} undetected${
        undetected.length > 0 ? ` (seeds ${undetected.join(', ')})` : ''
      }`,
  );
  const all = kinds.reduce((sum, { injected }) => sum + injected, 0);
  const missed = kinds.reduce((sum, { undetected }) => sum + undetected.length, 0);
  return [
    ...lines,
    `${all} faults of ${kinds.length} kinds: ${all - missed} detected, ${missed} undetected`,
    `without a fault: ${clean.unsure} of ${clean.runs} called unsure ${JSON.stringify(clean.reasons)}`,
    `with a moving picture in the shared rows: ${animated.unsure} of ${animated.runs} called unsure`,
  ].join('\n');
}

if (import.meta.main) {
  const [count = '500', seed = '1'] = process.argv.slice(2);
  console.info(`seeds from ${seed}`);
  console.info(tellStitching(await injectStitchingFaults(Number(count), Number(seed))));
}
