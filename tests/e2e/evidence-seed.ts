import { createHash, randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { pictureBytes } from '../../scripts/demo/pictures.ts';
import type { Artefact, Finding } from '../../utils/model/index.ts';
import { CITY_PICTURES } from '../replica/case.ts';
import { sealedFinding } from '../unit/evidence/samples.ts';
import type { Harness } from './harness/index.ts';

type File = { sha256: string; mediaType: string; base64: string };

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function plainPng(height: number, colour: string): Promise<Buffer> {
  const base = { width: 600, height, channels: 3 as const, background: colour };
  return sharp({ create: base }).png().toBuffer();
}

const MARKUP = `<article style="font: 16px serif"><h2>Spatenstich am Hafen</h2><p>Foto: Stadt</p>
<script>document.title = 'ran'; parent.postMessage('ran', '*')</script><img src="https://pics.example/beacon.png" alt=""></article>`;

/** The files of one finding by their roles. */
async function filesOf(n: number): Promise<[role: Artefact['role'], mediaType: string, bytes: Uint8Array][]> {
  return [
    ['screenshot', 'image/png', await plainPng(940 + n, '#dfe8e8')],
    ['tile', 'image/png', await plainPng(500 + n, '#e8dfdf')],
    ['tile', 'image/png', await plainPng(480 + n, '#dfdfe8')],
    ['media', 'image/jpeg', pictureBytes(CITY_PICTURES.garden)],
    ['poster', 'image/png', await plainPng(120 + n, '#445566')],
    ['frame', 'image/png', await plainPng(121 + n, '#556677')],
    ['frame', 'image/png', await plainPng(122 + n, '#667788')],
    ['markup', 'text/html', Buffer.from(`${MARKUP}<!-- ${n} -->`)],
    ['text', 'text/plain', Buffer.from(`Wortlaut ${n}`)],
  ];
}

/** A finding with real bytes, as a capture would have left it. */
export async function seedOf(n: number, capturedAt: string): Promise<{ finding: Finding; files: File[] }> {
  const made = await filesOf(n);
  const files = made.map(([, mediaType, bytes]) => ({
    sha256: sha256(bytes),
    mediaType,
    base64: Buffer.from(bytes).toString('base64'),
  }));
  const artefacts = made.map(
    ([role, mediaType, bytes], i): Artefact => ({
      role,
      mediaType,
      bytes: bytes.length,
      sha256: files[i]?.sha256 ?? '',
      url: role === 'media' ? 'https://pics.example/1.jpg' : null,
      fetchedAt: capturedAt,
      ...(role === 'frame' && { at: i }),
    }),
  );
  const base = sealedFinding();
  const tiles = (base.shot?.tiles ?? []).map((tile, i) => ({ ...tile, sha256: files[i + 1]?.sha256 ?? '' }));
  const finding = sealedFinding({
    id: randomUUID(),
    number: n,
    capturedAt,
    ref: `x:${n}`,
    artefacts,
    post: { ...base.post, key: `x:${1000 + n}`, text: `Spatenstich am Hafen, Beitrag ${n}` },
    shot: base.shot ? { ...base.shot, tiles } : null,
  });
  return { finding, files };
}

/** Puts findings with their files straight into the database of the extension, which has to exist. */
export async function seed(harness: Harness, ...times: string[]): Promise<Finding[]> {
  const seeds = await Promise.all(times.map((at, i) => seedOf(i + 1, at)));
  await harness.inExtension(put, seeds);
  return seeds.map(({ finding }) => finding);
}

/** Runs in a page of the extension. */
async function put(seeds: { finding: Finding; files: File[] }[]): Promise<void> {
  const open = indexedDB.open('stadtspur');
  const db = await new Promise<IDBDatabase>((done, fail) => {
    open.onsuccess = () => done(open.result);
    open.onerror = () => fail(open.error);
  });
  const tx = db.transaction(['findings', 'blobs', 'counters'], 'readwrite');
  for (const { finding, files } of seeds) {
    tx.objectStore('findings').put(finding);
    for (const { sha256: key, mediaType, base64 } of files) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      tx.objectStore('blobs').put(new Blob([bytes], { type: mediaType }), [finding.id, key]);
    }
  }
  tx.objectStore('counters').put(seeds.length, 'finding');
  await new Promise<void>((done, fail) => {
    tx.oncomplete = () => done();
    tx.onerror = () => fail(tx.error);
  });
  db.close();
}

/** Leaves a capture unfinished, as one that failed. */
export async function seedIncomplete(harness: Harness): Promise<void> {
  const { post, page, viewport, circumstances } = sealedFinding();
  const at = new Date().toISOString();
  const row = {
    capture: randomUUID(),
    startedAt: at,
    touchedAt: at,
    read: { ref: 'x:9', post },
    trigger: 'badge',
    page,
    viewport,
    circumstances,
    tab: 1,
    shot: null,
    missing: [],
    failures: 3,
    failed: { code: 'disk-full' },
  };
  await harness.inExtension(async (journal) => {
    const open = indexedDB.open('stadtspur');
    const db = await new Promise<IDBDatabase>((done) => {
      open.onsuccess = () => done(open.result);
    });
    const tx = db.transaction(['journal', 'staging'], 'readwrite');
    tx.objectStore('journal').put(journal);
    const fact = { role: 'tile', mediaType: 'image/png', url: null, fetchedAt: journal.startedAt };
    tx.objectStore('staging').put({
      capture: journal.capture,
      name: 'tile-000',
      fact,
      blob: new Blob(['x']),
    });
    await new Promise<void>((done, fail) => {
      tx.oncomplete = () => done();
      tx.onerror = () => fail(tx.error);
    });
    db.close();
  }, row);
}

/** Changes one byte of a stored file, as damage or a stranger would. */
export async function damage(harness: Harness, finding: string, key: string): Promise<void> {
  await harness.inExtension(
    async (id, sha) => {
      const open = indexedDB.open('stadtspur');
      const db = await new Promise<IDBDatabase>((done) => {
        open.onsuccess = () => done(open.result);
      });
      const tx = db.transaction('blobs', 'readwrite');
      tx.objectStore('blobs').put(new Blob(['other bytes'], { type: 'image/png' }), [id, sha]);
      await new Promise<void>((done, fail) => {
        tx.oncomplete = () => done();
        tx.onerror = () => fail(tx.error);
      });
      db.close();
    },
    finding,
    key,
  );
}
