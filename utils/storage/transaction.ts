import type { IDBPTransaction, StoreNames } from 'idb';
import { database, guarded, type Schema } from './database.ts';

type Aborting = { abort(): void; readonly done: Promise<void>; readonly error: DOMException | null };
type Names = StoreNames<Schema>;
type Strict<N extends Names[]> = IDBPTransaction<Schema, N, 'readwrite'>;

/**
 * One strict transaction over stores: all of the work, or nothing of it. The work may await requests of the
 * transaction only. @throws PortError disk-full, database, or what the work throws
 */
export function strictly<N extends Names[], T>(stores: N, work: (tx: Strict<N>) => Promise<T>): Promise<T> {
  return guarded(async () => {
    const tx = (await database()).transaction(stores, 'readwrite', { durability: 'strict' });
    return whole(tx, () => work(tx));
  });
}

/** Waits for all parts of a transaction. A part that fails undoes the others, also one that never became a request. */
async function whole<T>(tx: Aborting, work: () => Promise<T>): Promise<T> {
  try {
    const [result] = await Promise.all([work(), tx.done]);
    return result;
  } catch (error) {
    throw await abortReason(tx, error);
  }
}

/** Starts requests; one that throws at once counts as rejected, so that none is left without anyone who waits for it. */
export const all = (requests: (() => Promise<unknown>)[]) =>
  Promise.all(requests.map(async (start) => start()));

async function abortReason(tx: Aborting, error: unknown): Promise<unknown> {
  try {
    tx.abort();
  } catch {
    // The browser has aborted it already.
  }
  await tx.done.catch(() => undefined);
  // Requests of a transaction that a full disk ends say AbortError; the transaction says why.
  return tx.error ?? error;
}
