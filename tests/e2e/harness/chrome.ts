import puppeteer, { type Browser, type Extension, type Page } from 'puppeteer-core';
import { startReplica } from '../../replica/server.ts';
import { assemble } from './assemble.ts';
import type { Driver } from './driver.ts';
import { until } from './poll.ts';
import type { Harness, LaunchOptions } from './types.ts';
import { builtExtension, disposeBrowser, makeWorkspace, readManifest, requireBrowser } from './workspace.ts';

const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--hide-scrollbars',
];

/** Chromium with the extension, everything behind the replica's proxy. */
export async function launchChrome(options: LaunchOptions): Promise<Harness> {
  const extension = options.extension ?? builtExtension('chrome');
  const { width, height } = options.viewport ?? { width: 1280, height: 900 };
  const lang = options.lang ?? 'en';
  const workspace = await makeWorkspace('chrome', options.profile);
  const replica = await startReplica();
  let browser: Browser | null = null;
  const dispose = async () => {
    await disposeBrowser(browser, workspace);
    await replica.close();
  };
  try {
    const headless = options.headless ?? true;
    browser = await puppeteer.launch({
      browser: 'chrome',
      executablePath: requireBrowser('chrome'),
      headless,
      pipe: true,
      enableExtensions: true,
      userDataDir: workspace.profile,
      // A key of ours instead of ignored errors: with those Chromium does not cache, and cache tests would lie.
      args: [
        ...FLAGS,
        `--proxy-server=http://127.0.0.1:${replica.port}`,
        `--ignore-certificate-errors-spki-list=${replica.spki}`,
        `--lang=${lang}`,
        `--accept-lang=${lang}`,
        `--window-size=${width},${height + 100}`,
      ],
      env: { ...process.env, LANGUAGE: lang },
      defaultViewport: headless ? { width, height } : null,
      downloadBehavior: { policy: 'allow', downloadPath: workspace.downloads },
      protocolTimeout: 60_000,
    });
    const driver = await makeDriver(browser, extension, options);
    const harness = assemble({ driver, replica, extension, downloads: workspace.downloads, dispose });
    // Debian's Chromium carries English only: German is chosen as a user of ours would choose it.
    if (lang === 'de') await harness.inExtension(chooseGerman);
    return harness;
  } catch (error) {
    await dispose();
    throw error;
  }
}

async function makeDriver(browser: Browser, extension: string, options: LaunchOptions): Promise<Driver> {
  const id = await browser.installExtension(extension);
  const origin = `chrome-extension://${id}`;
  const installed = async (): Promise<Extension> => {
    const found = (await browser.extensions()).get(id);
    if (!found) throw new Error('the extension is not installed');
    return found;
  };
  const workers = async () => (await installed()).workers();
  const hosts = hostSwitch(browser, id, extension);

  const newPage = async () => {
    const page = await browser.newPage();
    const value = options.colorScheme ?? 'light';
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
    return page;
  };

  const clickToolbar = async (page: Page): Promise<Page | null> => {
    await page.bringToFront();
    const before = new Set(browser.targets());
    await page.triggerExtensionAction(await installed());
    // The same page may be open in a tab as well: the popup is the one that is new.
    const target = await browser
      .waitForTarget((one) => !before.has(one) && one.url().startsWith(`${origin}/popup`), { timeout: 5_000 })
      .catch(() => null);
    return target ? target.asPage() : null;
  };

  return {
    kind: 'chrome',
    browser,
    origin,
    newPage,
    inRoots: evaluateInRoots,
    async showExtensionPage(page, url) {
      await page.goto(url, { waitUntil: 'domcontentloaded' });
    },
    clickToolbar,
    async runCommand(page, name) {
      await page.bringToFront();
      // Headless Chromium delivers no accelerator keys, so the event is dispatched where its listeners are.
      const [worker] = await until('the service worker', async () => {
        const running = await workers();
        return running.length > 0 ? running : null;
      });
      await worker?.evaluate(dispatchCommand, name);
    },
    async clickMenu(page, id, info) {
      // The toolbar button arms the tab as the menu would; its popup would take the window's focus.
      const popup = await clickToolbar(page);
      await popup?.close().catch(() => undefined);
      const [worker] = await workers();
      await worker?.evaluate(dispatchMenu, id, info);
    },
    async stopBackground() {
      // A message that was on its way starts another one: what the one before held in memory is lost all the same.
      const before = await workers();
      for (const worker of before) await worker.close();
      await until('the service worker to stop', async () => {
        const running = await workers();
        return before.every((worker) => !running.includes(worker));
      });
    },
    backgroundRunning: async () => (await workers()).length > 0,
    ...hosts,
  };
}

