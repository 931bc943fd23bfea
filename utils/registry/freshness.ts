import type { Head } from '../model/index.ts';

/** What is known of the times of a registry; that of one without a head is never stale. */
export type Times = {
  head: Pick<Head, 'expires'> | null;
  /** The latest `issued` seen on this machine (RFC 3339). */
  newestIssued: string | null;
};

/**
 * Since when a registry is stale: its publisher said until when the head holds, and gave no other. It works on; what is
 * found with it says so. A clock that was turned back does not make it fresh: what was issued is past.
 * @returns RFC 3339, or null while it holds
 */
export function staleSince({ head, newestIssued }: Times, now: Date): string | null {
  if (!head) return null;
  const latest = Math.max(now.getTime(), newestIssued ? Date.parse(newestIssued) : 0);
  return latest > Date.parse(head.expires) ? head.expires : null;
}
