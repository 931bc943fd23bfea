import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import bundled from '../../../assets/registry/dortmund.json';
import { startBackground } from '../../../entrypoints/background/start.ts';
import { registryShelf } from '../../../entrypoints/shared/shelf.ts';
import { importRegistry } from '../../../utils/flows/index.ts';
import { announce } from '../../../utils/platform/index.ts';
import { listHealth } from '../../../utils/storage/index.ts';
import { circumstances, emptyDatabase, stored, viewport } from '../../flows/capture-samples.ts';
import { by, post, registry } from '../matching/samples.ts';
import { fake, resetBrowser } from '../platform/fake-browser.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('../platform/fake-browser.ts')).fake }));

const tab = { id: 7, windowId: 1, url: 'https://x.com/home', title: 'Home / X' };
const sender = { id: 'ours', frameId: 0, url: tab.url, tab };
const city = { ref: 'x:1', post: post({ author: by('x:@stadtdortmund') }) };

const ask = async (message: object, from: object = sender) => fake.runtime.onMessage.emit(message, from)[0];
const begin = (url = tab.url) => ({
  type: 'capture-begin',
  posts: [city],
  trigger: 'badge',
  url,
  viewport,
  circumstances,
  capture: crypto.randomUUID(),
});
const seal = ({ capture, url }: { capture: string; url: string }) => ({
  type: 'capture-seal',
  capture,
  url,
  shot: null,
  missing: [{ role: 'screenshot', url: null, code: 'not-visible' }],
});

async function capture(from: object = sender) {
  const order = begin();
  expect(await ask(order, from)).toEqual({ ok: true, value: { wholeAtOnce: false } });
  return ask(seal(order), from);
}

startBackground();
beforeEach(async () => {
  resetBrowser();
  await emptyDatabase();
});

