// What a registry of a million entries costs in the extension: first sync, cold load, look-ups, a delta.
import type { Page } from 'puppeteer-core';
import { type Harness, launch } from '../../tests/e2e/harness/index.ts';
import { inPageForLong } from '../../tests/e2e/support-pdq.ts';
import { quantile } from '../bench/rows.ts';
import type { applyDelta, coldLoad, firstSync, lookUps, rowForEach } from './reading-in-page.ts';

const CHANGES = 1_000;
/** The alternative is measured on fewer: with all of them it takes minutes. */
const ROWS = 100_000;

type Result<T extends (...args: never[]) => Promise<unknown>> = Awaited<ReturnType<T>>;

/** BENCH_ENTRIES makes a smaller registry. */
const ENTRIES = Number(process.env.BENCH_ENTRIES ?? 1_000_000);

/** Prints the figures of a registry of so many entries. */
export async function benchReading(count = ENTRIES): Promise<void> {
  const harness = await launch('chrome');
  try {
    await withPage(harness, (run) => first(run, count));
    await withPage(harness, (run, page) => afterStart(run, page, count));
    await withPage(harness, (run) => rest(run, count));
  } finally {
    await harness.close();
  }
}

type Run = (name: string, ...args: unknown[]) => Promise<unknown>;

/** A page of its own each time: nothing is in memory that a new start would not have. */
async function withPage(harness: Harness, work: (run: Run, page: Page) => Promise<void>): Promise<void> {
  const page = await harness.extensionPage('/popup.html');
  page.setDefaultTimeout(0);
  await work(await inPageForLong(page, new URL('./reading-in-page.ts', import.meta.url)), page);
  await page.close();
}

async function first(run: Run, count: number): Promise<void> {
  const { ms, packed, inflated } = (await run('firstSync', count)) as Result<typeof firstSync>;
  console.log(
    `${count} entries, ${megabytes(inflated)} MB of lines, ${megabytes(packed)} MB packed; in a page of the extension, Chromium`,
  );
  console.log(`  first sync (check, unpack, read, hash, index, write): ${seconds(ms)} s`);
}

async function afterStart(run: Run, page: Page, count: number): Promise<void> {
  const before = await memoryOf(page);
  const { ms, found } = (await run('coldLoad', count)) as Result<typeof coldLoad>;
  if (found !== 1) throw new Error(`${found} entries found`);
  console.log(`  cold load to the first entry found: ${seconds(ms)} s (goal 3)`);
  const { probes, whole, hits } = (await run('lookUps', count, 1000, 100)) as Result<typeof lookUps>;
  if (hits < 50_000) throw new Error(`${hits} hits`);
  console.log(
    `  look-up in the index: p50 ${micro(quantile(probes, 0.5))}, p99 ${micro(quantile(probes, 0.99))} (goal 50 µs; 1,000 groups of 100, half are there)`,
  );
  console.log(
    `  a whole entry, its shard read: p50 ${quantile(whole, 0.5).toFixed(1)} ms, p99 ${quantile(whole, 0.99).toFixed(1)} ms`,
  );
  console.log(`  memory after both: ${megabytes((await memoryOf(page)) - before)} MB more (goal 64)`);
}

async function rest(run: Run, count: number): Promise<void> {
  const { ms, found } = (await run('applyDelta', count, CHANGES)) as Result<typeof applyDelta>;
  if (found.length !== 1) throw new Error(`found after the delta: ${found.join(', ')}`);
  console.log(`  delta of ${CHANGES} changes, to the swap: ${ms.toFixed(0)} ms (goal 300)`);
  const rows = (await run('rowForEach', ROWS)) as Result<typeof rowForEach>;
  console.log(
    `  beside it, a row for each of ${ROWS} entries: written in ${seconds(rows.write)} s, look-up p50 ${quantile(rows.looks, 0.5).toFixed(1)} ms, p99 ${quantile(rows.looks, 0.99).toFixed(1)} ms`,
  );
}

/** Bytes of the page's heap with its typed arrays, after a collection. */
async function memoryOf(page: Page): Promise<number> {
  const session = await page.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  const usage = (await session.send('Runtime.getHeapUsage')) as {
    usedSize: number;
    backingStorageSize?: number;
  };
  await session.detach();
  return usage.usedSize + (usage.backingStorageSize ?? 0);
}

const seconds = (ms: number) => (ms / 1000).toFixed(2);
const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);
const micro = (value: number) => `${value.toFixed(1)} µs`;
