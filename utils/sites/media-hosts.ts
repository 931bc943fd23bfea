/**
 * Servers from which the sites deliver pictures and videos, as seen in saved pages 2021-2026.
 * `*.name` stands for every host below the name. Only these are ever fetched from.
 */
export const mediaHosts = ['*.fbcdn.net', '*.cdninstagram.com', 'pbs.twimg.com', 'video.twimg.com'];

/** Parameters that say which part of a picture is delivered, not only how large. */
const CUTS = /^(stp|name|crop)$/;

/**
 * One name for all addresses under which a picture is delivered: servers change, signatures run out, sizes differ; path
 * and cut stay.
 * @returns the address itself for other hosts
 */
export function mediaName(address: string): string {
  const url = URL.parse(address);
  if (!url || !mediaHosts.some((host) => isBelow(host, url.hostname))) return address;
  const cuts = [...url.searchParams].filter(([name]) => CUTS.test(name)).map((pair) => pair.join('='));
  return [isBelow('*.twimg.com', url.hostname) ? url.hostname : 'meta', url.pathname, ...cuts.sort()].join(
    ' ',
  );
}

const isBelow = (host: string, name: string): boolean =>
  host.startsWith('*.') ? name.endsWith(host.slice(1)) : name === host;