describe('the background', () => {
  it('judges against the bundled registry, and against an imported one as soon as that is told', async () => {
    const judge = { type: 'judge', posts: [city] };
    expect(await ask(judge)).toMatchObject({
      ok: true,
      value: [{ ref: 'x:1', registeredAuthor: true, registries: [{ id: bundled.id }] }],
    });
    const imported = JSON.stringify(registry({ id: bundled.id, version: '2' }));
    await importRegistry(imported, { shelf: registryShelf, clock: () => new Date() });
    await announce('registries');
    expect(await ask(judge)).toMatchObject({
      value: [{ registeredAuthor: false, registries: [{ id: bundled.id, version: '2' }] }],
    });
  });

  it('saves a post step by step, and tells all pages that there is a finding', async () => {
    const changed = vi.fn();
    fake.storage.local.onChanged.addListener(changed);
    expect(await capture()).toMatchObject({
      ok: true,
      value: { number: 1, missing: [{ code: 'not-visible' }] },
    });
    expect((await stored()).findings).toMatchObject([
      {
        page: { url: tab.url, title: tab.title },
        trigger: 'badge',
        software: { extension: '9.9.9' },
        circumstances: { zoom: 1.25 },
      },
    ]);
    expect(changed).toHaveBeenCalledOnce();
    expect(await ask({ type: 'judge', posts: [city] })).toMatchObject({ value: [{ captured: [1] }] });
  });

  it('takes the address from the browser and refuses a page that has moved on', async () => {
    const refused = { ok: false, failure: { code: 'page-changed' } };
    expect(await ask(begin('https://x.com/other'))).toEqual(refused);
    const order = begin(`${tab.url}#a`);
    expect(await ask({ ...order, posts: [] })).toMatchObject({ ok: false, failure: { code: 'no-post' } });
    expect(await ask(order)).toMatchObject({ ok: true });
    const tile = { n: 0, rect: { x: 0, y: 0, width: 9, height: 9 }, offset: { x: 0, y: 0 }, scale: 1 };
    const { capture } = order;
    const elsewhere = { type: 'capture-tile', capture, url: 'https://x.com/other', ...tile };
    expect(await ask(elsewhere)).toEqual(refused);
  });

  it('completes what the page of a closed tab left unfinished', async () => {
    await ask(begin());
    fake.tabs.onRemoved.emit(8);
    fake.tabs.onRemoved.emit(7);
    await vi.waitFor(async () => expect((await stored()).findings).toHaveLength(1));
    expect((await stored()).findings[0]).toMatchObject({
      notes: [{ code: 'resumed' }],
      missing: [{ role: 'screenshot', code: 'interrupted' }],
    });
  });

  it('saves a post on a page whose title is as long as the post', async () => {
    const long = { ...sender, tab: { ...tab, title: 'long '.repeat(800) } };
    expect(await capture(long)).toMatchObject({ ok: true, value: { number: 1 } });
    expect((await stored()).findings[0]?.page.title).toMatch(/^long long/);
  });

  it('calls a capture saved that no other page could be told of', async () => {
    fake.storage.local.set.mockRejectedValueOnce(new Error('no space'));
    expect(await capture()).toMatchObject({ ok: true, value: { number: 1 } });
  });

  it.each([
    ['a tab without address', { id: 7, windowId: 1 }],
    ['a broken address', { ...tab, url: 'nowhere' }],
    ['a page of the browser', { ...tab, url: 'about:blank' }],
    ['another site', { ...tab, url: 'https://example.org/' }],
  ])('does not answer %s', async (_, from) => {
    expect(await ask({ type: 'load-card' }, { id: 'ours', frameId: 0, tab: from })).toBeUndefined();
    expect(fake.scripting.executeScript).not.toHaveBeenCalled();
  });

  it('shows on the button how reading goes, and writes it into the log', async () => {
    const report = {
      type: 'report-health',
      site: 'twitter',
      state: 'partly',
      matched: 3,
      view: 'v',
      before: null,
      added: { posts: 5, author: 4, permalink: 5, time: 5, text: 5, media: 0 },
      unread: { author: 1 },
    };
    const text = () => fake.action.setBadgeText.mock.lastCall?.[0];
    expect(await ask(report)).toEqual({ ok: true, value: null });
    expect(text()).toEqual({ tabId: 7, text: '3?' });
    expect(fake.action.setTitle.mock.lastCall?.[0]).toMatchObject({
      title: expect.stringMatching(/^Stadtspur: Teilweise/),
    });
    await ask({ ...report, state: 'blind', before: 'partly', matched: 0 });
    expect(text()).toEqual({ tabId: 7, text: '!' });
    await ask({ ...report, state: 'reading', before: 'blind', matched: 0 });
    expect(text()).toEqual({ tabId: 7, text: '' });
    expect(await listHealth()).toMatchObject([
      { site: 'twitter', coverage: { posts: 15 }, unread: { author: 3 } },
    ]);
  });

  it('answers scripts on websites the user allowed, and in tabs in which a check was asked for', async () => {
    const party = { ...tab, url: 'https://www.partei.example/impressum' };
    const there = { ...sender, tab: party };
    const judge = { type: 'judge', posts: [city] };
    expect(await ask(judge, there)).toBeUndefined();
    fake.permissions.contains.mockResolvedValueOnce(true);
    expect(await ask(judge, there)).toMatchObject({ ok: true });
    fake.contextMenus.onClicked.emit({ menuItemId: 'check-page' }, party);
    await vi.waitFor(() => expect(fake.tabs.sendMessage).toHaveBeenCalled());
    expect(fake.scripting.executeScript).toHaveBeenCalledWith({ target: { tabId: 7 }, files: ['check.js'] });
    expect(fake.tabs.sendMessage.mock.lastCall?.[1]).toEqual({
      type: 'check',
      order: { what: 'page', srcUrl: null },
    });
    expect(await ask(judge, there)).toMatchObject({ ok: true });
    const elsewhere = { ...sender, tab: { ...party, url: 'https://www.andere.example/' } };
    expect(await ask(judge, elsewhere)).toBeUndefined();
  });

  it('says on the button where nothing can be checked', async () => {
    fake.scripting.executeScript.mockRejectedValueOnce(new Error('Cannot access a chrome:// URL'));
    fake.contextMenus.onClicked.emit(
      { menuItemId: 'check-page' },
      { ...tab, url: 'https://chrome.google.com/webstore' },
    );
    await vi.waitFor(() =>
      expect(fake.action.setBadgeText.mock.lastCall?.[0]).toEqual({ tabId: 7, text: '!' }),
    );
  });

  it('runs the reader that a page asks for, and that of a page whose reader is silent', async () => {
    await ask(
      { type: 'load-reader' },
      { ...sender, tab: { ...tab, url: 'https://www.facebook.com/ads/library/?id=1' } },
    );
    expect(fake.scripting.executeScript.mock.lastCall?.[0]).toMatchObject({
      files: ['/reader-ad-library.js'],
    });
    vi.useFakeTimers();
    fake.tabs.onUpdated.emit(9, { status: 'complete' }, { url: 'https://www.instagram.com/a/' });
    await vi.advanceTimersByTimeAsync(2000);
    expect(fake.scripting.executeScript.mock.lastCall?.[0]).toEqual({
      target: { tabId: 9 },
      files: ['/reader-instagram.js'],
    });
    fake.scripting.executeScript.mockClear();
    fake.tabs.sendMessage.mockResolvedValue({ health: 'reading' });
    fake.tabs.onUpdated.emit(9, { status: 'complete' }, { url: 'https://www.instagram.com/a/' });
    fake.tabs.onUpdated.emit(9, { status: 'complete' }, { url: 'https://example.org/' });
    await vi.advanceTimersByTimeAsync(2000);
    expect(fake.scripting.executeScript).not.toHaveBeenCalled();
    fake.tabs.sendMessage.mockReset();
    vi.useRealTimers();
  });

  it('registers the reader of embedded posts for the websites that are allowed, and only there', async () => {
    fake.permissions.getAll.mockResolvedValue({ origins: ['https://x.com/*', '*://www.partei.example/*'] });
    fake.permissions.onAdded.emit();
    await vi.waitFor(() => expect(fake.scripting.registerContentScripts).toHaveBeenCalled());
    expect(fake.scripting.registerContentScripts.mock.lastCall?.[0]).toMatchObject([
      { id: 'embeds', js: ['/reader-embeds.js'], matches: ['*://www.partei.example/*'] },
    ]);
    const [script] = (fake.scripting.registerContentScripts.mock.lastCall?.[0] ?? []) as {
      excludeMatches: string[];
    }[];
    expect(script?.excludeMatches).toContain('https://www.facebook.com/*');
    fake.permissions.getAll.mockResolvedValue({ origins: ['https://x.com/*'] });
    fake.scripting.getRegisteredContentScripts.mockResolvedValueOnce([{ id: 'embeds' }]);
    fake.permissions.onRemoved.emit();
    await vi.waitFor(() =>
      expect(fake.scripting.unregisterContentScripts).toHaveBeenCalledWith({ ids: ['embeds'] }),
    );
  });

  it('draws cards in the asking tab and opens the dashboard at a finding', async () => {
    await ask({ type: 'load-card' });
    expect(fake.scripting.executeScript).toHaveBeenCalledWith({ target: { tabId: 7 }, files: ['card.js'] });
    await ask({ type: 'open-dashboard', finding: 'a b' });
    expect(fake.tabs.create).toHaveBeenCalledWith({
      url: 'chrome-extension://ours/dashboard.html#/findings/a%20b',
    });
  });
});
