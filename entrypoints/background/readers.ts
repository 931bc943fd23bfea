import {
  askPage,
  isAllowed,
  onHostsChanged,
  onInstalled,
  onPageShown,
  readerFile,
  runInTab,
  runOnSites,
  tabsAt,
} from '../../utils/platform/index.ts';
import { contentMatches, networkSiteFor } from '../../utils/sites/index.ts';
import { allowedWebsites } from '../shared/websites.ts';

/** How long a page is given to start its own reader before it is taken for a page without one. */
const PATIENCE_MS = 1500;

/**
 * Sees to it that a reader runs wherever one may: in tabs that were open when the extension was installed or updated,
 * on pages that come back from the browser's store of pages with a dead one, and on websites the user allowed.
 */
export function keepReaders(): void {
  onInstalled(() => {
    // Firefox runs the manifest's content scripts in open tabs by itself.
    if (!import.meta.env.FIREFOX) void runIn(contentMatches);
    void keepSites();
  });
  onPageShown((tab, url) => void reviveReader(tab, url));
  onHostsChanged(() => void keepSites());
}

async function runIn(patterns: string[]): Promise<void> {
  for (const { id, url } of await tabsAt(patterns)) void runReaderFor(id, url);
}

/** Runs the reader of an address in a tab, where there is one and we may. A newer copy ends an older one. */
export async function runReaderFor(tab: number, address: string): Promise<void> {
  const url = URL.parse(address);
  const site = url && (networkSiteFor(url)?.id ?? ((await isAllowed(address)) ? 'embeds' : null));
  // A tab may be discarded, show an error page, or be out of reach: it gets its reader with its next load.
  if (site) await runInTab(tab, readerFile(site)).catch(() => undefined);
}

/** Browsers tell of a shown page again and again while its pictures load: one question, about the last, answers all. */
const shown = new Map<number, string>();

async function reviveReader(tab: number, address: string): Promise<void> {
  const url = URL.parse(address);
  const isAsking = shown.has(tab);
  if (url && (isAsking || networkSiteFor(url))) shown.set(tab, address);
  if (isAsking || !shown.has(tab)) return;
  await new Promise((done) => setTimeout(done, PATIENCE_MS));
  const last = URL.parse(shown.get(tab) ?? '');
  shown.delete(tab);
  if (last && networkSiteFor(last) && !(await isRead(tab))) await runReaderFor(tab, last.href);
}

const isRead = async (tab: number) => (await askPage(tab, { type: 'is-read' })) === true;

/** Registers the reader of embedded posts for the websites that are allowed now, and starts it in their open tabs. */
async function keepSites(): Promise<void> {
  const matches = await allowedWebsites();
  await runOnSites('embeds', readerFile('embeds'), { matches, excludeMatches: contentMatches });
  for (const { id, url } of await tabsAt(matches)) {
    if (!(await isRead(id))) await runReaderFor(id, url);
  }
}
