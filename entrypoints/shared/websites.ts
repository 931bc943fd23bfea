import { grantedPatterns, registryPattern } from '../../utils/platform/index.ts';
import { isNetworkHost, mediaHosts } from '../../utils/sites/index.ts';
import { registryShelf } from './shelf.ts';

/** Host of a match pattern; `*` for all. */
export const hostOf = (pattern: string): string => /^[^:]+:\/\/([^/]+)\//.exec(pattern)?.[1] ?? '';

/**
 * Match patterns of the websites that the user allowed, beyond the networks and their picture servers. The host of a
 * registry is asked for by its scheme alone, a website by both.
 */
export async function allowedWebsites(): Promise<string[]> {
  const [patterns, shelf] = await Promise.all([grantedPatterns(), registryShelf.list().catch(() => [])]);
  const ofRegistries = shelf.flatMap(({ address }) => (address ? [registryPattern(address)] : []));
  return patterns.filter((pattern) => !isOurs(hostOf(pattern)) && !ofRegistries.includes(pattern));
}

const isOurs = (host: string): boolean => isNetworkHost(host) || mediaHosts.includes(host);
