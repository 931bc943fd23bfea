import type { Shelved } from '../registry-ports.ts';
import { type SyncPorts, syncPublished } from './sync-published.ts';

type Due = Pick<Shelved, 'address' | 'enabled' | 'kind' | 'sync'>;

const isFollowed = ({ kind, address, enabled }: Due) => kind === 'published' && address !== null && enabled;

/** When each registry that is switched on and has an address is to be synced; what was never tried is due. */
const dueAt = ({ sync }: Due): number => (sync.nextAt ? Date.parse(sync.nextAt) : 0);

/** Syncs the registries that are due, one after another. @returns whether other entries are in use now */
export async function syncDue(ports: SyncPorts): Promise<boolean> {
  const now = ports.clock().getTime();
  let changed = false;
  for (const shelved of await ports.shelf.list()) {
    if (!isFollowed(shelved) || dueAt(shelved) > now) continue;
    changed = (await syncPublished(shelved.id, ports)).changed || changed;
  }
  return changed;
}

/** When the next registry is due, in milliseconds since 1970; null when none is followed. */
export function nextDue(shelf: readonly Due[]): number | null {
  const times = shelf.filter(isFollowed).map(dueAt);
  return times.length > 0 ? Math.min(...times) : null;
}
