import type { Topic } from '../../model/index.ts';

/**
 * Where a post's time lies to a topic's. Whole days in UTC, first and last included, as for the validity of accounts.
 * @param time instant or day, or null when unknown
 */
export function windowOf(
  { from, to }: Topic,
  time: string | null,
): 'inside' | 'outside' | 'unknown' | 'none' {
  if (!from && !to) return 'none';
  if (!time) return 'unknown';
  const day = time.slice(0, 10);
  return (!from || day >= from) && (!to || day <= to) ? 'inside' : 'outside';
}
