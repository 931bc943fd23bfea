import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { type Harness, until } from '../../tests/e2e/harness/index.ts';
import { pageState } from '../../tests/e2e/support.ts';
import { pictureAnswer } from '../../tests/replica/answer.ts';
import { pictureBytes } from '../demo/pictures.ts';
import type { PageReading } from '../inspect/in-page.ts';
import { appendPosts } from './append-posts.ts';
import { longPage } from './content-page.ts';
import { type Frames, longestGap, readFrames, recordFrames } from './frames.ts';
import { type Traced, traced } from './trace.ts';

export const POSTS = 1000;
export const ARRIVING = 20;
const ARRIVALS = 2;

/** The same document on a host that the extension does not read: the page without it. */
export const WITH = 'https://twitter.com/home';
export const WITHOUT = 'https://www.dortmund.de/home';

export type Load = { state: { busyMs: number; reads: number } | null; gap: number; arrival: number[] };

/** Serves the document under both addresses; says what it is. */
export function serve({ replica }: Harness): string {
  const { html, source, pictures } = longPage(POSTS);
  const picture = pictureAnswer(pictureBytes({ photograph: 'dust-bowl-home', side: 680, quality: 62 }));
  for (const url of pictures) replica.override(url, picture);
  for (const url of [WITH, WITHOUT]) replica.serveCapture(url, html);
  return source;
}

async function openPage({ browser }: Harness, url: string): Promise<Page> {
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(recordFrames);
  await page.goto(url, { waitUntil: 'domcontentloaded', timeout: 120_000 });
  await page.evaluate(() => document.querySelector('article')?.scrollIntoView());
  return page;
}

/** Time until all posts are read. The only load that is asked again and again: an answer costs the page time, so the measured ones are asked once. */
export async function timeToRead(harness: Harness): Promise<number> {
  const page = await openPage(harness, WITH);
  await until(
    `${POSTS} posts to be read`,
    async () => ((await pageState(harness))?.seen ?? 0) >= POSTS,
    120_000,
  );
  const { now, parsedAt } = await page.evaluate(readFrames);
  await page.close();
  return now - parsedAt;
}

/** Loads the page, leaves it alone while it is read, then has posts arrive at its end. */
export async function load(
  harness: Harness,
  url: string,
  wait: number,
  atEnd = async (_: Page) => {},
): Promise<Load> {
  const page = await openPage(harness, url);
  await sleep(wait);
  const read: Frames = await page.evaluate(readFrames);
  const state = url === WITH ? await pageState(harness) : null;
  if (state && state.seen < POSTS) throw new Error(`only ${state.seen} of ${POSTS} posts were read`);
  await atEnd(page);
  const arrival: number[] = [];
  await page.evaluate(() => [...document.querySelectorAll('article')].at(-1)?.scrollIntoView());
  for (let i = 0; i < ARRIVALS; i++) {
    await sleep(700);
    const from = await page.evaluate(appendPosts, ARRIVING);
    await sleep(1000);
    arrival.push(longestGap(await page.evaluate(readFrames), from - 20, from + 1000));
  }
  await page.close();
  return { state, gap: longestGap(read, read.parsedAt, read.now), arrival };
}

/** The shipped adapters over the whole document, in one go and in the page's own world. */
export async function readAtOnce(page: Page, bundle: string): Promise<number> {
  const code = `(() => {${bundle}\n;return stadtspurInspect.readPage(${JSON.stringify(WITH)})})()`;
  const reading = (await page.evaluate(code)) as PageReading | null;
  if (reading?.posts.length !== POSTS) throw new Error(`${reading?.posts.length} posts read in one go`);
  return reading.milliseconds / POSTS;
}

/** One load under Chromium's trace, which costs time itself: nothing else is measured on it. */
export async function traceLoad(harness: Harness, url: string, wait: number): Promise<Traced> {
  const page = await harness.browser.newPage();
  try {
    return await traced(page, async () => {
      await page.goto(url, { waitUntil: 'domcontentloaded', timeout: 120_000 });
      await page.evaluate(() => document.querySelector('article')?.scrollIntoView());
      await sleep(wait);
    });
  } finally {
    await page.close();
  }
}
