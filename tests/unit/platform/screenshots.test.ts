import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { canShootRect, shootRect, shootTile } from '../../../utils/platform/screenshots.ts';
import { fake, resetBrowser } from './fake-browser.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('./fake-browser.ts')).fake }));

type Tabs = { captureVisibleTab?: unknown; captureTab?: unknown };
const tabs = fake.tabs as typeof fake.tabs & Tabs;
const tab = { tabId: 7, windowId: 1, url: 'https://x.com/home' };
const rect = { x: 0, y: 0, width: 100, height: 50 };
const PICTURE = `data:image/png;base64,${btoa('picture')}`;
let size = { width: 200, height: 100 };
let times: number[];

beforeEach(async () => {
  resetBrowser();
  tabs.get.mockImplementation(async (id) => ({ id, active: true, windowId: 1, url: 'https://x.com/home#a' }));
  vi.useFakeTimers();
  // What a test before this one took is long ago.
  await vi.advanceTimersByTimeAsync(10_000);
  times = [];
  size = { width: 200, height: 100 };
  vi.stubGlobal('createImageBitmap', async () => ({ ...size, close: () => undefined }));
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      getContext = () => ({ drawImage: () => undefined });
      convertToBlob = async () => new Blob(['cropped']);
    },
  );
  tabs.captureVisibleTab = vi.fn(async () => {
    times.push(Date.now());
    return PICTURE;
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  delete tabs.captureVisibleTab;
  delete tabs.captureTab;
});

const settle = async <T>(work: Promise<T>) => {
  const result = work.then(
    () => 'done',
    (error: unknown) => String(error),
  );
  await vi.advanceTimersByTimeAsync(20_000);
  return result;
};

describe('pictures of windows', () => {
  it('are taken half a second apart, whichever tabs they are of', async () => {
    const three = [1, 2, 3].map(() => shootTile(tab, rect, 2));
    expect(await Promise.all(three.map(settle))).toEqual(['done', 'done', 'done']);
    expect(times).toHaveLength(3);
    for (const [n, at] of times.slice(1).entries()) expect(at - (times[n] ?? 0)).toBeGreaterThanOrEqual(500);
  });

  it('are tried again where the browser says that they are too many', async () => {
    const error = new Error('This request exceeds the MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND quota.');
    vi.mocked(tabs.captureVisibleTab as () => unknown).mockRejectedValueOnce(error);
    expect(await settle(shootTile(tab, rect, 2))).toBe('done');
    expect(tabs.captureVisibleTab).toHaveBeenCalledTimes(2);
    vi.mocked(tabs.captureVisibleTab as () => unknown).mockRejectedValue(error);
    expect(await settle(shootTile(tab, rect, 2))).toMatch(/internal/);
  });

  it('are not taken of another tab, window or page', async () => {
    for (const other of [{ active: false }, { windowId: 2 }, { url: 'https://x.com/other' }]) {
      tabs.get.mockImplementation(async (id) => ({
        id,
        active: true,
        windowId: 1,
        url: 'https://x.com/home',
        ...other,
      }));
      expect(await settle(shootTile(tab, rect, 2))).toMatch(/tab-changed/);
    }
    expect(tabs.captureVisibleTab).not.toHaveBeenCalled();
  });

  it('are refused where the tab went to the back while one waited for its turn, or while it was taken', async () => {
    const state = { id: 7, active: true, windowId: 1, url: 'https://x.com/home' };
    tabs.get.mockImplementation(async () => ({ ...state }));
    const both = Promise.allSettled([shootTile(tab, rect, 2), shootTile(tab, rect, 2)]);
    // So long the first waits at most; the second waits for it, and as long again.
    await vi.advanceTimersByTimeAsync(600);
    state.active = false;
    await vi.advanceTimersByTimeAsync(2000);
    const [first, second] = await both;
    expect(first.status).toBe('fulfilled');
    expect(second).toMatchObject({ status: 'rejected', reason: { code: 'tab-changed' } });
    expect(times).toHaveLength(1);
    state.active = true;
    vi.mocked(tabs.captureVisibleTab as () => unknown).mockImplementation(async () => {
      state.active = false;
      return PICTURE;
    });
    expect(await settle(shootTile(tab, rect, 2))).toMatch(/tab-changed/);
  });

  it('say that the tab changed where the one that came to the front is not armed', async () => {
    const state = { id: 7, active: true, windowId: 1, url: 'https://x.com/home' };
    tabs.get.mockImplementation(async () => ({ ...state }));
    vi.mocked(tabs.captureVisibleTab as () => unknown).mockImplementation(async () => {
      state.active = false;
      throw new Error('Missing activeTab permission');
    });
    expect(await settle(shootTile(tab, rect, 2))).toMatch(/tab-changed/);
  });

  it('need the tab to be armed', async () => {
    const error = new Error("Either the '<all_urls>' or 'activeTab' permission is required.");
    vi.mocked(tabs.captureVisibleTab as () => unknown).mockRejectedValue(error);
    expect(await settle(shootTile(tab, rect, 2))).toMatch(/not-armed/);
    delete tabs.captureVisibleTab;
    expect(await settle(shootTile(tab, rect, 2))).toMatch(/not-armed/);
  });

  it('show nothing of what stands outside of them', async () => {
    expect(await settle(shootTile(tab, { ...rect, y: 60 }, 2))).toMatch(/not-visible/);
  });
});

describe('pictures of a part of the page', () => {
  it('are taken where the browser can', async () => {
    expect(canShootRect()).toBe(false);
    expect(await settle(shootRect(tab, rect, 2))).toMatch(/unsupported/);
    const take = vi.fn(async (..._: unknown[]) => PICTURE);
    tabs.captureTab = take;
    expect(canShootRect()).toBe(true);
    expect(await settle(shootRect(tab, rect, 2))).toBe('done');
    expect(take.mock.calls[0]).toEqual([7, { rect, format: 'png' }]);
  });

  it('are refused in another size than asked for, and of another page', async () => {
    tabs.captureTab = async () => PICTURE;
    size = { width: 200, height: 98 };
    expect(await settle(shootRect(tab, rect, 2))).toMatch(/200 x 98 for 200 x 100/);
    tabs.get.mockImplementation(async (id) => ({
      id,
      active: true,
      windowId: 1,
      url: 'https://x.com/other',
    }));
    expect(await settle(shootRect(tab, rect, 2))).toMatch(/tab-changed/);
  });
});
