import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { type Harness, type Kind, launch, until } from '../../tests/e2e/harness/index.ts';
import { importDemoRegistry } from '../../tests/e2e/support.ts';
import { CAPTURE_PAGE, serveCapturePage } from '../bench/badge-page.ts';
import { randomFrom } from '../bench-matching/random.ts';
import { outcomeOf } from './invariants.ts';
import { keptInPage } from './kept-in-page.ts';
import { below, type Random } from './random.ts';

/** Kills in one browser: the database is read whole after each such round. */
const ROUND = 50;
/** By then a capture that nobody disturbs is sealed. */
const LATEST_MS = 900;

export type Kills = { kills: number; sealed: number; incomplete: number; halves: string[] };

/**
 * Begins captures in a real browser and kills the background, or closes the tab, at a random moment of each.
 * @returns what lies in the database after each round, added up
 */
export async function kills(
  kind: Kind,
  count: number,
  seed: number,
  tell: (done: number) => void,
): Promise<Kills> {
  const random = randomFrom(seed);
  const total: Kills = { kills: 0, sealed: 0, incomplete: 0, halves: [] };
  while (total.kills < count) {
    const harness = await launch(kind);
    try {
      const most = Math.min(ROUND, count - total.kills);
      const isLast = total.kills + most >= count;
      add(total, await round(harness, most, random, isLast));
    } finally {
      await harness.close();
    }
    tell(total.kills);
  }
  return total;
}

function add(total: Kills, { kills, sealed, incomplete, halves }: Kills): void {
  total.kills += kills;
  total.sealed += sealed;
  total.incomplete += incomplete;
  total.halves.push(...halves);
}

async function round(harness: Harness, count: number, random: Random, isLast: boolean): Promise<Kills> {
  serveCapturePage(harness.replica);
  await importDemoRegistry(harness);
  let page = await opened(harness);
  for (let n = 0; n < count; n++) {
    // The reader may still wait for its background, which was killed a moment ago.
    await until('a post to save', () => startCapture(harness));
    await sleep(below(random, LATEST_MS));
    if (below(random, 3) > 0) await harness.stopBackground();
    else {
      await page.close();
      page = await opened(harness);
    }
  }
  const outcome = await outcomeOf(await harness.inExtension(keptInPage));
  // Once, all that was left is given the time to be completed by itself.
  if (isLast) outcome.halves.push(...(await leftOver(harness, page)));
  return { kills: count, ...outcome };
}

async function opened(harness: Harness): Promise<Page> {
  const page = await harness.open(CAPTURE_PAGE);
  await harness.waitForBadges(page, (badges) => badges.length > 0);
  // The command saves the post in the middle of the window.
  await page.evaluate(() => document.querySelector('article')?.scrollIntoView({ block: 'center' }));
  return page;
}

const startCapture = (harness: Harness) =>
  harness.inExtension(async () => {
    const { tabs } = (Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome')) as Api;
    const [tab] = await tabs.query({ url: 'https://x.com/*' });
    const order = { type: 'capture-here', trigger: 'command' };
    const isStarted = await tabs.sendMessage(tab?.id ?? -1, order).catch(() => null);
    return isStarted !== false;
  });

type Api = {
  tabs: {
    query(filter: object): Promise<{ id?: number }[]>;
    sendMessage(tab: number, message: object): Promise<unknown>;
  };
};

async function leftOver(harness: Harness, page: Page): Promise<string[]> {
  await page.close();
  const journal = async () => (await harness.inExtension(keptInPage)).journal;
  await until(
    'unfinished captures to be completed',
    async () => (await journal()).length === 0,
    200_000,
  ).catch(() => undefined);
  return (await journal()).map((id) => `${id}: not completed`);
}
