import { openDB } from 'idb';
import { vi } from 'vitest';
import type { CaptureOrder } from '../../utils/flows/capture-evidence.ts';
import { type CapturePorts, captureEvidence, PortError } from '../../utils/flows/index.ts';
import type { Finding, Verdict } from '../../utils/model/index.ts';
import { closeDatabase, findingStore } from '../../utils/storage/index.ts';
import { authorMatch, post } from '../unit/evidence/samples.ts';
import { named } from './samples.ts';

const fetchedAt = '2026-11-22T20:00:01.000Z';
const encode = (text: string) => new TextEncoder().encode(text);

export const bytesOf = (name: string) => encode(`bytes of ${name}`);

/** A server that has every address, but refuses those with `403` in them. */
export const fetchMedia = vi.fn(async (url: string) => {
  if (url.includes('403')) throw new PortError('http-status', '403');
  return { bytes: bytesOf(url), mediaType: 'image/jpeg', fetchedAt };
});

export const screenshot = vi.fn(async () => ({
  bytes: encode('the screenshot'),
  mediaType: 'image/png',
  fetchedAt,
}));

export const verdict = (ref: string): Verdict => ({
  ref,
  matches: [authorMatch],
  failed: [{ signal: 'image', url: 'https://pics.example/1.jpg', code: 'low-quality', detail: '3' }],
  pending: false,
  registries: [{ id: 'test', version: '1.2' }],
  registeredAuthor: true,
  captured: [],
});

export const shot = {
  rect: { x: 1, y: 2, width: 300, height: 400 },
  partial: true,
  viewport: { width: 1280, height: 800, scale: 2 },
};

export function capturer(part: Partial<CapturePorts> = {}) {
  return captureEvidence({
    observer: { judgeMedia: async (posts) => posts.map(({ ref }) => verdict(ref)) },
    findings: findingStore,
    fetchMedia,
    clock: () => new Date('2026-11-22T20:00:00.000Z'),
    newId: () => crypto.randomUUID(),
    software: { extension: '0.1.0', browser: 'Test 1' },
    timeZone: 'Europe/Berlin',
    ...part,
  });
}

export const order = (part: Partial<CaptureOrder> = {}): CaptureOrder => ({
  read: named(post),
  trigger: 'badge',
  page: { url: 'https://x.com/home', title: 'Home / X' },
  shot,
  screenshot,
  onShotDone: async () => true,
  onSaving: () => {},
  ...part,
});

/** All that the database holds, read without our own code. */
export async function stored(): Promise<{ findings: Finding[]; blobs: Map<string, Blob>; counter: unknown }> {
  const db = await openDB('stadtspur');
  try {
    const keys = (await db.getAllKeys('blobs')) as [string, string][];
    const blobs: Blob[] = await db.getAll('blobs');
    return {
      findings: await db.getAll('findings'),
      blobs: new Map(blobs.map((blob, i) => [keys[i]?.join(' ') ?? '', blob])),
      counter: await db.get('counters', 'finding'),
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
