import type { Page } from 'puppeteer-core';

export type TraceEvent = {
  name: string;
  ph: string;
  ts: number;
  dur?: number;
  /** Time on the processor: without what other work on the machine took in between. */
  tdur?: number;
  pid: number;
  tid: number;
  args?: { name?: string; data?: { url?: string; isMainFrame?: boolean; isOutermostMainFrame?: boolean } };
};

/** Milliseconds of the page's main thread, from Chromium's own trace. */
export type Traced = {
  /** All calls into the extension's script. */
  ours: number;
  /** The longest single call into it, with the layout that it forces. */
  longestCall: number;
  /** The longest task of all. */
  longest: number;
};

const CATEGORIES = [
  'devtools.timeline',
  'v8.execute',
  'disabled-by-default-devtools.timeline',
  'blink.user_timing',
];

/** Runs work under Chromium's tracing and adds up what the main thread did once the document was parsed. */
export async function traced(page: Page, work: () => Promise<void>): Promise<Traced> {
  return summed(await traceOf(page, work));
}

/** What the page's main thread did while some work ran. */
export async function traceOf(page: Page, work: () => Promise<void>): Promise<TraceEvent[]> {
  await page.tracing.start({ categories: CATEGORIES });
  await work();
  const bytes = (await page.tracing.stop()) ?? new Uint8Array();
  const { traceEvents } = JSON.parse(Buffer.from(bytes).toString()) as { traceEvents: TraceEvent[] };
  return mainThread(traceEvents);
}

/** Of all main threads the busiest one: the page's. */
function mainThread(events: TraceEvent[]): TraceEvent[] {
  const threads = Map.groupBy(
    events.filter(({ ph }) => ph !== 'M'),
    ({ pid, tid }) => `${pid} ${tid}`,
  );
  const named = events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const found = named.map(({ pid, tid }) => threads.get(`${pid} ${tid}`) ?? []);
  return found.sort((a, b) => sum(tasksOf(b)) - sum(tasksOf(a)))[0] ?? [];
}

/** Everything the thread did, as whole tasks. */
export const tasksOf = (events: TraceEvent[]) =>
  events.filter(({ name, ph }) => name === 'RunTask' && ph === 'X');
const sum = (events: TraceEvent[]) => events.reduce((total, { dur = 0 }) => total + dur, 0) / 1000;

function summed(events: TraceEvent[]): Traced {
  const parsed = events.find(({ name, args }) => name === 'MarkDOMContent' && args?.data?.isMainFrame);
  const since = events.filter(({ ts }) => ts >= (parsed?.ts ?? 0));
  const calls = outermost(since.filter(isOurs));
  return { ours: sum(calls), longestCall: longest(calls), longest: longest(tasksOf(since)) };
}

const longest = (tasks: TraceEvent[]) => Math.max(0, ...tasks.map(({ dur = 0 }) => dur)) / 1000;

const isOurs = ({ name, ph, args }: TraceEvent) =>
  ph === 'X' &&
  (name === 'FunctionCall' || name === 'EvaluateScript') &&
  args?.data?.url?.startsWith('chrome-extension://') === true;

/** Calls that are not inside another one of them. */
export function outermost(calls: TraceEvent[]): TraceEvent[] {
  let end = 0;
  return calls
    .sort((a, b) => a.ts - b.ts)
    .filter((call) => {
      if (call.ts < end) return false;
      end = call.ts + (call.dur ?? 0);
      return true;
    });
}
