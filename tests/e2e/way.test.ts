// The whole way: post on the screen, badge, card, capture, database, dashboard, CSV.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ADDRESSES } from '../replica/case.ts';
import { answerFor } from '../replica/routes.ts';
import { type Harness, launch, until } from './harness/index.ts';
import { blobDigests, findings, importDemoRegistry, parseCsv, textOf } from './support.ts';

let harness: Harness;
let page: Page;

beforeAll(async () => {
  harness = await launch(inject('kind'));
  await importDemoRegistry(harness);
  page = await harness.open(ADDRESSES.tweetNews);
});
afterAll(() => harness?.close());

const PICTURE = /Same picture as “Demonstration: Pressefoto Hafen”/;

describe('the way from post to CSV', () => {
  it('marks the post that matches and no other', async () => {
    const badges = await harness.waitForBadges(page, ([first]) => PICTURE.test(first?.label ?? ''));
    expect(badges.map(({ kind }) => kind)).toEqual(['match']);
    expect(badges[0]?.label).toMatch(/3 matches/);
  });

  it('loaded each picture once more, without cookies, referrer or origin', () => {
    const ours = harness.replica.requests.filter(
      ({ headers, host }) => host === 'pbs.twimg.com' && !headers.referer,
    );
    expect(ours.length).toBeGreaterThan(0);
    for (const { headers } of ours) expect([headers.cookie, headers.origin]).toEqual([undefined, undefined]);
  });

  it('says why on the card', async () => {
    await harness.openCard(page, 0);
    const text = await harness.cardText(page);
    expect(text).toMatch(PICTURE);
    expect(text).toContain('This post is named in the registry');
    expect(text).toContain('Anfrage der CDU-Fraktion, 17.12.2021');
    expect(text).toContain('office holder');
  });

  it('saves without a screenshot while the tab is not armed, and says how to arm it', async () => {
    await harness.clickInCard(page, 'Capture as evidence');
    const text = await harness.waitForCardText(page, /Saved, no\. 1, \d\d:\d\d:\d\d/);
    expect(text).toMatch(/no screenshot: this tab is not armed\. Click the Stadtspur button/);
    const [first] = await findings(harness);
    expect(first?.missing).toMatchObject([{ role: 'screenshot', code: 'not-armed' }]);
    expect(first?.artefacts.map(({ role }) => role)).toEqual(['markup', 'media', 'text']);
  });

  it('saves with a screenshot once the toolbar button armed the tab', async () => {
    await (await harness.clickToolbar(page))?.close();
    await page.bringToFront();
    if (!(await harness.cardText(page))) await harness.openCard(page, 0);
    await harness.clickInCard(page, 'Capture again');
    await harness.waitForCardText(page, /Saved, no\. 2,/);
    const [, second] = await findings(harness);
    expect(second?.missing).toEqual([]);
    expect(second?.artefacts.map(({ role }) => role)).toEqual(['screenshot', 'markup', 'media', 'text']);
    expect(second).toMatchObject({
      ref: 'x:1456553032246771727',
      trigger: 'badge',
      page: { url: ADDRESSES.tweetNews, title: expect.stringContaining('Thomas Westphal') },
      post: { key: 'x:1456553032246771727', publishedAt: '2021-11-05T09:24:38.991Z' },
      registries: expect.arrayContaining([{ id: 'dortmund-2021', version: expect.any(String) }]),
    });
    expect(second?.matches.map(({ signal }) => signal).sort()).toEqual(['author', 'image', 'link']);
  });

  it('keeps the bytes as served, each under its own SHA-256', async () => {
    const digests = await blobDigests(harness);
    // Two captures of one post: equal bytes lie under each.
    expect(digests).toHaveLength(7);
    for (const [, key, digest] of digests) expect(digest).toBe(key);
    const [, second] = await findings(harness);
    const media = second?.artefacts.find(({ role }) => role === 'media');
    const served = Buffer.from((await answerFor(new URL(media?.url ?? ''), null))?.body ?? '');
    expect(media?.sha256).toBe(createHash('sha256').update(served).digest('hex'));
    expect(media?.bytes).toBe(served.length);
  });

  it('shows the findings in the dashboard, filtered by the address', async () => {
    const dashboard = await harness.extensionPage('/dashboard.html#/findings');
    expect(await textOf(dashboard, '.count')).toBe('2 findings');
    const none = await harness.extensionPage('/dashboard.html#/findings?platform=instagram');
    expect(await textOf(none, '.count')).toBe('0 of 2 findings');
    await none.close();
    await dashboard.close();
  });

  it('exports both CSV forms', async () => {
    const dashboard = await harness.extensionPage('/dashboard.html#/findings?signal=image');
    const button = await until('the export button', () => dashboard.$('[data-testid="export-csv"]'));
    await dashboard.select('[data-testid="csv-format"]', 'excel-de');
    await button.click();
    const excel = readFileSync(await harness.waitForDownload('.csv'), 'utf8');
    expect(excel.startsWith('\uFEFF')).toBe(true);
    const [header = [], ...rows] = parseCsv(excel.slice(1), ';');
    expect(rows).toHaveLength(6);
    for (const row of rows) expect(row).toHaveLength(header.length);
    const column = (name: string) => rows.map((row) => row[header.indexOf(name)]);
    expect(new Set(column('post_id'))).toEqual(new Set(['1456553032246771727']));
    expect(new Set(column('signal'))).toEqual(new Set(['image', 'link', 'author']));
    await dashboard.close();
  });

  it('deletes after asking, with all bytes, and never gives the number again', async () => {
    const [first] = await findings(harness);
    const dashboard = await harness.extensionPage(`/dashboard.html#/findings/${first?.id}`);
    await (await until('the delete button', () => dashboard.$('.removal > button'))).click();
    await until('the question', () => dashboard.$('dialog[open]'));
    await dashboard.select('[data-testid="remove-reason"]', 'mistake');
    await (await until('the answer', () => dashboard.$('dialog[open] .danger'))).click();
    await until('the deletion', async () => (await findings(harness)).length === 1);
    expect((await blobDigests(harness)).every(([finding]) => finding !== first?.id)).toBe(true);
    await dashboard.close();
    await page.bringToFront();
    await harness.clickInCard(page, 'Capture again');
    await harness.waitForCardText(page, /Saved, no\. 3,/);
  });

  it('asked nobody but the sites', () => {
    const own = /^(.*\.)?(facebook|instagram|x|twitter|fbcdn|cdninstagram|twimg|dortmund)\.(com|net|de)$/;
    expect(harness.replica.requests.map(({ host }) => host).filter((host) => !own.test(host))).toEqual([]);
  });
});
