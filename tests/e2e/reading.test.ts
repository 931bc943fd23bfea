// How well the reader reads: on the page, on the toolbar button, in popup, side panel and log, in a problem report.
import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { HealthRow } from '../../utils/model/index.ts';
import { ADDRESSES } from '../replica/case.ts';
import { article } from '../replica/pages/twitter.ts';
import { type Harness, launch, until } from './harness/index.ts';
import { buttonTexts, importDemoRegistry, pageState, textOf } from './support.ts';

let harness: Harness;

beforeAll(async () => {
  harness = await launch(inject('kind'));
  await importDemoRegistry(harness);
});
afterAll(() => harness?.close());
/** A tab that a failed test left open would answer in the place of the next test's. */
let opened: Page[] = [];
afterEach(async () => {
  for (const tab of opened) await tab.close().catch(() => undefined);
  opened = [];
});
const open = async (url: string): Promise<Page> => {
  const tab = await harness.open(url);
  opened.push(tab);
  return tab;
};

const POSTS = Array.from({ length: 6 }, (_, i) => ({
  id: String(1456600000000000100n + BigInt(i) * 1000000n),
  handle: `nachbau_${i}`,
  name: `Nachbarin Geheim ${i}`,
  text: `Streng vertraulich ${i}, siehe Akte.`,
}));
const page = (change: (html: string) => string = (html) => html) =>
  change(
    `<!doctype html><html lang="de"><meta charset="utf-8"><title>X</title><main role="main">${POSTS.map(
      (post) => `<div data-testid="cellInnerDiv">${article(post)}</div>`,
    ).join('')}</main></html>`,
  );

/** As after a change of the site: the hooks are gone, everything else stands. */
const renamed = (html: string) => html.replace(/data-testid="[^"]*"/g, 'data-gone=""');
/** One post of which nothing but its frame is left. */
const oneUnreadable = (html: string) =>
  html.replace(/(<article[^>]*>)[\s\S]*?(<\/article>)/, '$1<div><a href="#">?</a></div>$2');

async function openAt(path: string, html: string): Promise<Page> {
  const url = `https://x.com/${path}`;
  harness.replica.serveCapture(url, html);
  return open(url);
}

const stateIs = (wanted: string) =>
  until(`the state ${wanted}`, async () => (await pageState(harness))?.health === wanted, 15_000);

const log = async () => ((await harness.readDb()).stadtspur?.health ?? []) as HealthRow[];

describe('a page that the reader reads', () => {
  it('is called so, with the share of posts that shows each field', async () => {
    await openAt('nachbau/gut', page());
    await until('all posts', async () => (await pageState(harness))?.seen === 6);
    expect(await pageState(harness)).toMatchObject({
      health: 'reading',
      coverage: { posts: 6, author: 6, permalink: 6, time: 6, text: 6, media: 0 },
    });
    await until('the log', async () => (await log())[0]?.pages.reading === 1, 15_000);
    expect((await log())[0]).toMatchObject({
      site: 'twitter',
      coverage: { posts: 6, author: 6 },
      unread: {},
    });
  });
});

describe('a site that has changed', () => {
  it('makes the reader blind, which it knows without being told how many posts there are', async () => {
    await openAt('nachbau/blind', page(renamed));
    await stateIs('blind');
    await until('the sign on the button', async () => (await buttonTexts(harness)).includes('!'), 15_000);
  });

  it('makes some posts unreadable, which are counted with the reason', async () => {
    await openAt('nachbau/teils', page(oneUnreadable));
    await stateIs('partly');
    expect(await pageState(harness)).toMatchObject({
      seen: 5,
      unreadCount: 1,
      unread: [{ reason: 'author' }],
    });
    await until('the sign on the button', async () => (await buttonTexts(harness)).includes('?'), 15_000);
  });

  it('stands in the log of the dashboard, by site and day', async () => {
    await until('three pages in the log', async () => {
      const [row] = await log();
      return row?.pages.reading === 1 && row.pages.blind === 1 && row.pages.partly === 1;
    });
    const dashboard = await harness.extensionPage('/dashboard.html#/log');
    const text = await textOf(dashboard, '.log tbody');
    expect(text).toMatch(/X \/ Twitter/);
    expect(text).toMatch(/1 reading/);
    expect(text).toMatch(/1 blind/);
    expect(text).toMatch(/1 post: no author/);
    await dashboard.close();
  });
});

