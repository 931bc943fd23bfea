// What goes wrong outside: each failure is told where the user looks, and nothing is lost.
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { ADDRESSES } from '../replica/case.ts';
import { type Harness, launch, until } from './harness/index.ts';
import { chooseRegistry, failWrites, findings, importDemoRegistry, textOf } from './support.ts';

let harness: Harness;
let page: Page | null = null;

beforeAll(async () => {
  harness = await launch(inject('kind'));
  await importDemoRegistry(harness);
});
afterEach(async () => {
  await page?.close();
  page = null;
  harness.replica.breakPictures(null);
});
afterAll(() => harness?.close());

async function openTweet(): Promise<Page> {
  page = await harness.open(`${ADDRESSES.tweetNews}?case=${Math.random()}`);
  await harness.waitForBadges(page);
  return page;
}

describe('pictures that cannot be had', () => {
  it.each([
    ['forbidden', /the picture server refused it \(403\)/],
    ['corrupt', /the picture is damaged|the server sent no picture/],
    ['bomb', /the picture claims too many pixels \(20000 ?[x×] ?20000\)/],
    ['hang', /did not answer in time/],
  ] as const)('%s: the card says so, the other signals stay, the post can be saved', async (fault, words) => {
    harness.replica.breakPictures(fault);
    const tweet = await openTweet();
    await harness.openCard(tweet, 0);
    const text = await harness.waitForCardText(tweet, words, 40_000);
    expect(text).toContain('This post is named in the registry');
    const before = (await findings(harness)).length;
    await harness.clickInCard(tweet, /^Capture/);
    await harness.waitForCardText(tweet, /Saved, no\./, 50_000);
    expect(await findings(harness)).toHaveLength(before + 1);
  });
});

describe('a card that grows by what it has to say', () => {
  it('keeps its buttons in a low window', async () => {
    harness.replica.breakPictures('forbidden');
    const tweet = await openTweet();
    await tweet.setViewport({ width: 1000, height: 560 });
    await harness.openCard(tweet, 0);
    await harness.waitForCardText(tweet, /the picture server refused it/);
    await harness.clickInCard(tweet, /^Capture/);
    await harness.waitForCardText(tweet, /Saved without/);
    const before = (await findings(harness)).length;
    await harness.clickInCard(tweet, 'Capture again');
    await until('the second finding', async () => (await findings(harness)).length === before + 1);
  });
});

describe('access taken away', () => {
  it('is told in card, popup and dashboard, and given back', async () => {
    await harness.revokeHost('https://pbs.twimg.com/*');
    const tweet = await openTweet();
    await harness.openCard(tweet, 0);
    await harness.waitForCardText(tweet, /access to the picture server was taken away/);
    const dashboard = await harness.extensionPage('/dashboard.html#/settings');
    expect(await textOf(dashboard, '[data-testid="access-missing"]')).toContain('https://pbs.twimg.com/*');
    const popup = await harness.extensionPage('/popup.html');
    expect(await textOf(popup, '[data-testid="access-missing"]')).toContain('https://pbs.twimg.com/*');
    await popup.close();
    await harness.grantHost('https://pbs.twimg.com/*');
    await until('the notice to go', () =>
      dashboard.evaluate(() => document.querySelector('[data-testid="access-missing"]') === null),
    );
    await dashboard.close();
    await tweet.close();
    const again = await openTweet();
    await harness.waitForBadges(again, ([first]) => /Same picture/.test(first?.label ?? ''));
  });
});

describe('a registry file', () => {
  it.each([
    ['{ not json', /The file is not JSON/],
    ['{"schema":3}', /schema is not one of 1, 2/],
    [
      '{"schema":1,"id":"x","version":"1","title":"x","accounts":[{"id":"a"}],"assets":[],"posts":[],"websites":[],"topics":[]}',
      /accounts\[0\]\.platform/,
    ],
  ])('that is corrupt (%s) is refused by field and changes nothing', async (text, words) => {
    const dashboard = await chooseRegistry(harness, text);
    expect((await textOf(dashboard, '.import .notice')).replace(/\s+/g, ' ')).toMatch(words);
    expect(await dashboard.$$eval('[data-registry]', (all) => all.length)).toBe(2);
    await dashboard.close();
  });
});

// Firefox lets nobody into its event page; there the flow test with the same error stands in.
describe.runIf(inject('kind') === 'chrome')('a full disk', () => {
  it('is told on the card, nothing is half written, and the next try works', async () => {
    const tweet = await openTweet();
    await harness.openCard(tweet, 0);
    const before = await findings(harness);
    await failWrites(harness, true);
    await harness.clickInCard(tweet, /^Capture/);
    await harness.waitForCardText(tweet, /Not saved\. The disk is full\. Nothing was lost/);
    expect(await findings(harness)).toEqual(before);
    await failWrites(harness, false);
    await harness.clickInCard(tweet, /^Capture/);
    await harness.waitForCardText(tweet, /Saved, no\./);
    expect(await findings(harness)).toHaveLength(before.length + 1);
  });
});
