import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMediaFetcher } from '../../../utils/platform/media.ts';
import { mediaHosts } from '../../../utils/sites/index.ts';
import { fake, resetBrowser } from './fake-browser.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('./fake-browser.ts')).fake }));

const fetched = vi.fn<(url: string, options: RequestInit) => Promise<Response>>();

beforeEach(() => {
  resetBrowser();
  fetched.mockReset().mockImplementation(async () => new Response('bytes'));
  vi.stubGlobal('fetch', fetched);
});
afterEach(() => vi.unstubAllGlobals());

const fetchMedia = createMediaFetcher(mediaHosts, { timeoutMs: 200 });
const PICTURE = 'https://pbs.twimg.com/media/1.jpg';
const MB = 1024 * 1024;

/** Never answers, but ends when it is told to. */
const hang = (_: string, { signal }: RequestInit) =>
  new Promise<never>((_, fail) => signal?.addEventListener('abort', () => fail(signal.reason)));

describe('the media fetcher', () => {
  it.each([
    'https://pbs.twimg.com/media/1.jpg?name=large',
    'https://scontent-ber1-1.xx.fbcdn.net/v/1.jpg',
    'https://scontent.cdninstagram.com/1.jpg',
    'https://PBS.twimg.com/1.jpg',
  ])('fetches %s', async (url) => {
    const { bytes, mediaType, fetchedAt } = await fetchMedia(url);
    expect(new TextDecoder().decode(bytes)).toBe('bytes');
    expect(mediaType).toBe('text/plain');
    expect(Math.abs(Date.parse(fetchedAt) - Date.now())).toBeLessThan(5000);
  });

  it.each([
    'http://pbs.twimg.com/1.jpg',
    'https://evil.example/1.jpg',
    'https://evil-fbcdn.net/1.jpg',
    'https://evilfbcdn.net/1.jpg',
    'https://fbcdn.net/1.jpg',
    'https://fbcdn.net.evil.example/1.jpg',
    'https://pbs.twimg.com.evil.example/1.jpg',
    'https://pbs.twimg.com@evil.example/1.jpg',
    'https://evil.example/https://pbs.twimg.com/1.jpg',
    'https://user:secret@pbs.twimg.com/1.jpg',
    'https://user@pbs.twimg.com/1.jpg',
    'https://pbs.twimg.com:8443/1.jpg',
    'https://127.0.0.1/1.jpg',
    'data:image/png;base64,AAAA',
    'blob:https://pbs.twimg.com/1',
    '//pbs.twimg.com/1.jpg',
    '',
  ])('refuses %s without asking', async (url) => {
    await expect(fetchMedia(url)).rejects.toMatchObject({ name: 'PortError', code: 'refused-address' });
    expect(fetched).not.toHaveBeenCalled();
  });

  it('does not ask where the user has taken access away', async () => {
    fake.permissions.contains.mockResolvedValueOnce(false);
    await expect(fetchMedia(PICTURE)).rejects.toMatchObject({
      code: 'no-permission',
      detail: 'pbs.twimg.com',
    });
    expect(fake.permissions.contains).toHaveBeenCalledWith({ origins: ['https://pbs.twimg.com/*'] });
    expect(fetched).not.toHaveBeenCalled();
  });

  it('asks without credentials and referrer, and follows no redirect', async () => {
    await fetchMedia(PICTURE);
    expect(fetched).toHaveBeenCalledWith(
      PICTURE,
      expect.objectContaining({ credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'error' }),
    );
  });

  it.each([
    ['http-status', '403', async () => new Response('', { status: 403 })],
    ['http-status', '404', async () => new Response('', { status: 404 })],
    ['network', 'Failed to fetch', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['timeout', '0.2 s', hang],
    ['timeout', '0.2 s', async (_: string, { signal }: RequestInit) => slowBody(signal)],
    [
      'network',
      'cut',
      async () => new Response(new ReadableStream({ pull: (to) => to.error(new Error('cut')) })),
    ],
  ])('says %s (%s)', async (code, detail, answer) => {
    fetched.mockImplementation(answer);
    await expect(fetchMedia(PICTURE)).rejects.toMatchObject({ name: 'PortError', code, detail });
  });

  it('cuts a stream at 50 MB, whatever its length was said to be, and ends it', async () => {
    const cancel = vi.fn();
    let sent = 0;
    const pull = (to: ReadableStreamDefaultController<Uint8Array>) => {
      sent += MB;
      to.enqueue(new Uint8Array(MB));
    };
    fetched.mockImplementation(
      async () => new Response(new ReadableStream({ pull, cancel }), { headers: { 'content-length': '9' } }),
    );
    await expect(fetchMedia(PICTURE)).rejects.toMatchObject({ code: 'too-large', detail: '50 MB' });
    expect(cancel).toHaveBeenCalled();
    expect(sent).toBeLessThan(55 * MB);
  });

  it('takes exactly 50 MB, in parts', async () => {
    const parts = Array.from({ length: 50 }, (_, i) => new Uint8Array(MB).fill(i));
    fetched.mockImplementation(async () => new Response(new Blob(parts)));
    const { bytes, mediaType } = await fetchMedia(PICTURE);
    expect([bytes.length, bytes[0], bytes.at(-1), mediaType]).toEqual([
      50 * MB,
      0,
      49,
      'application/octet-stream',
    ]);
  });
});

describe('at most four at once', () => {
  /** Runs downloads that last until they are released; counts how many run. */
  function gate() {
    const open: (() => void)[] = [];
    let running = 0;
    let most = 0;
    fetched.mockImplementation(async () => {
      most = Math.max(most, ++running);
      await new Promise<void>((go) => open.push(go));
      running--;
      return new Response('x');
    });
    return { open, most: () => most };
  }
  const settled = () => new Promise((done) => setTimeout(done, 5));

  it('run, and the others follow, after failures too', async () => {
    const { open, most } = gate();
    const mine = createMediaFetcher(mediaHosts);
    fake.permissions.contains.mockResolvedValueOnce(false);
    const all = Promise.allSettled(Array.from({ length: 11 }, () => mine(PICTURE)));
    while (fetched.mock.calls.length < 10) {
      await settled();
      open.shift()?.();
    }
    for (const go of open) go();
    expect((await all).filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    expect(most()).toBe(4);
  });

  it('whenever a new one comes just as one ends', async () => {
    for (let delay = 0; delay < 12; delay++) {
      const { open, most } = gate();
      const mine = createMediaFetcher(mediaHosts);
      const all = Array.from({ length: 6 }, () => mine(PICTURE));
      await settled();
      open.shift()?.();
      // A newcomer some steps later in the same turn.
      const after = async () => {
        for (let step = 0; step < delay; step++) await Promise.resolve();
        return mine(PICTURE);
      };
      all.push(after());
      await settled();
      while (open.length) {
        open.shift()?.();
        await settled();
      }
      await Promise.all(all);
      expect([delay, most()]).toEqual([delay, 4]);
    }
  });
});

function slowBody(signal: AbortSignal | null | undefined): Response {
  const start = (to: ReadableStreamDefaultController<Uint8Array>) => {
    to.enqueue(new Uint8Array(3));
    signal?.addEventListener('abort', () => to.error(signal.reason));
  };
  return new Response(new ReadableStream({ start }));
}
