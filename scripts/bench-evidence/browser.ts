import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { seedOf } from '../../tests/e2e/evidence-seed.ts';
import { launch, until } from '../../tests/e2e/harness/index.ts';
import { press } from '../../tests/e2e/own-support.ts';
import { textOf } from '../../tests/e2e/support.ts';

export type BrowserFigures = { form: string; seconds: number; heapMB: number };

const MOST_MS = 600_000;

/** Exports many findings, each with its files, from the page in Chromium: time, and the highest heap seen. */
export async function benchExports(count: number, forms: readonly string[]): Promise<BrowserFigures[]> {
  const harness = await launch('chrome');
  try {
    const first = await harness.extensionPage('/dashboard.html#/findings');
    await textOf(first, '.empty');
    await first.close();
    const { finding, files } = await seedOf(1, '2026-11-01T10:00:00.000Z');
    for (let from = 1; from <= count; from += 500)
      await harness.inExtension(seedMany, finding, files, from, Math.min(count, from + 499));
    const figures: BrowserFigures[] = [];
    for (const form of forms) {
      const page = await harness.extensionPage('/dashboard.html#/export');
      await until('the form', async () => (await page.$(`#form-${form}`)) ?? null, 120_000);
      figures.push({ form, ...(await measured(page, form)) });
      await page.close();
    }
    return figures;
  } finally {
    await harness.close();
  }
}

async function measured(page: Page, form: string) {
  await press(page, `#form-${form}`);
  let isOver = false;
  let heapMB = 0;
  const watch = (async () => {
    while (!isOver) {
      const { JSHeapUsedSize = 0 } = await page.metrics().catch(() => ({ JSHeapUsedSize: 0 }));
      heapMB = Math.max(heapMB, Math.round(JSHeapUsedSize / 1024 / 1024));
      await sleep(200);
    }
  })();
  const begun = performance.now();
  await press(page, '[data-testid="export-run"]');
  const said = () => textOf(page, '[data-testid="export-status"]');
  await until('the file', async () => / was written| written:/.test(await said()) || null, MOST_MS);
  const seconds = Math.round((performance.now() - begun) / 100) / 10;
  isOver = true;
  await watch;
  return { seconds, heapMB };
}

type File = { sha256: string; mediaType: string; base64: string };

/** Runs in a page of the extension: copies of one finding with its files, as a version without ledger left them. */
async function seedMany(finding: object, files: File[], from: number, to: number): Promise<void> {
  const open = indexedDB.open('stadtspur');
  const db = await new Promise<IDBDatabase>((done, fail) => {
    open.onsuccess = () => done(open.result);
    open.onerror = () => fail(open.error);
  });
  const blobs = files.map(({ sha256, mediaType, base64 }) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    return { sha256, blob: new Blob([bytes], { type: mediaType }) };
  });
  const tx = db.transaction(['findings', 'blobs', 'counters'], 'readwrite');
  for (let number = from; number <= to; number++) {
    const id = crypto.randomUUID();
    tx.objectStore('findings').add({ ...finding, id, number });
    for (const { sha256, blob } of blobs) tx.objectStore('blobs').put(blob, [id, sha256]);
  }
  tx.objectStore('counters').put(to, 'finding');
  await new Promise((done, fail) => {
    tx.oncomplete = done;
    tx.onabort = () => fail(tx.error);
  });
  db.close();
}
