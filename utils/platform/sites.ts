import { browser } from 'wxt/browser';

/** Match pattern of a website: both schemes, this host alone. */
export const patternOf = (host: string): string => `*://${host}/*`;

/** Match patterns of websites the user allowed, beyond the hosts that the manifest asks for. */
export async function allowedSites(): Promise<string[]> {
  const { origins = [] } = await browser.permissions.getAll();
  const { host_permissions: hosts = [], content_scripts: scripts = [] } =
    browser.runtime.getManifest() as Manifest;
  const own = new Set([...hosts, ...scripts.flatMap(({ matches }) => matches)]);
  return origins.filter((origin) => !own.has(origin)).sort();
}

type Manifest = { host_permissions?: string[]; content_scripts?: { matches: string[] }[] };

/** Asks the user for websites; must be called in a click on one of our own pages. */
export const allowSites = (origins: string[]): Promise<boolean> => browser.permissions.request({ origins });

/** Gives access to websites back. */
export const forbidSites = (origins: string[]): Promise<boolean> => browser.permissions.remove({ origins });

/** True when the user allowed the site of an address, or the manifest asks for it. */
export const isAllowed = (url: string): Promise<boolean> =>
  browser.permissions.contains({ origins: [`${new URL(url).origin}/*`] }).catch(() => false);

/** Has a script of ours run on all pages of the given patterns from now on, and on no others. */
export async function runOnSites(id: string, file: string, matches: string[]): Promise<void> {
  const [known] = await browser.scripting.getRegisteredContentScripts({ ids: [id] });
  if (matches.length === 0) {
    if (known) await browser.scripting.unregisterContentScripts({ ids: [id] });
    return;
  }
  const script = { id, js: [file], matches, runAt: 'document_idle' as const, persistAcrossSessions: true };
  if (known) await browser.scripting.updateContentScripts([script]);
  else await browser.scripting.registerContentScripts([script]);
}
