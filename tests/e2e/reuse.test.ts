// What people do with pictures and words of others: cropped, mirrored, in a collage, under a bar, copied, quoted.
import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Measure } from '../../utils/model/index.ts';
import { ADDRESSES } from '../replica/case.ts';
import { type Badge, type Harness, launch, until } from './harness/index.ts';
import { findings, importDemoRegistry, pageState, parseCsv, textOf } from './support.ts';

let harness: Harness;
let page: Page;

beforeAll(async () => {
  harness = await launch(inject('kind'));
  await importDemoRegistry(harness);
  page = await harness.open(ADDRESSES.reuse);
});
afterAll(() => harness?.close());

type Case = {
  post: string;
  what: string;
  label: RegExp;
  card: RegExp;
  measure: object;
  csv: RegExp;
};

const about = (value: number) => expect.closeTo(value, 1);

/** The posts that match, from top to bottom. */
const CASES: Case[] = [
  {
    post: '300000000000001',
    what: 'a cropped picture',
    label: /Same picture, whole or in part, as “Demonstration: Pressefoto Hafen”/,
    card: /The frame marks the same part: (9\d|100) % of the picture here, 3\d % of the one in the registry\./,
    measure: {
      by: 'part',
      mirrored: false,
      entry: { left: about(0.28), top: about(0.2), width: about(0.6), height: about(0.62) },
    },
    csv: /^\d+ points agree, (9\d|100) % of the picture shows 3\d % of the entry's: https:/,
  },
  {
    post: '300000000000002',
    what: 'a mirrored picture',
    label: /Same picture, whole or in part, as “Demonstration: Sommertour 2021”/,
    card: /The picture here is mirrored\./,
    measure: { by: 'part', mirrored: true },
    csv: /, mirrored: https:/,
  },
  {
    post: '300000000000003',
    what: 'a picture in a collage with others',
    label: /Same picture, whole or in part, as “Demonstration: Pressefoto Stadtgarten”/,
    card: /The frame marks the same part: [23]\d % of the picture here/,
    // Points know no edge: the frame reaches a little into the cell below.
    measure: { by: 'part', query: { left: about(0), top: about(0), width: about(0.5), height: about(0.53) } },
    csv: /, [23]\d % of the picture shows \d+ % of the entry's: https:/,
  },
  {
    post: '300000000000004',
    what: 'a picture under a bar with words',
    label: /Same picture, whole or in part, as “Demonstration: Pressefoto Hafen”/,
    card: /The frame marks the same part: [67]\d % of the picture here, [67]\d % of the one in the registry\./,
    measure: { by: 'part', query: { left: about(0), top: about(0), width: about(1) } },
    csv: /^windows differ in \d+ of 256 bits, [67]\d % of the picture shows [67]\d % of the entry's: https:/,
  },
  {
    post: '300000000000005',
    what: 'a copied passage',
    label: /Shares wording with “Demonstration: Pressemitteilung Uferweg”/,
    card: /Underlined: the wording shared with the post; \d\d words are equal.*Vierzig Bänke aus heimischer Eiche/s,
    measure: { by: 'passages', where: 'text', quoted: 0 },
    csv: /^shares the wording "[^"]*das alte Speicherhaus mit dem Kohlenkai/,
  },
  {
    post: '300000000000007',
    what: 'words of a topic',
    label: /Has words of the topic “Demonstration: Drachenbootrennen”/,
    card: /Words of the topic in the post:.*“Hafenbecken”.*within the time of the topic.*1 November 2021 to 17 December 2021/s,
    measure: {
      by: 'topic',
      time: 'inside',
      found: [{ word: 'Drachenbootrennen' }, { word: 'Hafenbecken' }],
    },
    csv: /^has the words "Drachenbootrennen" at character \d+, "Hafenbecken" at character \d+ \(time inside\)/,
  },
];

const POSTS = 8;

/** Scrolls on until every picture is compared, which happens near the window only, and the badges are drawn. */
function settledBadges(): Promise<Badge[]> {
  return until('all verdicts and badges', async () => {
    const state = await pageState(harness);
    const found = await harness.badges(page);
    if (state && state.seen >= POSTS && state.pending === 0 && found.length >= CASES.length) return found;
    await page.evaluate(() => {
      const isEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
      scrollTo(0, isEnd ? 0 : scrollY + innerHeight / 2);
    });
    return null;
  });
}

describe('what is used again', () => {
  it('is marked: each post for what it shows, none that quotes or shows a foreign picture', async () => {
    const badges = await settledBadges();
    expect(badges).toHaveLength(CASES.length);
    CASES.forEach(({ label }, at) => {
      expect(badges[at]?.label).toMatch(label);
      expect(badges[at]?.label).toMatch(/1 match\./);
    });
  });

  it.each(CASES.map((one, at) => ({ ...one, at })))(
    '$what: the card says how, and the finding keeps the measure',
    async ({ at, card, post, measure }) => {
      await harness.openCard(page, at);
      expect(await harness.cardText(page)).toMatch(card);
      await harness.clickInCard(page, /^Capture/);
      await harness.waitForCardText(page, /Saved, no\./);
      await harness.pressKeys(page, 'Escape');
      await until('the card to close', async () => (await harness.cardText(page)) === '');
      const last = (await findings(harness)).at(-1);
      expect(last?.post.key).toBe(`facebook:${post}`);
      expect(last?.matches.map((match): Measure => match.measure)).toMatchObject([measure]);
    },
  );

  it('has its measure in the CSV', async () => {
    const dashboard = await harness.extensionPage('/dashboard.html#/findings');
    const button = await until('the export button', () => dashboard.$('[data-testid="export-csv"]'));
    await dashboard.select('[data-testid="csv-format"]', 'rfc4180');
    await button.click();
    const csv = readFileSync(await harness.waitForDownload('.csv'), 'utf8');
    const [header = [], ...rows] = parseCsv(csv, ',');
    const cellOf = (post: string, column: string) =>
      rows.find((row) => row[header.indexOf('post_id')] === post)?.[header.indexOf(column)];
    for (const { post, csv } of CASES) expect(cellOf(post, 'measure')).toMatch(csv);
    await dashboard.close();
  });

  it('is shown in the dashboard with frames over the saved picture and the registered one', async () => {
    const [first] = await findings(harness);
    const dashboard = await harness.extensionPage(`/dashboard.html#/findings/${first?.id}`);
    await until('both frames', () =>
      dashboard.evaluate(() => document.querySelectorAll('.match .shown > img + .frame').length === 2),
    );
    expect(await textOf(dashboard, '.match')).toMatch(CASES[0]?.card ?? /none/);
    await dashboard.close();
  });

  it('is found again after background and worker were stopped', async () => {
    await harness.inExtension(async () => {
      const { offscreen } = (Reflect.get(globalThis, 'chrome') ?? {}) as {
        offscreen?: { closeDocument(): Promise<void> };
      };
      await offscreen?.closeDocument();
    });
    await harness.stopBackground();
    await until('the background to be stopped', async () => !(await harness.backgroundRunning()));
    await page.bringToFront();
    await page.reload();
    const badges = await settledBadges();
    CASES.forEach(({ label }, at) => {
      expect(badges[at]?.label).toMatch(label);
    });
  });
});
