import { type Download, type MediaFetcher, PortError } from '../flows/ports.ts';
import { readCapped } from './read-capped.ts';
import { isAllowed } from './sites.ts';

const MAX_BYTES = 50 * 1024 * 1024;
const TIMEOUT_MS = 20_000;
const AT_ONCE = 4;

/**
 * A fetcher of pictures and videos from the sites' own media hosts: https only, without credentials or referrer, at
 * most 50 MB and 20 s, four at a time.
 * @param hosts exact names, or `*.` for all below a name
 * @param alsoFrom says whether an address of another host may be fetched: of a website that the user allowed
 */
export function createMediaFetcher(
  hosts: string[],
  { timeoutMs = TIMEOUT_MS, alsoFrom = async (_: string) => false } = {},
): MediaFetcher {
  const limit = limiter(AT_ONCE);
  return async (url) => {
    // Before the queue: what is forbidden must be told at once, also while four downloads hang.
    const isKnown = isPlainHttps(url) && (isAmong(hosts, url) || (await alsoFrom(url)));
    if (!isKnown) throw new PortError('refused-address', hostOf(url));
    if (!(await isAllowed(url))) throw new PortError('no-permission', hostOf(url));
    return limit(() => download(url, timeoutMs));
  };
}

function isPlainHttps(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === 'https:' && !url.username && !url.password && !url.port;
}

function isAmong(hosts: string[], address: string): boolean {
  const { hostname } = new URL(address);
  return hosts.some((host) => (host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host));
}

const hostOf = (address: string): string => URL.parse(address)?.hostname ?? 'no address';

async function download(url: string, timeoutMs: number): Promise<Download> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      signal,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
    });
    if (!response.ok) throw new PortError('http-status', String(response.status));
    const bytes = await readCapped(response, MAX_BYTES);
    const said = response.headers.get('content-type') ?? '';
    const mediaType = said.split(';')[0]?.trim() || 'application/octet-stream';
    const served = { status: response.status, mediaType: said.slice(0, 200), headers: headersOf(response) };
    return { bytes, mediaType, fetchedAt: new Date().toISOString(), served };
  } catch (error) {
    if (error instanceof PortError) throw error;
    if (signal.aborted) throw new PortError('timeout', `${timeoutMs / 1000} s`);
    throw new PortError('network', error instanceof Error ? error.message : undefined);
  }
}

/** Headers that tell of the file, or of who sent it and when; cookies and the like are none of our business. */
const TELLING = [
  'age',
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-length',
  'date',
  'etag',
  'expires',
  'last-modified',
  'server',
  'via',
];

function headersOf({ headers }: Response): Record<string, string> {
  const told = TELLING.map((name) => [name, headers.get(name)?.slice(0, 1000)] as const);
  return Object.fromEntries(told.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

function limiter(atOnce: number) {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) await new Promise<void>((go) => waiting.push(go));
    else running++;
    try {
      return await work();
    } finally {
      // The place goes straight to the next in line: a newcomer could take one that is free in between.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
