import { createHash, randomUUID } from 'node:crypto';
import puppeteer, { type Browser } from 'puppeteer-core';
import { type Replica, startReplica } from '../../replica/server.ts';
import { assemble } from './assemble.ts';
import { call, contextOf, evaluate, inChromeScope, send } from './bidi.ts';
import type { Driver } from './driver.ts';
import { until } from './poll.ts';
import type { Harness, LaunchOptions } from './types.ts';
import {
  builtExtension,
  disposeBrowser,
  makeWorkspace,
  readManifest,
  requireBrowser,
  type Workspace,
} from './workspace.ts';

/** Firefox with the extension, everything behind the replica's proxy. */
export async function launchFirefox(options: LaunchOptions): Promise<Harness> {
  const extension = options.extension ?? builtExtension('firefox');
  const id = readManifest(extension).browser_specific_settings?.gecko?.id;
  if (!id) throw new Error(`${extension} has no gecko id`);
  const { width, height } = options.viewport ?? { width: 1280, height: 900 };
  const headless = options.headless ?? true;
  // The data of an extension lie under this name: a profile that is gone on with must meet the same.
  const uuid = options.profile ? uuidOf(options.profile) : randomUUID();
  const workspace = await makeWorkspace('firefox', options.profile);
  const replica = await startReplica();
  let browser: Browser | null = null;
  const dispose = async () => {
    await disposeBrowser(browser, workspace);
    await replica.close();
  };
  try {
    browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: requireBrowser('firefox'),
      headless,
      acceptInsecureCerts: true,
      userDataDir: workspace.profile,
      // Since Firefox 153 a driver without it may not open moz-extension pages.
      args: ['--remote-allow-system-access', `--width=${width}`, `--height=${height + 100}`],
      extraPrefsFirefox: preferences(options, replica, workspace, { [id]: uuid }),
      defaultViewport: headless ? { width, height } : null,
      protocolTimeout: 60_000,
      timeout: 60_000,
    });
    // The extension picks its messages when it starts, so the language must be there before.
    if (options.lang === 'de') await inChromeScope(browser, id, SPEAK_GERMAN);
    await browser.installExtension(extension);
    const driver = makeDriver(browser, id, `moz-extension://${uuid}`);
    return assemble({ driver, replica, extension, downloads: workspace.downloads, dispose });
  } catch (error) {
    await dispose();
    throw error;
  }
}

function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

// Debian's Firefox carries English only; extensions need no more than the name of the language.
const SPEAK_GERMAN = `
  Services.locale.availableLocales = ['de', 'en-US'];
  Services.locale.requestedLocales = ['de', 'en-US'];`;

function preferences(
  { lang = 'en', colorScheme = 'light' }: LaunchOptions,
  { port }: Replica,
  { downloads }: Workspace,
  uuids: Record<string, string>,
) {
  return {
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': port,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': port,
    'network.proxy.failover_direct': false,
    'extensions.webextensions.uuids': JSON.stringify(uuids),
    'services.settings.server': 'data:,#remote-settings-dummy/v1',
    'browser.download.folderList': 2,
    'browser.download.dir': downloads,
    'browser.download.useDownloadDir': true,
    'browser.download.alwaysOpenPanel': false,
    'intl.accept_languages': lang === 'de' ? 'de, en' : 'en',
    'layout.css.prefers-color-scheme.content-override': colorScheme === 'dark' ? 0 : 1,
    'devtools.jsonview.enabled': false,
  };
}

const HIDE_PANELS = `
  const open = [...document.querySelectorAll('panel')].filter(({ state }) => state === 'open');
  for (const panel of open) panel.hidePopup();
  return open.length > 0;`;

