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

async function reviveReader(tab: number, address: string): Promise<void> {
  const url = URL.parse(address);
  if (!url || !networkSiteFor(url) || (await askPage(tab, { type: 'page-state' }))) return;
  await new Promise((done) => setTimeout(done, PATIENCE_MS));
  if (!(await askPage(tab, { type: 'page-state' }))) await runReaderFor(tab, address);
}

/** Registers the reader of embedded posts for the websites that are allowed now, and starts it in their open tabs. */
async function keepSites(): Promise<void> {
  const matches = await allowedWebsites();
  await runOnSites('embeds', readerFile('embeds'), { matches, excludeMatches: contentMatches });
  for (const { id, url } of await tabsAt(matches)) {
    if (!(await askPage(id, { type: 'page-state' }))) await runReaderFor(id, url);
  }
}
