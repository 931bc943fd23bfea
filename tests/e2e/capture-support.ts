import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { Finding } from '../../utils/model/index.ts';
import { type Harness, until } from './harness/index.ts';
import { pageState } from './support.ts';

/** Saves the post that the page shows, and returns the finding. */
export async function capturePost(harness: Harness, page: Page): Promise<Finding> {
  await until('the post to be read', async () => (await pageState(harness))?.middle ?? null);
  const before = (await savedFindings(harness)).length;
  await page.bringToFront();
  await harness.runCommand(page, 'capture-post');
  // A command is lost where another tab was still in front.
  const begun = async () => (await harness.cardText(page)) || (await savedFindings(harness)).length > before;
  await until('the capture to begin', begun, 5000).catch(() => harness.runCommand(page, 'capture-post'));
  return until('the finding', async () => (await savedFindings(harness))[before] ?? null, 45_000);
}

/** All findings, oldest first, without their bytes: those of tall posts are many. */
async function savedFindings(harness: Harness): Promise<Finding[]> {
  const all = await harness.inExtension(async () => {
    const open = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done, fail) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error);
      });
    const db = await open(indexedDB.open('stadtspur'));
    const hasAny = db.objectStoreNames.contains('findings');
    const found = hasAny ? await open(db.transaction('findings').objectStore('findings').getAll()) : [];
    db.close();
    return found as Finding[];
  });
  return all.sort((a, b) => a.number - b.number);
}

/** Clicks the toolbar button, which arms the tab, and closes the popup. */
export async function arm(harness: Harness, page: Page): Promise<void> {
  await (await harness.clickToolbar(page))?.close();
  await page.bringToFront();
}

type Point = { x: number; y: number };

/** Pixels of a stored picture: red, green and blue at each point; null outside of it. */
export const pixelsOf = (harness: Harness, finding: string, sha256: string, points: Point[]) =>
  harness.inExtension(readPixels, finding, sha256, points);

async function readPixels(finding: string, sha256: string, points: { x: number; y: number }[]) {
  const open = <T>(request: IDBRequest<T>) =>
    new Promise<T>((done, fail) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
  const db = await open(indexedDB.open('stadtspur'));
  const blob = (await open(db.transaction('blobs').objectStore('blobs').get([finding, sha256]))) as Blob;
  db.close();
  const bitmap = await createImageBitmap(blob);
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d', { willReadFrequently: true }) as OffscreenCanvasRenderingContext2D;
  return {
    width: bitmap.width,
    height: bitmap.height,
    pixels: points.map(({ x, y }) => {
      context.clearRect(0, 0, 1, 1);
      context.drawImage(bitmap, -x, -y);
      return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    }),
  };
}

/** The text of a stored artefact. */
export const textOfBlob = (harness: Harness, finding: string, sha256: string): Promise<string> =>
  harness.inExtension(
    async (...key: [string, string]) => {
      const open = <T>(request: IDBRequest<T>) =>
        new Promise<T>((done, fail) => {
          request.onsuccess = () => done(request.result);
          request.onerror = () => fail(request.error);
        });
      const db = await open(indexedDB.open('stadtspur'));
      const blob = (await open(db.transaction('blobs').objectStore('blobs').get(key))) as Blob;
      db.close();
      return blob.text();
    },
    finding,
    sha256,
  );

/** A copy of a built extension that may read all websites, as a user can allow it. */
export function withAllUrls(extension: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'stadtspur-all-'));
  cpSync(extension, folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { host_permissions: string[] };
  manifest.host_permissions.push('<all_urls>');
  writeFileSync(file, JSON.stringify(manifest));
  return folder;
}
