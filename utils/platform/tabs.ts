import { browser } from 'wxt/browser';
import type { ToPage } from '../model/index.ts';

export type AskedTab = { id: number; url: string };

/** The tab in front of the window in which this is called; null when it has none. */
export async function activeTab(): Promise<AskedTab | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id === undefined ? null : { id: tab.id, url: tab.url ?? '' };
}

/** Asks the content script of a tab; undefined when there is none (no site of ours, or access taken away). */
export async function askPage(tab: number, message: ToPage): Promise<unknown> {
  try {
    return await browser.tabs.sendMessage(tab, message, { frameId: 0 });
  } catch {
    return undefined;
  }
}

/** Opens our dashboard in a tab, at a finding when one is named. */
export async function openDashboard(finding: string | null): Promise<void> {
  const place = finding ? `#/findings/${encodeURIComponent(finding)}` : '';
  await browser.tabs.create({ url: browser.runtime.getURL(`/dashboard.html${place}`) });
}

/** Runs a file of ours in the world of our content script in a tab's top frame. */
export async function runInTab(tab: number, file: string): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId: tab }, files: [file] });
}

/** Our content scripts as the manifest lists them. */
export function contentScripts(): { file: string; matches: string[] }[] {
  const listed = browser.runtime.getManifest().content_scripts ?? [];
  return listed.flatMap(({ js = [], matches }) => js.map((file) => ({ file, matches })));
}
