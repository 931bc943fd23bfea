import { browser } from 'wxt/browser';
import type { CheckOrder } from '../model/index.ts';
import type { AskedTab } from './tabs.ts';

/** Entries of the context menu, with where each is shown. */
export const MENU = {
  'capture-here': { contexts: ['all'], onlyOn: 'networks' },
  'check-picture': { contexts: ['image'], onlyOn: 'web' },
  'check-selection': { contexts: ['selection'], onlyOn: 'web' },
  'check-page': { contexts: ['page'], onlyOn: 'web' },
} as const;

export type MenuId = keyof typeof MENU;

const isMenuId = (id: unknown): id is MenuId => typeof id === 'string' && id in MENU;

type Callbacks = {
  capture(tab: number, trigger: 'command' | 'menu'): void;
  check(tab: AskedTab, what: CheckOrder): void;
  nextBadge(tab: number): void;
};

/**
 * Keyboard commands and the context menu. Both also arm the tab for screenshots (activeTab).
 * @param titles of the menu's entries; asked again when the language changes
 * @param networks the pages on which a post can be captured; checks are offered on every web page
 */
export function onCaptureCommands(
  titles: () => Promise<Record<MenuId, string>>,
  networks: string[],
  call: Callbacks,
): void {
  const drawMenu = async () => {
    const words = await titles();
    await browser.contextMenus.removeAll();
    for (const [id, { contexts, onlyOn }] of Object.entries(MENU)) {
      const documentUrlPatterns = onlyOn === 'networks' ? networks : ['http://*/*', 'https://*/*'];
      browser.contextMenus.create({
        id,
        title: words[id as MenuId],
        contexts: [...contexts],
        documentUrlPatterns,
      });
    }
  };
  browser.runtime.onInstalled.addListener(drawMenu);
  browser.storage.local.onChanged.addListener((changes) => {
    if ('language' in changes) void drawMenu();
  });
  browser.contextMenus.onClicked.addListener(({ menuItemId, srcUrl }, tab) => {
    if (!isMenuId(menuItemId) || tab?.id === undefined) return;
    if (menuItemId === 'capture-here') call.capture(tab.id, 'menu');
    else call.check({ id: tab.id, url: tab.url ?? '' }, orderOf(menuItemId, srcUrl));
  });
  browser.commands.onCommand.addListener(async (command, given) => {
    const tab = given ?? (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0];
    if (tab?.id === undefined) return;
    if (command === 'capture-post') call.capture(tab.id, 'command');
    if (command === 'next-badge') call.nextBadge(tab.id);
  });
}

const orderOf = (id: Exclude<MenuId, 'capture-here'>, srcUrl: string | undefined): CheckOrder => ({
  what: id.slice('check-'.length) as CheckOrder['what'],
  srcUrl: id === 'check-picture' ? (srcUrl ?? null) : null,
});

/** Calls back after installation and update. */
export const onInstalled = (call: () => void): void => browser.runtime.onInstalled.addListener(call);

/** Calls back whenever a tab has loaded a page, or got one back from the browser's store of pages. */
export function onPageShown(call: (tab: number, url: string) => void): void {
  browser.tabs.onUpdated.addListener((tab, { status }, { url }) => {
    if (status === 'complete' && url) call(tab, url);
  });
}
