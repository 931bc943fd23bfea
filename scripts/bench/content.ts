import type { Harness } from '../../tests/e2e/harness/index.ts';
import { bundleReaders } from '../inspect/bundle.ts';
import {
  ARRIVING,
  type Load,
  load,
  POSTS,
  readAtOnce,
  serve,
  timeToRead,
  traceLoad,
  WITH,
  WITHOUT,
} from './content-load.ts';
import { type MakeRow, type Row, rowsOf } from './rows.ts';
import type { Traced } from './trace.ts';

const LOADS = 4;

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
  const row = rowsOf('content', harness.kind);
  const gaps = (loads: Load[]) => loads.map(({ gap }) => gap);
  const arrivals = (loads: Load[]) => loads.flatMap(({ arrival }) => arrival);
  const without = 'page without the extension';
  return [
    row('main thread per post (own count)', busy, 'adapters in one go, per post', atOnce),
    ...(await traceRows(harness, wait, busy, row)),
    row('longest frame gap while reading', gaps(own), without, gaps(bare)),
    row(`longest frame gap, ${ARRIVING} posts arrive`, arrivals(own), without, arrivals(bare)),
  ];
}

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
