const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const USUAL = 6 * HOUR;
const FIRST_RETRY = 15 * MINUTE;
const LONGEST = 24 * HOUR;
const LONGEST_WISH = 7 * LONGEST;
const JITTER = 0.2;

/**
 * When to sync next: every six hours; after failures first in a quarter of an hour, then twice as long each time, a day
 * at most. A fifth more or less, so that not all machines ask at once.
 * @param random 0 up to 1
 * @param retryAfter seconds that the host asked for (RFC 9110, 10.2.3): never earlier than that, a week at most
 * @returns RFC 3339
 */
export function nextSync(
  now: Date,
  { failures, random, retryAfter = null }: { failures: number; random: number; retryAfter?: number | null },
): string {
  const plain = failures === 0 ? USUAL : Math.min(LONGEST, FIRST_RETRY * 2 ** Math.min(failures - 1, 20));
  const jittered = plain * (1 - JITTER + 2 * JITTER * random);
  const asked = Math.min((retryAfter ?? 0) * 1000, LONGEST_WISH);
  return new Date(now.getTime() + Math.max(jittered, asked)).toISOString();
}
