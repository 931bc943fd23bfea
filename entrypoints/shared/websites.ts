import { grantedPatterns } from '../../utils/platform/index.ts';
import { isNetworkHost, mediaHosts } from '../../utils/sites/index.ts';

/** Host of a match pattern; `*` for all. */
export const hostOf = (pattern: string): string => /^[^:]+:\/\/([^/]+)\//.exec(pattern)?.[1] ?? '';

/** Match patterns of the websites that the user allowed, beyond the networks and their picture servers. */
export async function allowedWebsites(): Promise<string[]> {
  const patterns = await grantedPatterns();
  return patterns.filter((pattern) => !isOurs(hostOf(pattern)));
}

const isOurs = (host: string): boolean => isNetworkHost(host) || mediaHosts.includes(host);
