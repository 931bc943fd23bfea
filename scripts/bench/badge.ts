import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { type Harness, until } from '../../tests/e2e/harness/index.ts';
import { pageState } from '../../tests/e2e/support.ts';
import { badgeAfter } from './badge-in-page.ts';
import { type Kinds, serveBadgePage } from './badge-page.ts';
import { type Row, rowsOf } from './rows.ts';

const RUNS = 12;
const STARTS = 5;

/** Time from a post coming into view to its badge, measured by the page itself. */
export async function badge(harness: Harness): Promise<Row[]> {
  const kinds: Kinds = { standing: RUNS, arriving: RUNS, linking: RUNS };
  const page = await openPage(harness, 'A', kinds);
  const cold = await measure(page, 'standing', RUNS);
  const arriving = await measure(page, 'arriving', RUNS);
  const linking = await measure(page, 'linking', RUNS);
  await checkBadges(harness, page);
  await page.close();

  const again = await openPage(harness, 'A', kinds);
  const warm = await measure(again, 'standing', RUNS);
  await again.close();

  const asleep = await openPage(harness, 'B', { standing: STARTS, arriving: 0, linking: 0 });
  const woken: number[] = [];
  for (let i = 0; i < STARTS; i++) {
    await harness.stopBackground();
    woken.push(await asleep.evaluate(badgeAfter, `standing-${i}`));
  }
  await asleep.close();

  const row = rowsOf('badge', harness.kind);
  const link = 'post put into view, matches by link only';
  return [
    row('picture scrolled into view, first time', cold, link, linking),
    row('picture scrolled into view, known', warm, link, linking),
    row('post put into view, picture first time', arriving, link, linking),
    row('picture first time, background was stopped', woken, link, linking),
  ];
}

/** Opens the page and waits until all that stands on it is read and the first answers are there. */
async function openPage(harness: Harness, series: string, kinds: Kinds): Promise<Page> {
  const page = await harness.open(serveBadgePage(harness.replica, series, kinds));
  await until('the posts to be read', async () => (await pageState(harness))?.seen === kinds.standing);
  await page.bringToFront();
  await sleep(500);
  return page;
}

async function measure(page: Page, name: keyof Kinds, runs: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    times.push(await page.evaluate(badgeAfter, `${name}-${i}`));
    await sleep(150);
  }
  return times;
}

/** A badge that says something else would mean that something else was measured. */
async function checkBadges(harness: Harness, page: Page): Promise<void> {
  const labels = (await harness.badges(page)).map(({ label }) => label);
  const pictures = labels.filter((label) => label.includes('Same picture as'));
  if (labels.length === RUNS * 3 && pictures.length === RUNS * 2) return;
  throw new Error(
    `${labels.length} badges, ${pictures.length} by picture: ${[...new Set(labels)].join(' | ')}`,
  );
}
