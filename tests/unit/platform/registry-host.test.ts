import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchRegistryFile, registryPattern } from '../../../utils/platform/index.ts';
import { fake, resetBrowser } from './fake-browser.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('./fake-browser.ts')).fake }));

const fetched = vi.fn<(address: string, init: RequestInit) => Promise<Response>>();
const ask = (address = 'https://registry.test/r/head.json', most = 100, etag: string | null = null) =>
  fetchRegistryFile(address, { etag, most, timeout: 50 });
const answer = (body: BodyInit | null, init?: ResponseInit) =>
  fetched.mockResolvedValue(new Response(body, init));

beforeEach(() => {
  resetBrowser();
  fetched.mockReset();
  vi.stubGlobal('fetch', fetched);
});
afterEach(() => vi.unstubAllGlobals());

describe('a file of a registry', () => {
  it('is asked for as any reader would, with the etag that is known', async () => {
    answer('{}', { headers: { etag: '"1"' } });
    const { bytes, ...rest } = await ask(undefined, 100, '"0"');
    expect(new TextDecoder().decode(bytes)).toBe('{}');
    expect(rest).toEqual({ status: 200, etag: '"1"', retryAfter: null });
    expect(fetched.mock.lastCall?.[1]).toMatchObject({
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      headers: { 'If-None-Match': '"0"' },
    });
  });

  it.each([304, 404, 503])('with status %i has no bytes', async (status) => {
    answer(status === 304 ? null : 'words', { status });
    expect(await ask()).toMatchObject({ status, bytes: new Uint8Array() });
  });

  it('ends at the size that is allowed', async () => {
    answer('x'.repeat(101));
    await expect(ask()).rejects.toMatchObject({ code: 'too-large' });
    answer('x'.repeat(100));
    expect((await ask()).bytes).toHaveLength(100);
  });

  it('that the host packed anew is refused, if it is one that was signed packed', async () => {
    const headers = { 'content-encoding': 'gzip' };
    answer('x', { headers });
    await expect(ask('https://registry.test/snapshot-1-x.ndjson.gz')).rejects.toMatchObject({
      code: 'encoded',
    });
    answer('x', { headers });
    expect((await ask()).status).toBe(200);
  });

  it.each([
    ['120', 120],
    [new Date(Date.now() + 60_500).toUTCString(), 60],
    [new Date(Date.now() - 60_000).toUTCString(), 0],
    ['soon', null],
  ])('comes again after %s', async (value, seconds) => {
    answer(null, { status: 503, headers: { 'retry-after': value } });
    const { retryAfter } = await ask();
    if (seconds === null) expect(retryAfter).toBeNull();
    else expect(Math.abs((retryAfter ?? -9) - seconds)).toBeLessThanOrEqual(1);
  });

  it.each(['http://registry.test/head.json', 'ftp://registry.test/head.json', 'file:///etc/passwd'])(
    'is not fetched from %s',
    async (address) => {
      await expect(ask(address)).rejects.toMatchObject({ code: 'refused-address' });
      expect(fetched).not.toHaveBeenCalled();
    },
  );

  it('is not fetched without access', async () => {
    fake.permissions.contains.mockResolvedValueOnce(false);
    await expect(ask()).rejects.toMatchObject({ code: 'no-permission', detail: 'registry.test' });
    expect(fetched).not.toHaveBeenCalled();
  });

  it('that cannot be had says why', async () => {
    fetched.mockRejectedValue(new TypeError('Failed to fetch'));
    await expect(ask()).rejects.toMatchObject({ code: 'network', detail: 'Failed to fetch' });
    fetched.mockImplementation(
      (_, { signal }) =>
        new Promise((_, fail) => signal?.addEventListener('abort', () => fail(signal.reason))),
    );
    await expect(ask()).rejects.toMatchObject({ code: 'timeout' });
  });

  it('is allowed by scheme and host, for patterns know no port', () => {
    expect(registryPattern('http://127.0.0.1:8080/r/')).toBe('http://127.0.0.1/*');
    expect(registryPattern('https://registry.test/r/')).toBe('https://registry.test/*');
  });
});
