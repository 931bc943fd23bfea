import { browser } from 'wxt/browser';

/** Match pattern of a website: both schemes, this host alone. */
export const patternOf = (host: string): string => `*://${host}/*`;

/** What a browser demands for pictures of tabs that no click has armed. */
export const EVERYWHERE = '<all_urls>';

/** Match patterns of all pages that the extension may read now: those of the manifest, and websites the user allowed. */
export async function grantedPatterns(): Promise<string[]> {
  const { origins = [] } = await browser.permissions.getAll();
  // Given for pictures of tabs alone: no website is read because of it.
  return origins.filter((origin) => origin !== EVERYWHERE).toSorted();
}

/** Asks the user for websites; must be called in a click on one of our own pages. */
export const allowSites = (origins: string[]): Promise<boolean> => browser.permissions.request({ origins });

/** Gives access to websites back. */
export const forbidSites = (origins: string[]): Promise<boolean> => browser.permissions.remove({ origins });

/** True when the user allowed the site of an address, or the manifest asks for it; not because of `EVERYWHERE` alone. */
export async function isAllowed(url: string): Promise<boolean> {
  const { origin, protocol, hostname } = new URL(url);
  const isGranted = (origins: string[]) => browser.permissions.contains({ origins }).catch(() => false);
  if (!(await isGranted([`${origin}/*`]))) return false;
  if (!(await isGranted([EVERYWHERE]))) return true;
  return (await grantedPatterns()).some((pattern) => fits(pattern, protocol, hostname));
}

/** Whether a match pattern is for a host; its path is not looked at. */
function fits(pattern: string, protocol: string, hostname: string): boolean {
  const [, scheme, host = ''] = /^([a-z]+|\*):\/\/([^/]+)\//.exec(pattern) ?? [];
  const isScheme = scheme === '*' ? /^https?:$/.test(protocol) : `${scheme}:` === protocol;
  const isHost = host.startsWith('*.')
    ? hostname === host.slice(2) || hostname.endsWith(host.slice(1))
    : hostname === host;
  return isScheme && isHost;
}

/**
 * Has a script of ours run on all pages of the given patterns from now on, and on no others.
 * @param excludeMatches pages that have a reader of their own, should a pattern include them
 */
export async function runOnSites(
  id: string,
  file: string,
  { matches, excludeMatches }: { matches: string[]; excludeMatches: string[] },
): Promise<void> {
  const [known] = await browser.scripting.getRegisteredContentScripts({ ids: [id] });
  if (matches.length === 0) {
    if (known) await browser.scripting.unregisterContentScripts({ ids: [id] });
    return;
  }
  const when = { runAt: 'document_idle' as const, persistAcrossSessions: true };
  const script = { id, js: [file], matches, excludeMatches, ...when };
  if (known) await browser.scripting.updateContentScripts([script]);
  else await browser.scripting.registerContentScripts([script]);
}
