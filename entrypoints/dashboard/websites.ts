import type { AllowOutcome } from '../../components/index.ts';
import { allowSites, forbidSites, onHostsChanged, patternOf } from '../../utils/platform/index.ts';
import { isNetworkHost } from '../../utils/sites/index.ts';
import { allowedWebsites, hostOf } from '../shared/websites.ts';

/** Hosts of the websites that the user allowed. */
export const loadWebsites = async (): Promise<string[]> => (await allowedWebsites()).map(hostOf);

export const watchWebsites = (call: () => void) => onHostsChanged(call);

let known: string[] = [];
void loadWebsites().then((sites) => {
  known = sites;
});

/**
 * Asks the browser to allow a website.
 * @param text a host or an address, as typed
 */
export async function allowWebsite(text: string): Promise<AllowOutcome> {
  const host = hostIn(text);
  if (host === null) return { code: 'invalid', text };
  if (isNetworkHost(host)) return { code: 'network', text: host };
  // Nothing may be waited for before this: the browser only asks in answer to a click.
  const isGranted = await allowSites([patternOf(host)]).catch(() => false);
  const before = known;
  known = await loadWebsites();
  if (!isGranted) return { code: 'refused', text: host };
  return { code: before.includes(host) ? 'known' : 'done', text: host };
}

export async function forbidWebsite(host: string): Promise<void> {
  await forbidSites([patternOf(host)]);
}

/** A host name with a dot, from a host or an address; null for everything else. */
function hostIn(text: string): string | null {
  const typed = text.trim();
  const url = URL.parse(typed) ?? URL.parse(`https://${typed}`);
  const isWebsite = url !== null && /^https?:$/.test(url.protocol) && !url.username && !url.port;
  return isWebsite && /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(url.hostname) ? url.hostname : null;
}
