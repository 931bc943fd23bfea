import robotsParser from 'robots-parser';
import { wordsOf } from '../errors.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export type FetchCode =
  | 'robots'
  | 'robots-unreachable'
  | 'http'
  | 'too-large'
  | 'timeout'
  | 'network'
  | 'redirects'
  | 'not-web';

/** An address of which nothing can be had; the message says why in one line. */
export class FetchError extends Error {
  override name = 'FetchError';
  readonly code: FetchCode;
  readonly url: string;

  constructor(code: FetchCode, url: string, detail: string) {
    super(`${code}${detail ? ` (${detail})` : ''} ${url}`);
    this.code = code;
    this.url = url;
  }
}

/** What a server said of a file, to be asked again whether it has changed. */
export type Stamp = { etag?: string; modified?: string };
export type Fetched = Stamp & {
  /** After redirects. */
  url: string;
  type: string;
  /** Null: unchanged since the stamp that was sent. */
  bytes: Bytes | null;
};

export type Manners = {
  /** Milliseconds between two requests to one host, unless its robots.txt asks for more. */
  delay: number;
  /** Names the tool and where its user can be reached. */
  agent: string;
  /** Milliseconds for one request. */
  patience: number;
  /** Longest wait that a server may ask for (Retry-After), in milliseconds. */
  longestWait: number;
};

export type PoliteFetcher = {
  /**
   * @param isAsked true for a service that is asked a question by name, which is no crawling: robots.txt is not read
   * @throws FetchError
   */
  get(url: string, most: number, stamp?: Stamp, isAsked?: boolean): Promise<Fetched>;
};

const MOST_REDIRECTS = 5;
const MOST_TRIES = 3;
const LARGEST_ROBOTS = 512 * 1024;
const LONGEST_CRAWL_DELAY = 30_000;
const FIRST_WAIT = 5_000;

type Host = { next: number; turn: Promise<unknown>; robots: Promise<ReturnType<typeof robotsParser>> | null };

export const agentOf = (contact: string | undefined): string =>
  `Stadtspur-Registry/0.1 (registry publisher; one request at a time${contact ? `; ${contact}` : ''})`;

/**
 * Fetches like a good guest: robots.txt (RFC 9309), one request at a time for each host with a pause between, Retry-After,
 * conditional requests, bounded sizes and times.
 */
