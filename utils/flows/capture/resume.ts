import type { CaptureReceipt } from '../../model/index.ts';
import type { Journal, JournalStore } from '../evidence-ports.ts';
import type { Done } from './seal.ts';

/** What failed this often is left to the user, who sees it as incomplete. */
const MOST_FAILURES = 3;
/** A page that is still at work touches its capture more often. */
const ABANDONED_MS = 60_000;

type Ports = {
  journal: Pick<JournalStore, 'all'>;
  seal(capture: string, done: Done | null): Promise<CaptureReceipt>;
};

/**
 * Completes captures whose page is gone, from what was collected.
 * @param isGone says of a capture whether its page is gone
 * @returns how many were sealed, and how many are left
 */
export function resumeCaptures({ journal, seal }: Ports) {
  return async (isGone: (row: Journal) => boolean): Promise<{ sealed: number; left: number }> => {
    const rows = await journal.all();
    let sealed = 0;
    for (const row of rows.filter((one) => one.failures < MOST_FAILURES && isGone(one))) {
      sealed += await seal(row.capture, null).then(
        () => 1,
        () => 0,
      );
    }
    return { sealed, left: rows.length - sealed };
  };
}

/** True for a capture that nothing has touched for a minute. */
export const isAbandoned =
  (now: Date) =>
  ({ touchedAt }: Journal): boolean =>
    now.getTime() - Date.parse(touchedAt) > ABANDONED_MS;

/** When the next look at unfinished captures is due (milliseconds since 1970); null when there are none to complete. */
export function nextResume(rows: readonly Journal[]): number | null {
  const due = rows.filter(({ failures }) => failures < MOST_FAILURES);
  if (due.length === 0) return null;
  return Math.min(...due.map(({ touchedAt }) => Date.parse(touchedAt))) + ABANDONED_MS + 1000;
}