async function evaluateInRoots<A extends unknown[], R>(
  page: Page,
  work: (roots: ShadowRoot[], ...args: A) => R,
  ...args: A
): Promise<R> {
  const source = `(() => {
    const roots = [...document.querySelectorAll('*')]
      .map((element) => element instanceof HTMLElement ? chrome.dom.openOrClosedShadowRoot(element) : null)
      .filter((root) => root && root.querySelector('button.chip, dialog, [role="dialog"]'));
    return JSON.stringify((${work.toString()})(roots, ...${JSON.stringify(args)})) ?? 'null';
  })()`;
  const realm = page.extensionRealms()[0];
  // Without a content script there are no badges; the function still answers, for no roots.
  if (!realm) return work([], ...args);
  return JSON.parse(String(await realm.evaluate(source))) as R;
}

async function chooseGerman(): Promise<void> {
  await chrome.storage.local.set({ language: 'de' });
}

type CommandEvent = { dispatch(name: string, tab: unknown): void };
declare const chrome: {
  commands: { onCommand: CommandEvent };
  contextMenus: { onClicked: { dispatch(info: object, tab: unknown): void } };
  storage: { local: { set(values: object): Promise<void> } };
  tabs: { query(filter: object): Promise<unknown[]> };
};

async function dispatchCommand(name: string): Promise<void> {
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  chrome.commands.onCommand.dispatch(name, tab);
}

async function dispatchMenu(menuItemId: string, info: object): Promise<void> {
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  chrome.contextMenus.onClicked.dispatch({ menuItemId, ...info }, tab);
}

type DeveloperPrivate = {
  updateExtensionConfiguration(update: object): Promise<void>;
  addHostPermission(id: string, host: string): Promise<void>;
  removeHostPermission(id: string, host: string): Promise<void>;
};

/** Grants and takes away sites as the user does on chrome://extensions. */
function hostSwitch(browser: Browser, id: string, extension: string) {
  const manifest = readManifest(extension);
  // Whole hosts: a content script may be for a part of one.
  const scripts = (manifest.content_scripts ?? []).flatMap(({ matches }) =>
    matches.map((pattern) => pattern.replace(/^(\w+:\/\/[^/]+\/).*/, '$1*')),
  );
  const granted = new Set([...(manifest.host_permissions ?? []), ...scripts]);
  const apply = async () => {
    const page = await browser.newPage();
    try {
      await page.goto('chrome://extensions');
      await page.evaluate(applyHosts, id, [...granted]);
    } finally {
      await page.close();
    }
  };
  return {
    async revokeHost(pattern: string) {
      granted.delete(pattern);
      await apply();
    },
    async grantHost(pattern: string) {
      granted.add(pattern);
      await apply();
    },
  };
}

async function applyHosts(extensionId: string, hosts: string[]): Promise<void> {
  const { developerPrivate } = chrome as unknown as { developerPrivate: DeveloperPrivate };
  await developerPrivate.updateExtensionConfiguration({ extensionId, hostAccess: 'ON_CLICK' });
  await developerPrivate.updateExtensionConfiguration({ extensionId, hostAccess: 'ON_SPECIFIC_SITES' });
  for (const host of hosts) await developerPrivate.addHostPermission(extensionId, host);
}
