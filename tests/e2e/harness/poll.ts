import { setTimeout as sleep } from 'node:timers/promises';

const STEP_MS = 100;
/** Waits under load: the machine of the tests has two cores and a browser on each. */
export const PATIENCE_MS = 20_000;

/**
 * Asks again and again until the answer is neither null, undefined nor false.
 * @throws Error naming what was waited for, with the last error of `ask` as cause
 */
export async function until<T>(
  what: string,
  ask: () => T | Promise<T>,
  timeout = PATIENCE_MS,
): Promise<NonNullable<Exclude<T, false>>> {
  const deadline = Date.now() + timeout;
  let cause: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== null && answer !== undefined && answer !== false) {
        return answer as NonNullable<Exclude<T, false>>;
      }
    } catch (error) {
      cause = error;
    }
    if (Date.now() > deadline) throw new Error(`waited ${timeout} ms for ${what}`, { cause });
    await sleep(STEP_MS);
  }
}

/** Resolves with the work's result, or rejects after `timeout` ms: for calls that may hang for ever. */
export async function within<T>(what: string, timeout: number, work: Promise<T>): Promise<T> {
  const stop = new AbortController();
  const late = sleep(timeout, undefined, { signal: stop.signal }).then(() => {
    throw new Error(`${what} took longer than ${timeout} ms`);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    stop.abort();
    late.catch(() => undefined);
  }
}
