import type { ReaderState, SiteId } from '../model/index.ts';
import { ask } from '../platform/sending.ts';
import type { createTally } from './tally.ts';

/** Pages fill in for a while: nothing is said of one before it has stood this long. */
const SETTLED_MS = 3000;
/** Between two reports of one page, unless its state changes. */
const QUIET_MS = 15_000;

type Ports = {
  site: SiteId;
  tally: Pick<ReturnType<typeof createTally>, 'news' | 'matched'>;
  stateNow(): ReaderState;
};

/**
 * Tells the background how reading goes: for the toolbar button at once when the state changes, for the log what came
 * since the last report. What was not taken is told again with the next report.
 */
export function createHealth({ site, tally, stateNow }: Ports, signal: AbortSignal) {
  let view = crypto.randomUUID();
  let openedAt = performance.now();
  let reportedAt = Number.NEGATIVE_INFINITY;
  let last: ReaderState | null = null;
  let lastMatched = 0;
  let sending = false;

  async function report(isLast: boolean): Promise<void> {
    const now = performance.now();
    if (sending || signal.aborted || now - openedAt < SETTLED_MS) return;
    const state = stateNow();
    const matched = tally.matched();
    const { added, unread, isEmpty, done } = tally.news();
    const isSame = state === last && matched === lastMatched;
    if (isSame && (isEmpty || (!isLast && now - reportedAt < QUIET_MS))) return;
    sending = true;
    const before = last;
    const ofView = view;
    const reply = await ask<'report-health'>({
      type: 'report-health',
      site,
      state,
      matched,
      view,
      before,
      added,
      unread,
    });
    sending = false;
    // The address may have changed meanwhile, and the counts have begun anew.
    if (!reply.ok || view !== ofView) return;
    done();
    last = state;
    lastMatched = matched;
    reportedAt = now;
  }

  return {
    /** Reports if there is something to report; called once a second. */
    pulse: () => void report(false),
    /** The tab goes to the background or the page away: what is known is told now. */
    flush: () => void report(true),
    /** Another page stands at the address: its counts begin anew. */
    begin(): void {
      view = crypto.randomUUID();
      openedAt = performance.now();
      last = null;
      lastMatched = 0;
    },
    isSettled: () => performance.now() - openedAt >= SETTLED_MS,
  };
}