function makeDriver(browser: Browser, id: string, origin: string): Driver {
  const privileged = (source: string) => inChromeScope(browser, id, source);
  const state = () => privileged('return ext.backgroundState');
  const permission = (verb: 'add' | 'remove', pattern: string) =>
    privileged(`
      const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
      await ExtensionPermissions.${verb}(ext.id, { permissions: [], origins: [${JSON.stringify(pattern)}] }, ext);`);

  return {
    kind: 'firefox',
    browser,
    origin,
    newPage: () => browser.newPage(),
    async inRoots(page, work, ...args) {
      const context = contextOf(page);
      const roots = await closedRoots(browser, context);
      const answer = await call(
        browser,
        context,
        `(all, args) => {
          const roots = all.filter((root) => root.querySelector('button.chip, dialog, [role="dialog"]'));
          return JSON.stringify((${work.toString()})(roots, ...JSON.parse(args))) ?? 'null';
        }`,
        [
          { type: 'array', value: roots },
          { type: 'string', value: JSON.stringify(args) },
        ],
      );
      return JSON.parse(String(answer.value));
    },
    async showExtensionPage(page, url) {
      // moz-extension documents send no load event (Mozilla bug 1755014): goto would wait for ever.
      await send(browser, 'browsingContext.navigate', { context: contextOf(page), url, wait: 'none' });
      const address = url.replace(/#.*$/, '');
      await until(`${url} to open`, () =>
        page.evaluate(
          (wanted) => location.href.startsWith(wanted) && document.readyState !== 'loading',
          address,
        ),
      );
    },
    async clickToolbar(page) {
      await page.bringToFront();
      await privileged(`
        const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
        ExtensionParent.apiManager.global.browserActionFor(ext).triggerAction(window);`);
      // Clicks of the driver do not close the popup's panel, and while it is open the next click on the button only
      // closes it and arms nothing.
      await until('the popup to open', () => privileged(HIDE_PANELS), 3_000).catch(() => undefined);
      return null;
    },
    async runCommand(page, name) {
      await page.bringToFront();
      const others = await privileged(`
        // The window's <key> elements carry no name, but stand in the order of the commands that have a shortcut.
        const commands = [...(await ext.shortcuts.commands)].filter(([, { shortcut }]) => shortcut);
        const at = commands.findIndex(([known]) => known === ${JSON.stringify(name)});
        const key = document.querySelectorAll('keyset[id^="ext-keyset-id"] key')[at];
        key?.doCommand();
        return key ? null : commands;`);
      if (others) throw new Error(`no command ${name} with a shortcut in ${JSON.stringify(others)}`);
    },
    async clickMenu(page, id, info) {
      await page.bringToFront();
      await privileged(`
        const tab = window.gBrowser.selectedTab;
        ext.tabManager.addActiveTabPermission(tab);
        const { currentURI } = tab.linkedBrowser;
        const info = { menuItemId: ${JSON.stringify(id)}, editable: false, modifiers: [], button: 0, pageUrl: currentURI.spec, frameId: 0, ...${JSON.stringify(info)} };
        ext.emit('webext-menu-menuitem-click', info, tab);`);
    },
    async stopBackground() {
      // A message on its way starts the page again: it is stopped until it stays so.
      await until('the event page to stop', async () => {
        await privileged('await ext.terminateBackground()');
        return (await state()) === 'stopped';
      });
    },
    backgroundRunning: async () => (await state()) === 'running',
    revokeHost: async (pattern) => void (await permission('remove', pattern)),
    grantHost: async (pattern) => void (await permission('add', pattern)),
  };
}

type Serialized = { value?: { shadowRoot?: { sharedId?: string } | null } };

/** References to all shadow roots of the page, closed ones too. */
async function closedRoots(browser: Browser, context: string): Promise<{ sharedId: string }[]> {
  // One level deep is enough: the root's reference is wanted, its content is read in the page.
  const found = await evaluate(
    browser,
    context,
    `[...document.querySelectorAll('*')].filter((element) => element instanceof HTMLElement && !element.childElementCount)`,
    { includeShadowTree: 'all', maxDomDepth: 1 },
  );
  return ((found.value ?? []) as Serialized[]).flatMap(({ value }) =>
    value?.shadowRoot?.sharedId ? [{ sharedId: value.shadowRoot.sharedId }] : [],
  );
}
