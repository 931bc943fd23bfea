import type { Coverage, HealthReport, HealthRow, ReaderState } from '../model/index.ts';
import type { Clock, HealthLog } from './ports.ts';

/** Adds what a page reports of its reading to the row of its site and day. @throws PortError disk-full, database */
export function noteHealth(log: HealthLog, clock: Clock) {
  return (report: HealthReport): Promise<void> =>
    log.change(dayOf(clock()), report.site, (row) => withReport(row ?? emptyRow(clock(), report), report));
}

function withReport(row: HealthRow, { state, before, added, unread }: HealthReport): HealthRow {
  return {
    ...row,
    pages: moved(row.pages, before, state),
    coverage: plus(row.coverage, added) as Coverage,
    unread: plus(row.unread, unread) as HealthRow['unread'],
  };
}

/** A page counts once, in the state it was told last; begun before midnight, it may not be in today's row. */
function moved(pages: HealthRow['pages'], before: ReaderState | null, state: ReaderState) {
  if (before === state && (pages[state] ?? 0) > 0) return pages;
  const next = { ...pages, [state]: (pages[state] ?? 0) + 1 };
  if (before !== null && before !== state && (next[before] ?? 0) > 0) next[before] = (next[before] ?? 0) - 1;
  return next;
}

const plus = (a: Record<string, number>, b: Record<string, number | undefined>): Record<string, number> =>
  Object.fromEntries(
    [...new Set([...Object.keys(a), ...Object.keys(b)])].map((name) => [
      name,
      (a[name] ?? 0) + (b[name] ?? 0),
    ]),
  );

const emptyRow = (now: Date, { site }: HealthReport): HealthRow => ({
  day: dayOf(now),
  site,
  pages: {},
  coverage: { posts: 0, author: 0, permalink: 0, time: 0, text: 0, media: 0 },
  unread: {},
});

/** The day on the user's clock. */
function dayOf(date: Date): string {
  const [year, month, day] = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}
