import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { type Harness, until } from '../../tests/e2e/harness/index.ts';
import { pictureAnswer } from '../../tests/replica/answer.ts';
import { pictureBytes } from '../demo/pictures.ts';
import { bundleReaders } from '../inspect/bundle.ts';
import type { PageReading } from '../inspect/in-page.ts';
import { appendPosts } from './append-posts.ts';
import { longPage } from './content-page.ts';
import { type Frames, longestGap, readFrames, recordFrames } from './frames.ts';
import { pageState } from './page-state.ts';
import type { Row } from './rows.ts';
import { type Traced, traced } from './trace.ts';

const POSTS = 1000;
const ARRIVING = 20;
const LOADS = 5;
const ARRIVALS = 2;

/** The same document on a host that the extension does not read: the page without it. */
const WITH = 'https://twitter.com/home';
const WITHOUT = 'https://www.dortmund.de/home';

type Load = { state: { busyMs: number; reads: number } | null; gap: number; arrival: number[] };

/** Time of the content script on a home page of X with 1,000 posts, and what the page's frames show of it. */
export async function content(harness: Harness): Promise<Row[]> {
  const source = serve(harness);
  const enough = await timeToRead(harness);
  console.log(
    `  ${POSTS} posts (${source}): all read ${(enough / 1000).toFixed(1)} s after the page was parsed`,
  );
  const wait = enough * 1.5 + 1000;
  const bundle = await bundleReaders();
  const [own, bare, atOnce]: [Load[], Load[], number[]] = [[], [], []];
  for (let i = 0; i < LOADS; i++) {
    own.push(await load(harness, WITH, wait));
    bare.push(
      await load(harness, WITHOUT, wait, async (page) => void atOnce.push(await readAtOnce(page, bundle))),
    );
  }
  const busy = own.map(({ state }) => (state?.busyMs ?? Number.NaN) / POSTS);
  const row = (what: string, values: number[], other: string, others: number[]): Row => ({
    part: 'content',
    where: harness.kind,
    what,
    values,
    other: { what: other, values: others },
  });
  const gaps = [own, bare].map((loads) => loads.map(({ gap }) => gap)) as [number[], number[]];
  const arrivals = [own, bare].map((loads) => loads.flatMap(({ arrival }) => arrival)) as [
    number[],
    number[],
  ];
  return [
    row('main thread per post (own count)', busy, 'adapters in one go, per post', atOnce),
    ...(await traceRows(harness, wait, busy, row)),
    row('longest frame gap while reading', gaps[0], 'page without the extension', gaps[1]),
    row(
      `longest frame gap, ${ARRIVING} posts arrive`,
      arrivals[0],
      'page without the extension',
      arrivals[1],
    ),
  ];
}

function serve({ replica }: Harness): string {
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

/** The only load that is asked again and again: an answer costs the page time, so the measured ones are asked once. */
async function timeToRead(harness: Harness): Promise<number> {
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

async function load(
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
async function readAtOnce(page: Page, bundle: string): Promise<number> {
  const code = `(() => {${bundle}\n;return stadtspurInspect.readPage(${JSON.stringify(WITH)})})()`;
  const reading = (await page.evaluate(code)) as PageReading | null;
  if (reading?.posts.length !== POSTS) throw new Error(`${reading?.posts.length} posts read in one go`);
  return reading.milliseconds / POSTS;
}

type MakeRow = (what: string, values: number[], other: string, others: number[]) => Row;

async function traceRows(harness: Harness, wait: number, busy: number[], row: MakeRow): Promise<Row[]> {
  if (harness.kind !== 'chrome') {
    console.log('  no trace: only Chromium writes one');
    return [];
  }
  const [own, bare]: [Traced[], Traced[]] = [[], []];
  for (let i = 0; i < 3; i++) {
    own.push(await traceLoad(harness, WITH, wait));
    bare.push(await traceLoad(harness, WITHOUT, wait));
  }
  const perPost = own.map(({ ours }) => ours / POSTS);
  const longest = bare.map((one) => one.longest);
  return [
    row('main thread per post (trace)', perPost, 'own count', busy),
    row(
      'longest call of our code (trace)',
      own.map(({ longestCall }) => longestCall),
      'longest task without the extension',
      longest,
    ),
  ];
}

async function traceLoad(harness: Harness, url: string, wait: number): Promise<Traced> {
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
