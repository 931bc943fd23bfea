import { openDB } from 'idb';
import { vi } from 'vitest';
import {
  beginCapture,
  type CapturePorts,
  createLedger,
  type Done,
  type Journal,
  PortError,
  type Stitcher,
  sealCapture,
  stagePart,
  stageTile,
} from '../../utils/flows/index.ts';
import type { Circumstances, Finding, ShotFacts, Verdict } from '../../utils/model/index.ts';
import { sniffMedia } from '../../utils/platform/pixels/index.ts';
import { closeDatabase, evidenceStore, journalStore } from '../../utils/storage/index.ts';
import { authorMatch, post } from '../unit/evidence/samples.ts';
import { file, png } from '../unit/pixels/files.ts';
import { named } from './samples.ts';

const fetchedAt = '2026-11-22T20:00:01.000Z';
export const AT = new Date('2026-11-22T20:00:00.000Z');
export const bytesOf = (name: string) => file(png(8, 6), ...new TextEncoder().encode(name));

/** A server that has every address, but refuses those with `403` in them. */
export const fetchMedia = vi.fn(async (url: string) => {
  if (url.includes('403')) throw new PortError('http-status', '403');
  const served = { status: 200, mediaType: 'image/jpeg', headers: { etag: url } };
  return { bytes: bytesOf(url), mediaType: 'image/jpeg', fetchedAt, served };
});

export const verdict = (ref: string): Verdict => ({
  ref,
  matches: [authorMatch],
  failed: [{ signal: 'image', url: 'https://pics.example/1.jpg', code: 'low-quality', detail: '3' }],
  pending: false,
  registries: [{ id: 'test', version: '1.2' }],
  registeredAuthor: true,
  captured: [],
});

export const viewport = { width: 1280, height: 800, scale: 2 };
export const circumstances: Circumstances = {
  referrer: 'https://x.com/explore',
  navigation: { type: 'navigate', redirects: 0 },
  languages: ['de-DE'],
  pageLanguage: 'de',
  direction: 'ltr',
  colorScheme: 'light',
  zoom: 1,
  scroll: { x: 0, y: 0 },
  screen: { width: 1920, height: 1080 },
};
export const facts: ShotFacts = {
  method: 'window',
  reasons: [],
  partial: true,
  hiddenFixed: 1,
  size: { width: 300, height: 400 },
  tiles: 1,
};

/** Stands for the one that draws: the first tile is the picture. */
const stitch = vi.fn<Stitcher>(async ([first], { tiles: _, ...rest }) => ({
  report: { ...rest, stitch: 'sure', tiles: [] },
  picture: first ? { blob: first.blob, width: 8, height: 6 } : null,
}));

/** Works of a name one after the other, as the browser's locks do it. */
export function queue() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

const ledgerLock = queue();
const captureLock = queue();

export const ledgerAt = (clock = () => AT) =>
  createLedger({ store: evidenceStore, clock, lock: ledgerLock, software: '0.1.0' });

export const ports = (part: Partial<CapturePorts> = {}): CapturePorts => ({
  journal: journalStore,
  ledger: ledgerAt(part.clock),
  evidence: evidenceStore,
  observer: { judgeMedia: async (posts) => posts.map(({ ref }) => verdict(ref)) },
  fetchMedia,
  sniff: sniffMedia,
  stitch,
  inlineMedia: (html, media) => `${html} with ${[...media.keys()].join(' ')}`,
  clock: () => AT,
  software: { extension: '0.1.0', browser: 'Test 1' },
  timeZone: 'Europe/Berlin',
  lock: () => captureLock,
  ...part,
});

type Order = Parameters<ReturnType<typeof beginCapture>>[0];

export const order = (part: Partial<Order> = {}): Order => ({
  capture: crypto.randomUUID(),
  read: named(post),
  trigger: 'badge',
  page: { url: 'https://x.com/home', title: 'Home / X' },
  viewport,
  circumstances,
  tab: 7,
  ...part,
});

const place = { rect: { x: 1, y: 2, width: 300, height: 400 }, offset: { x: 0, y: 0 }, scale: 2 };
const tileOf = (n: number) => ({ bytes: bytesOf(`tile ${n}`), mediaType: 'image/png', fetchedAt });

/** Does what a page does: begins a capture and hands over its tiles and its markup. */
export async function collect(given = order(), part: Partial<CapturePorts> = {}, tiles = 1): Promise<string> {
  const all = ports(part);
  await beginCapture(all)(given);
  for (let n = 0; n < tiles; n++) await stageTile(all)(given.capture, n, tileOf(n), place);
  const markup = { role: 'markup' as const, n: 0, mediaType: 'text/html', url: null };
  await stagePart(all)(given.capture, markup, { piece: 0, last: true, data: btoa('<p>post</p>') });
  return given.capture;
}

/** A whole capture: collected and sealed. */
export async function capture(
  given = order(),
  part: Partial<CapturePorts> = {},
  done: Done | null = { shot: facts, missing: [] },
) {
  await collect(given, part, done?.shot ? done.shot.tiles : 0);
  return sealCapture(ports(part))(given.capture, done);
}

export const unfinished = async (): Promise<Journal[]> => journalStore.all();

/** All that the database holds, read without our own code. */
export async function stored() {
  const db = await openDB('stadtspur');
  try {
    const keys = (await db.getAllKeys('blobs')) as [string, string][];
    const blobs: Blob[] = await db.getAll('blobs');
    return {
      findings: (await db.getAll('findings')) as Finding[],
      blobs: new Map(blobs.map((blob, i) => [keys[i]?.join(' ') ?? '', blob])),
      counter: (await db.get('counters', 'finding')) as unknown,
      ledger: await db.getAll('ledger'),
      staging: await db.getAllKeys('staging'),
    };
  } finally {
    db.close();
  }
}

/** A database as on the first day. */
export async function emptyDatabase(): Promise<void> {
  await closeDatabase();
  await new Promise((done, fail) => {
    const request = indexedDB.deleteDatabase('stadtspur');
    request.onsuccess = done;
    request.onerror = fail;
  });
}
