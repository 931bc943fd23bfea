import { statSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { Replica } from '../../replica/server.ts';
import { badgeTools } from './badges.ts';
import { dumpDatabases } from './database.ts';
import type { Driver } from './driver.ts';
import { pressKeys } from './keys.ts';
import { until } from './poll.ts';
import type { Harness } from './types.ts';
import { killBrowser, quietPage } from './workspace.ts';

type Parts = {
  driver: Driver;
  replica: Replica;
  extension: string;
  downloads: string;
  dispose(): Promise<void>;
};

/** Builds the common API over one browser's driver. */
export function assemble({ driver, replica, extension, downloads, dispose }: Parts): Harness {
  const { browser, kind, origin } = driver;
  let quiet: Promise<Page> | null = null;

  const extensionPage = async (path: string) => {
    const page = await driver.newPage();
    await driver.showExtensionPage(page, origin + path);
    return page;
  };

  const inExtension: Harness['inExtension'] = async (work, ...args) => {
    const active = await activePage(driver);
    quiet ??= extensionPage(quietPage(extension));
    const page = await quiet;
    // A new tab takes the foreground, and screenshots are of the active tab.
    await active?.bringToFront();
    return (await page.evaluate(`(${work.toString()})(...${JSON.stringify(args)})`)) as Awaited<
      ReturnType<typeof work>
    >;
  };

  return {
    kind,
    browser,
    replica,
    origin,
    downloads,
    async open(url) {
      const page = await driver.newPage();
      await page.goto(url, { waitUntil: 'domcontentloaded', timeout: 60_000 });
      return page;
    },
    extensionPage,
    clickToolbar: driver.clickToolbar,
    async runCommand(page, name) {
      // Only a running background has listeners in Chrome; a message that nobody answers starts it.
      await inExtension(wakeBackground);
      await driver.runCommand(page, name);
    },
    async clickMenu(page, id, info = {}) {
      await inExtension(wakeBackground);
      await driver.clickMenu(page, id, info);
    },
    ...badgeTools(driver),
    pressKeys,
    stopBackground: driver.stopBackground,
    backgroundRunning: driver.backgroundRunning,
    inExtension,
    readDb: () => inExtension(dumpDatabases),
    revokeHost: driver.revokeHost,
    grantHost: driver.grantHost,
    waitForDownload: (ending, timeout) =>
      until(`a finished download ${ending}`, () => finishedDownload(downloads, ending), timeout),
    async screenshot(page, path) {
      await mkdir(dirname(path), { recursive: true });
      await page.bringToFront();
      await page.screenshot({ path: path as `${string}.png` });
    },
    kill: () => killBrowser(browser),
    async close() {
      await dispose();
    },
  };
}

type Messenger = { runtime: { sendMessage(message: unknown): Promise<unknown> } };

function wakeBackground(): void {
  const api = (Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome')) as Messenger;
  api.runtime.sendMessage({ type: 'wake' }).catch(() => undefined);
}

async function activePage({ browser }: Driver): Promise<Page | undefined> {
  for (const page of await browser.pages()) {
    const shown = await page.evaluate(() => document.visibilityState === 'visible').catch(() => false);
    if (shown) return page;
  }
}

async function finishedDownload(folder: string, ending: string): Promise<string | null> {
  const names = await readdir(folder, { recursive: true });
  if (names.some((name) => /\.(part|crdownload)$/.test(name))) return null;
  const found = names
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name))
    .map((path) => ({ path, ...pick(statSync(path)) }))
    .filter(({ size }) => size > 0)
    .sort((a, b) => b.mtimeMs - a.mtimeMs)[0];
  return found?.path ?? null;
}

const pick = ({ size, mtimeMs }: { size: number; mtimeMs: number }) => ({ size, mtimeMs });
