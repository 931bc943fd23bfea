import { browser } from 'wxt/browser';
import type { SiteId, ToPage } from '../model/index.ts';

export type AskedTab = { id: number; url: string };

/** The tab in front of the window in which this is called; null when it has none. */
export async function activeTab(): Promise<AskedTab | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id === undefined ? null : { id: tab.id, url: tab.url ?? '' };
}

/** Open tabs whose address fits one of the patterns. */
export async function tabsAt(patterns: string[]): Promise<AskedTab[]> {
  if (patterns.length === 0) return [];
  const tabs = await browser.tabs.query({ url: patterns });
  return tabs.flatMap(({ id, url }) => (id === undefined || !url ? [] : [{ id, url }]));
}

/** Asks the content script of a tab; undefined when there is none (no site of ours, or access taken away). */
export async function askPage(tab: number, message: ToPage): Promise<unknown> {
  try {
    return await browser.tabs.sendMessage(tab, message, { frameId: 0 });
  } catch {
    return undefined;
  }
}

/** Opens our dashboard in a tab. @param place the part of its address that says where, such as `#/log`; may be empty */
export async function openDashboard(place: string): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(`/dashboard.html${place}`) });
}

/** Runs a file of ours in the world of our content script in a tab's top frame. */
export async function runInTab(tab: number, file: string): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId: tab }, files: [file] });
}

/** Runs a file of ours in the armed tab's top frame and returns what it returns. @throws when the page is out of reach */
export async function resultInTab(tab: number, file: string): Promise<unknown> {
  const [answer] = await browser.scripting.executeScript({ target: { tabId: tab }, files: [file] });
  return answer?.result;
}

/** File of the content script that reads a site. */
export const readerFile = (site: SiteId): string => `/reader-${site}.js`;

/** Zoom of a tab, 1 is 100 %; null where the browser does not tell. */
export const zoomOf = (tab: number): Promise<number | null> => browser.tabs.getZoom(tab).catch(() => null);

/** Calls back when a tab was closed; to be called while the background starts. */
export const onTabGone = (call: (tab: number) => void): void => browser.tabs.onRemoved.addListener(call);
