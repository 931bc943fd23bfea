import { browser } from 'wxt/browser';
import { runInTab } from './tabs.ts';

const MENU = 'capture-here';

type Callbacks = {
  capture(tab: number, trigger: 'command' | 'menu'): void;
  nextBadge(tab: number): void;
};

/**
 * Keyboard commands and the context menu. Both also arm the tab for screenshots (activeTab).
 * @param menuTitle title of the menu entry; `matches` the pages on which it is shown
 */
export function onCaptureCommands(
  menuTitle: () => Promise<string>,
  matches: string[],
  call: Callbacks,
): void {
  browser.runtime.onInstalled.addListener(async () => {
    await browser.contextMenus.removeAll();
    browser.contextMenus.create({
      id: MENU,
      title: await menuTitle(),
      contexts: ['all'],
      documentUrlPatterns: matches,
    });
  });
  browser.contextMenus.onClicked.addListener(({ menuItemId }, tab) => {
    if (menuItemId === MENU && tab?.id !== undefined) call.capture(tab.id, 'menu');
  });
  browser.commands.onCommand.addListener(async (command, given) => {
    const tab = given ?? (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0];
    if (tab?.id === undefined) return;
    if (command === 'capture-post') call.capture(tab.id, 'command');
    if (command === 'next-badge') call.nextBadge(tab.id);
  });
}

/** A content script and the pages it runs on. */
export type ContentScript = { file: string; matches: string[] };

/**
 * After installation and update: runs the content scripts in tabs that are open already, so that nobody has to
 * reload. Firefox does this by itself.
 */
export function onInstalled(scripts: ContentScript[]): void {
  browser.runtime.onInstalled.addListener(async () => {
    if (import.meta.env.FIREFOX) return;
    for (const { file, matches } of scripts) {
      const tabs = await browser.tabs.query({ url: matches });
      // A tab may be discarded or show an error page: it gets the script with its next load.
      await Promise.allSettled(tabs.map(({ id }) => id !== undefined && runInTab(id, file)));
    }
  });
}

/** Tells on the toolbar button of a tab what could not be done there; null takes the note away. */
export async function noteOnButton(tabId: number, note: string | null): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ tabId, color: '#6b4300' });
  await browser.action.setBadgeText({ tabId, text: note ? '!' : '' });
  await browser.action.setTitle({ tabId, title: note ? `Stadtspur: ${note}` : 'Stadtspur' });
}
