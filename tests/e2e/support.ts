import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { demoRegistry } from '../../scripts/demo/registry.ts';
import type { Finding, PageState } from '../../utils/model/index.ts';
import { type Harness, until } from './harness/index.ts';

/** Chooses a file in the dashboard's registry field, as a user would; returns the page. */
export async function chooseRegistry(harness: Harness, text: string): Promise<Page> {
  const folder = mkdtempSync(join(tmpdir(), 'stadtspur-registry-'));
  const file = join(folder, 'registry.json');
  writeFileSync(file, text);
  const page = await harness.extensionPage('/dashboard.html#/registry');
  const input = await until('the file field', () => page.$('input[data-testid="registry-file"]'));
  await (input as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(file);
  await until('the outcome of the import', () =>
    page.evaluate(() => document.querySelector('.import .notice') !== null),
  );
  rmSync(folder, { recursive: true });
  return page;
}

/** Imports the demo registry and closes the page. */
export async function importDemoRegistry(harness: Harness): Promise<void> {
  await (await chooseRegistry(harness, JSON.stringify(demoRegistry()))).close();
}

/** All findings in the database, oldest first. */
export async function findings(harness: Harness): Promise<Finding[]> {
  const dump = await harness.readDb();
  return ((dump.stadtspur?.findings ?? []) as Finding[]).sort((a, b) => a.number - b.number);
}

/** SHA-256 of each stored blob, computed anew inside the extension: `[finding, key it is stored under, digest]`. */
export function blobDigests(harness: Harness): Promise<[finding: string, key: string, digest: string][]> {
  return harness.inExtension(async () => {
    const open = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done, fail) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error);
      });
    const db = await open(indexedDB.open('stadtspur'));
    const store = db.transaction('blobs').objectStore('blobs');
    const keys = (await open(store.getAllKeys())) as [string, string][];
    const blobs = (await open(db.transaction('blobs').objectStore('blobs').getAll())) as Blob[];
    db.close();
    return Promise.all(
      keys.map(async ([finding, key], i): Promise<[string, string, string]> => {
        const bytes = (await blobs[i]?.arrayBuffer()) ?? new ArrayBuffer(0);
        const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
        return [finding, key, [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')];
      }),
    );
  });
}

/** Text of an element, once it is there. */
export const textOf = (page: Page, selector: string): Promise<string> =>
  until(selector, () =>
    page.evaluate((where) => document.querySelector<HTMLElement>(where)?.innerText ?? null, selector),
  );

/** RFC 4180 with the given separator; every cell quoted. */
export function parseCsv(text: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /"((?:[^"]|"")*)"(\r\n|.|$)/gsy;
  for (let found = cell.exec(text); found?.[0]; found = cell.exec(text)) {
    rows.at(-1)?.push((found[1] ?? '').replaceAll('""', '"'));
    if (found[2] === '\r\n') rows.push([]);
    else if (found[2] && found[2] !== separator) throw new Error(`separator ${JSON.stringify(found[2])}`);
  }
  return rows.filter((row) => row.length > 0);
}

/** Makes every write of the background throw what a full disk makes it throw, or heals it. Chromium only. */
export async function failWrites(harness: Harness, fail: boolean): Promise<void> {
  const extension = (await harness.browser.extensions()).get(new URL(harness.origin).hostname);
  for (const worker of (await extension?.workers()) ?? []) {
    await worker.evaluate((broken) => {
      const proto = IDBObjectStore.prototype as IDBObjectStore & { realAdd?: IDBObjectStore['add'] };
      proto.realAdd ??= proto.add;
      proto.add = broken
        ? () => {
            throw new DOMException('the disk is full', 'QuotaExceededError');
          }
        : proto.realAdd;
    }, fail);
  }
}

/** What the toolbar button shows in each tab. */
export const buttonTexts = (harness: Harness): Promise<string[]> =>
  harness.inExtension(async () => {
    type Api = {
      action: { getBadgeText(details: { tabId: number }): Promise<string> };
      tabs: { query(filter: object): Promise<{ id?: number }[]> };
    };
    const api = (Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome')) as Api;
    const tabs = await api.tabs.query({});
    return Promise.all(tabs.map(({ id }) => api.action.getBadgeText({ tabId: id ?? -1 })));
  });

type Tabs = {
  query(filter: object): Promise<{ id?: number }[]>;
  sendMessage(id: number, message: unknown): Promise<unknown>;
};

/** What the reader of the only open site page says of itself; null where there is none. */
export const pageState = (harness: Harness): Promise<PageState | null> => harness.inExtension(askTabs);

/** Runs in a page of ours: only a tab with a reader answers. */
async function askTabs(): Promise<PageState | null> {
  const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
  const tabs = (api as { tabs: Tabs }).tabs;
  for (const { id } of await tabs.query({})) {
    const answer = await tabs.sendMessage(id ?? -1, { type: 'page-state' }).catch(() => null);
    if (answer) return answer as PageState;
  }
  return null;
}
