import { loadavg } from 'node:os';
import type { Harness } from '../../tests/e2e/harness/index.ts';
import { quantile, type Row, rowsOf, tableOf } from './rows.ts';
import { type Heap, LAP, PAGES, POSTS, type Scroll, scrollThrough, serveEndless } from './scroll-run.ts';

/** From this length on a task is felt. */
const LONG_MS = 50;

/** What the extension costs while one scrolls through 5,000 posts of X and of Facebook. */
export async function scroll(harness: Harness): Promise<Row[]> {
  if (harness.kind !== 'chrome') {
    console.log('  no scroll: only Chromium writes a trace');
    return [];
  }
  serveEndless(harness);
  const rows: Row[] = [];
  for (const { name, url, without } of chosenPages()) {
    console.log(`  ${POSTS} posts of ${name}, load ${loadavg()[0]?.toFixed(1)}`);
    const own = await scrollThrough(harness, url, true);
    const bare = await scrollThrough(harness, without, false);
    const found = rowsFrom(name, harness, own, bare);
    // Said at once: the next page may fail, and all of this takes minutes.
    console.log([...heapLines(own, bare), tableOf(found)].join('\n'));
    rows.push(...found);
  }
  return rows;
}

/** BENCH_PAGE names one of the pages. */
function chosenPages() {
  const wanted = process.env.BENCH_PAGE;
  return Object.entries(PAGES).flatMap(([name, page]) => (!wanted || wanted === name ? [page] : []));
}

function rowsFrom(name: string, { kind }: Harness, own: Scroll, bare: Scroll): Row[] {
  const row = rowsOf('scroll', kind);
  const without = 'page without the extension';
  const longest = (tasks: Scroll['tasks']) => Math.max(0, ...tasks.map(({ length }) => length));
  const most = (tasks: Scroll['tasks']) => Math.max(0, ...tasks.map(({ ours }) => ours));
  const share = own.busyMs === null ? [] : [own.busyMs / POSTS];
  return [
    row(`${name}: ours per post`, own.ours, 'same sum without the extension', bare.ours),
    row(`${name}: ours per post, p99`, [quantile(own.ours, 0.99)], 'own count, mean, wall clock', share),
    row(`${name}: whole main thread per post`, own.all, without, bare.all),
    row(`${name}: ours in one task, longest`, [most(own.tasks)], 'longest task without', [
      longest(bare.tasks),
    ]),
    row(
      `${name}: tasks > ${LONG_MS} ms, but not without us (number)`,
      [own.tasks.filter(({ length, ours }) => length > LONG_MS && length - ours <= LONG_MS).length],
      'tasks that long without (number)',
      [bare.tasks.filter(({ length }) => length > LONG_MS).length],
    ),
  ];
}

/** How much more heap the page has with the extension, and whether that grows. */
function heapLines(own: Scroll, bare: Scroll): string[] {
  const list = (values: number[]) => values.map((value) => value.toFixed(2)).join('  ');
  const of = (scroll: Scroll, part: keyof Heap) => scroll.heap.map((heap) => heap[part]);
  return (['script', 'all'] as const).flatMap((part) => {
    const [owned, bared] = [of(own, part), of(bare, part)];
    const ratios = owned.map((value, at) => value / (bared[at] ?? Number.NaN));
    const growth = (values: number[]) => ((values.at(-1) ?? 0) / (values[0] ?? 0)).toFixed(3);
    return [
      `    heap (${part}) in MB after every ${LAP} posts: ${list(owned)}; without the extension: ${list(bared)}`,
      `      end to beginning: ${growth(owned)}; without: ${growth(bared)}; of the ratios: ${growth(ratios)}`,
    ];
  });
}