export function politeFetcher(manners: Manners): PoliteFetcher {
  const hosts = new Map<string, Host>();
  const hostOf = (url: URL): Host => {
    const host = hosts.get(url.host) ?? { next: 0, turn: Promise.resolve(), robots: null };
    hosts.set(url.host, host);
    return host;
  };

  /** Waits for its turn at the host, and for the pause after the request before. */
  async function inTurn<T>(url: URL, pause: number, work: () => Promise<T>): Promise<T> {
    const host = hostOf(url);
    const mine = host.turn.then(async () => {
      await sleep(host.next - Date.now());
      try {
        return await work();
      } finally {
        host.next = Date.now() + pause;
      }
    });
    host.turn = mine.catch(() => undefined);
    return mine;
  }

  async function robotsOf(url: URL) {
    const host = hostOf(url);
    host.robots ??= readRobots(url);
    return host.robots;
  }

  async function readRobots(url: URL) {
    const address = new URL('/robots.txt', url).href;
    const reply = await inTurn(url, manners.delay, () =>
      request(address, LARGEST_ROBOTS, {}, 'follow'),
    ).catch((error: unknown) => {
      if (error instanceof FetchError && error.code === 'too-large') return null;
      throw new FetchError('robots-unreachable', address, wordsOf(error));
    });
    // RFC 9309, 2.3.1: without the file all is allowed; a host in trouble is left alone.
    if (reply && reply.status >= 500)
      throw new FetchError('robots-unreachable', address, String(reply.status));
    const text = reply?.status === 200 ? new TextDecoder().decode(reply.bytes) : '';
    return robotsParser(address, text);
  }

  async function request(url: string, most: number, stamp: Stamp, redirect: 'manual' | 'follow') {
    const headers: Record<string, string> = { 'user-agent': manners.agent, accept: '*/*' };
    if (stamp.etag) headers['if-none-match'] = stamp.etag;
    if (stamp.modified) headers['if-modified-since'] = stamp.modified;
    try {
      const reply = await fetch(url, {
        headers,
        redirect,
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.timeout(manners.patience),
      });
      const bytes = await bounded(reply, url, most);
      return { status: reply.status, headers: reply.headers, bytes };
    } catch (error) {
      if (error instanceof FetchError) throw error;
      const isLate = error instanceof Error && error.name === 'TimeoutError';
      throw new FetchError(
        isLate ? 'timeout' : 'network',
        url,
        isLate ? `${manners.patience} ms` : causeOf(error),
      );
    }
  }

  async function allowed(url: URL): Promise<number> {
    const robots = await robotsOf(url);
    if (robots.isAllowed(url.href, manners.agent) === false)
      throw new FetchError('robots', url.href, 'not allowed');
    const asked = (robots.getCrawlDelay(manners.agent) ?? 0) * 1000;
    return Math.max(manners.delay, Math.min(asked, LONGEST_CRAWL_DELAY));
  }

  async function get(address: string, most: number, stamp: Stamp = {}, isAsked = false): Promise<Fetched> {
    let url = webUrl(address);
    for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
      const reply = await tried(url, most, stamp, isAsked);
      const target = reply.headers.get('location');
      if (reply.status < 300 || reply.status >= 400 || reply.status === 304 || !target) {
        return fetchedOf(url, reply);
      }
      url = webUrl(new URL(target, url).href);
    }
    throw new FetchError('redirects', address, `more than ${MOST_REDIRECTS}`);
  }

  async function tried(url: URL, most: number, stamp: Stamp, isAsked: boolean) {
    const pause = isAsked ? manners.delay : await allowed(url);
    for (let attempt = 1; ; attempt++) {
      const reply = await inTurn(url, pause, () => request(url.href, most, stamp, 'manual'));
      const isBusy = reply.status === 429 || reply.status === 503;
      if (!isBusy || attempt === MOST_TRIES) return reply;
      const wait = waitOf(reply.headers.get('retry-after'), attempt);
      if (wait > manners.longestWait)
        throw new FetchError('http', url.href, `${reply.status}, asks to wait ${Math.round(wait / 1000)} s`);
      hostOf(url).next = Date.now() + wait;
    }
  }

  return { get };
}

function fetchedOf(
  url: URL,
  { status, headers, bytes }: { status: number; headers: Headers; bytes: Bytes },
): Fetched {
  const etag = headers.get('etag');
  const modified = headers.get('last-modified');
  const stamp = { ...(etag && { etag }), ...(modified && { modified }) };
  const type = headers.get('content-type') ?? '';
  if (status === 304) return { ...stamp, url: url.href, type, bytes: null };
  if (status < 200 || status >= 300) throw new FetchError('http', url.href, String(status));
  return { ...stamp, url: url.href, type, bytes };
}

async function bounded(reply: Response, url: string, most: number): Promise<Bytes> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of reply.body ?? []) {
    size += part.length;
    if (size > most) {
      await reply.body?.cancel().catch(() => undefined);
      throw new FetchError('too-large', url, `more than ${most} bytes`);
    }
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

function webUrl(address: string): URL {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) {
    throw new FetchError('not-web', address.slice(0, 200), 'no http or https address');
  }
  url.hash = '';
  return url;
}

/** Retry-After: seconds or a date (RFC 9110, 10.2.3); without it longer each time. */
function waitOf(text: string | null, attempt: number): number {
  if (text === null) return FIRST_WAIT * 2 ** (attempt - 1);
  const seconds = Number(text);
  return Math.max(0, Number.isFinite(seconds) ? seconds * 1000 : Date.parse(text) - Date.now() || FIRST_WAIT);
}

const causeOf = (error: unknown): string => wordsOf(error instanceof Error ? (error.cause ?? error) : error);
const sleep = (ms: number) => new Promise((done) => setTimeout(done, Math.max(0, ms)));
