import { browser } from 'wxt/browser';
import type { CheckOrder, SourceOrder } from '../model/index.ts';
import type { AskedTab } from './tabs.ts';

/** Entries of the context menu, with where each is shown. */
export const MENU = {
  'capture-here': { contexts: ['all'], onlyOn: 'networks' },
  'check-picture': { contexts: ['image'], onlyOn: 'web' },
  'check-selection': { contexts: ['selection'], onlyOn: 'web' },
  'check-page': { contexts: ['page'], onlyOn: 'web' },
  'own-picture': { contexts: ['image'], onlyOn: 'web' },
  'own-video': { contexts: ['video'], onlyOn: 'web' },
  'own-text': { contexts: ['selection'], onlyOn: 'web' },
  'own-page': { contexts: ['page'], onlyOn: 'web' },
  'own-profile': { contexts: ['page'], onlyOn: 'networks' },
} as const;

export type MenuId = keyof typeof MENU;

/** A tab that the user's click has armed. */
export type ShownTab = AskedTab & { windowId: number; title: string };

const isMenuId = (id: unknown): id is MenuId => typeof id === 'string' && id in MENU;

type Callbacks = {
  capture(tab: number, trigger: 'command' | 'menu'): void;
  check(tab: AskedTab, what: CheckOrder): void;
  nextBadge(tab: number): void;
  /** Something is to be added to the own registry. */
  own(tab: ShownTab, what: SourceOrder): void;
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
    const asked = { id: tab.id, url: tab.url ?? '' };
    if (menuItemId === 'capture-here') call.capture(tab.id, 'menu');
    else if (isOwn(menuItemId)) {
      const shown = { ...asked, windowId: tab.windowId ?? -1, title: tab.title ?? '' };
      call.own(shown, {
        what: menuItemId.slice('own-'.length) as SourceOrder['what'],
        srcUrl: srcUrl ?? null,
      });
    } else call.check(asked, orderOf(menuItemId, srcUrl));
  });
  browser.commands.onCommand.addListener(async (command, given) => {
    const tab = given ?? (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0];
    if (tab?.id === undefined) return;
    if (command === 'capture-post') call.capture(tab.id, 'command');
    if (command === 'next-badge') call.nextBadge(tab.id);
  });
}

type OwnId = Extract<MenuId, `own-${string}`>;
const isOwn = (id: MenuId): id is OwnId => id.startsWith('own-');

const orderOf = (id: Exclude<MenuId, 'capture-here' | OwnId>, srcUrl: string | undefined): CheckOrder => ({
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
