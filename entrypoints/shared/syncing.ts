import {
  type SyncPorts,
  type SyncProgress,
  type SyncResult,
  syncPublished,
} from '../../utils/flows/index.ts';
import { announce, fetchRegistryFile, sessionValue } from '../../utils/platform/index.ts';
import { settled } from './registries.ts';
import { registryShelf } from './shelf.ts';

/** One sync at a time, whichever context it runs in: the background by its alarm, or a page on a click of the user. */
const LOCK = 'stadtspur-sync';
const TELL_EVERY_MS = 250;

export type Syncing = SyncProgress & { id: string };

const stored = sessionValue('sync');
/** What is being fetched now, in any context; null when nothing is. A context that was stopped takes nothing back. */
export async function loadProgress(): Promise<Syncing | null> {
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === LOCK) ? ((await stored.load()) as Syncing | null) : null;
}
export const watchProgress = stored.watch;

export const syncPorts: SyncPorts = {
  shelf: registryShelf,
  fetchFile: fetchRegistryFile,
  clock: () => new Date(),
  random: Math.random,
  tell: teller(),
};

/**
 * Does work on subscriptions while no other context does, and tells all of them what became of it.
 * @param work returns whether verdicts rest on something else now
 */
export async function alone<T>(work: () => Promise<T>, isChange: (result: T) => boolean): Promise<T> {
  await settled();
  try {
    const result = await navigator.locks.request(LOCK, work);
    if (isChange(result)) await announce('registries');
    return result as T;
  } finally {
    await announce('sync');
  }
}

/** Brings a registry up to date now, whether it is due or not. */
export const syncNow = (id: string): Promise<SyncResult> =>
  alone(
    () => syncPublished(id, syncPorts),
    ({ changed }) => changed,
  );

/** Steps follow each other faster than anybody reads. */
function teller(): NonNullable<SyncPorts['tell']> {
  let told = 0;
  let phase = '';
  return (id, progress) => {
    const now = Date.now();
    if (progress && progress.phase === phase && now - told < TELL_EVERY_MS) return;
    told = now;
    phase = progress?.phase ?? '';
    void stored.save(progress && { ...progress, id });
  };
}