describe('a page without posts', () => {
  it('is none, however many links and pictures stand around', async () => {
    await openAt(
      'nachbau/leer',
      '<!doctype html><main role="main"><h1>Nachbau</h1><p>Hat noch nichts gepostet</p><nav><a href="/home">Start</a></nav><a href="/nachbau/followers">3 Follower</a><img width="400" height="400" alt=""></main>',
    );
    await new Promise((done) => setTimeout(done, 4000));
    expect((await pageState(harness))?.health).toBe('not-a-post-page');
  });
});

describe('another page at the same document', () => {
  it('begins anew when the address changes, also without any change of the page', async () => {
    const tab = await openAt('nachbau/gut', page());
    await until('all posts', async () => (await pageState(harness))?.seen === 6);
    await tab.evaluate(() => {
      document.querySelector('[data-testid="cellInnerDiv"]')?.remove();
    });
    await tab.evaluate(() => history.pushState(null, '', '/nachbau/anders'));
    await until('five posts', async () => (await pageState(harness))?.seen === 5);
  });

  it('gets the reader that it needs: from a profile into the Ad Library and back, without a load', async () => {
    const tab = await open(ADDRESSES.facebookProfile);
    await until('the profile', async () => (await pageState(harness))?.site === 'facebook');
    await tab.evaluate(() => history.pushState(null, '', '/ads/library/?id=1810988222445157'));
    await until(
      'the reader of the Ad Library',
      async () => (await pageState(harness))?.site === 'ad-library',
      15_000,
    );
    await tab.evaluate(() => history.pushState(null, '', '/thomas.westphal.3591'));
    await until(
      'the reader of Facebook',
      async () => (await pageState(harness))?.site === 'facebook',
      15_000,
    );
    await harness.waitForBadges(tab);
  });
});

describe('a page from the browser’s store of pages', () => {
  it('is read on, with its badges', async () => {
    const tab = await open(ADDRESSES.tweetNews);
    await harness.waitForBadges(tab);
    await tab.goto(ADDRESSES.cityNews);
    await tab.goBack();
    await harness.waitForBadges(tab);
    await until('the state', async () => ((await pageState(harness))?.seen ?? 0) >= 3);
  });
});

describe('a problem report', () => {
  it('describes the page without its words, names and ids', async () => {
    await openAt('nachbau/blind', page(renamed));
    await stateIs('blind');
    const skeleton = await harness.inExtension(describeTab);
    const report = JSON.stringify(skeleton);
    expect(skeleton).toMatchObject({
      site: 'twitter',
      language: 'de',
      roots: 0,
      path: expect.stringMatching(/^\/w8\/w8$/),
    });
    expect(report).toContain('article');
    expect(report).toContain('data-gone');
    expect((skeleton as { selectors: { hits: number }[] }).selectors.length).toBeGreaterThan(10);
    for (const secret of ['Streng', 'vertraulich', 'Akte', 'Geheim', 'Nachbarin', 'nachbau_', '14566'])
      expect(report).not.toContain(secret);
  });

  it.runIf(inject('kind') === 'chrome')('is one click in the popup, and a file', async () => {
    const tab = await openAt('nachbau/blind', page(renamed));
    await stateIs('blind');
    const popup = await harness.clickToolbar(tab);
    if (!popup) throw new Error('no popup');
    expect(await textOf(popup, '[data-testid="health"]')).toMatch(/Blind/);
    await (await popup.$('[data-testid="problem-report"]'))?.click();
    const file = await harness.waitForDownload('');
    const report = JSON.parse(readFileSync(file, 'utf8'));
    expect(report).toMatchObject({
      format: 'stadtspur-problem-report',
      reading: { health: 'blind' },
      page: { site: 'twitter' },
    });
  });
});

/** What the popup does: runs the describing script in the tab that has a reader. */
async function describeTab(): Promise<unknown> {
  const api = (Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome')) as Api;
  for (const { id = -1 } of await api.tabs.query({})) {
    const answer = await api.tabs.sendMessage(id, { type: 'page-state' }).catch(() => null);
    if (!answer) continue;
    const [found] = await api.scripting.executeScript({ target: { tabId: id }, files: ['skeleton.js'] });
    return found?.result;
  }
  return null;
}

type Api = {
  tabs: {
    query(filter: object): Promise<{ id?: number }[]>;
    sendMessage(id: number, message: object): Promise<unknown>;
  };
  scripting: { executeScript(options: object): Promise<{ result: unknown }[]> };
};
