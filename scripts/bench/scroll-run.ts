import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from 'puppeteer-core';
import { type Harness, until } from '../../tests/e2e/harness/index.ts';
import { pageState } from '../../tests/e2e/support.ts';
import { pageAnswer, pictureAnswer } from '../../tests/replica/answer.ts';
import { ENDLESS_POSTS, type Endless } from '../../tests/replica/pages/endless.ts';
import { endlessFacebook, endlessFacebookPicture } from '../../tests/replica/pages/endless-facebook.ts';
import { endlessX, endlessXPicture } from '../../tests/replica/pages/endless-x.ts';
import { pictureBytes } from '../demo/pictures.ts';
import { type Steps, stepsOf } from './scroll-steps.ts';
import { traceOf } from './trace.ts';

/** BENCH_POSTS makes a shorter run, for somebody who works on the code. */
export const POSTS = Number(process.env.BENCH_POSTS ?? 5000);
/** After so many posts the heap is measured. */
export const LAP = Math.min(1000, POSTS / 2);
/** So many posts are scrolled back and forth between two laps, so that posts are filled again. */
const BACK = 20;

/** The endless pages, each also under an address that the extension does not read. */
export const PAGES = {
  x: {
    name: 'X',
    url: 'https://x.com/home',
    without: 'https://www.dortmund.de/endlos-x',
    html: endlessX,
    picture: endlessXPicture,
  },
  facebook: {
    name: 'Facebook',
    url: 'https://www.facebook.com/',
    without: 'https://www.dortmund.de/endlos-facebook',
    html: endlessFacebook,
    picture: endlessFacebookPicture,
  },
};

export type Scroll = Steps & {
  /** After each lap, when garbage was collected: the page's heap, the content script's in it. */
  heap: Heap[];
  /** Milliseconds that the reader counted itself; null without one. */
  busyMs: number | null;
};

/** Megabytes: of script, and with the nodes of the document and what lies in buffers. */
export type Heap = { script: number; all: number };

/** Serves the endless pages; their pictures are small, so that drawing them does not decide how fast one scrolls. */
export function serveEndless({ replica }: Harness): void {
  const nonce = 'ZW5kbG9z';
  const picture = pictureAnswer(pictureBytes({ photograph: 'dust-bowl-home', side: 40, quality: 60 }));
  for (const page of Object.values(PAGES)) {
    const answer = pageAnswer(page.html(nonce), nonce);
    for (const url of [page.url, page.without]) replica.override(url, answer);
    for (let post = 0; post < ENDLESS_POSTS; post++) replica.override(page.picture(post), picture);
  }
}

/** Scrolls one of the pages to its last post, one post a frame. */
export async function scrollThrough(harness: Harness, url: string, isRead: boolean): Promise<Scroll> {
  const page = await harness.open(url);
  const session = await page.createCDPSession();
  const found: Scroll = { ours: [], all: [], tasks: [], heap: [], busyMs: null };
  if (isRead) await until('the reader', async () => ((await pageState(harness))?.seen ?? 0) > 0);
  // A tab behind another draws no frames.
  await page.bringToFront();
  for (let done = 0; done < POSTS; done += LAP) {
    const { ours, all, tasks } = stepsOf(await traceOf(page, () => scrollOn(page, LAP)));
    found.ours.push(...ours);
    found.all.push(...all);
    found.tasks.push(...tasks);
    await scrollOn(page, -BACK);
    await scrollOn(page, BACK);
    await sleep(1500);
    found.heap.push(await heapOf(session));
  }
  if (isRead) found.busyMs = await checked(harness);
  await page.close();
  return found;
}

/** In pieces: the driver waits a minute for an answer, and a busy machine is slow. */
async function scrollOn(page: Page, posts: number): Promise<void> {
  for (let left = posts; left !== 0; ) {
    const some = Math.sign(left) * Math.min(Math.abs(left), 200);
    await page.evaluate((count) => (Reflect.get(globalThis, 'replica') as Endless).scrollOn(count), some);
    left -= some;
  }
}

async function heapOf(session: CDPSession): Promise<Heap> {
  // What nodes of the document held is free only after the next round.
  for (let round = 0; round < 3; round++) {
    await session.send('HeapProfiler.collectGarbage');
    await sleep(300);
  }
  const heap = await session.send('Runtime.getHeapUsage');
  const all = heap.usedSize + heap.embedderHeapUsedSize + heap.backingStorageSize;
  return { script: heap.usedSize / 1e6, all: all / 1e6 };
}

/** A reader that passes posts by is cheap: nearly all of them must have been read. */
async function checked(harness: Harness): Promise<number> {
  const state = await pageState(harness);
  if (!state || state.seen < POSTS * 0.99) throw new Error(`only ${state?.seen} of ${POSTS} posts were read`);
  const { seen, reads, matched, busyMs } = state;
  console.log(`    ${seen} posts read in ${reads} readings, ${matched} of them matched`);
  return busyMs;
}
