import type { Coverage, HealthReport, ReaderState } from './messages.ts';

/** How reading went on one site on one day: the log that shows when a site has changed. */
export type HealthRow = {
  /** YYYY-MM-DD on the user's clock. */
  day: string;
  site: HealthReport['site'];
  /** Pages by the state they ended in. */
  pages: Partial<Record<ReaderState, number>>;
  coverage: Coverage;
  /** Posts that could not be read, by what was missing. */
  unread: HealthReport['unread'];
};
