import type { RegistryShelf, Shelved } from '../registry-ports.ts';
import { type SyncPorts, type SyncResult, syncPublished } from './sync-published.ts';

/** Fetches the update that is held, or was refused, and puts it into use. When the host has a newer one, that is looked at instead. */
export async function acceptUpdate(id: string, ports: SyncPorts): Promise<SyncResult | null> {
  const shelved = await ports.shelf.get(id);
  const { last, refused = null } = shelved?.sync ?? { last: null };
  const accept = last?.state === 'held' ? last.sequence : refused;
  return accept === null ? null : syncPublished(id, ports, { accept });
}

/** Keeps what is in use; the update that is held is not asked about again. */
export async function refuseUpdate(id: string, shelf: RegistryShelf, now: Date): Promise<void> {
  await change(id, shelf, ({ last, ...sync }) =>
    last.state === 'held'
      ? { ...sync, last: { state: 'unchanged', at: now.toISOString(), changes: 0 }, refused: last.sequence }
      : { ...sync, last },
  );
}

/** Goes back to the generation before; the one in use is not fetched again until there is a later one. */
export async function revertUpdate(id: string, shelf: RegistryShelf): Promise<void> {
  const sequence = (await shelf.get(id))?.current?.sequence ?? null;
  await shelf.revert(id);
  await change(id, shelf, (sync) => ({ ...sync, renewed: null, refused: sequence }));
}

/** Switches a registry off or on; it stays up to date either way. */
export async function switchRegistry(id: string, shelf: RegistryShelf, enabled: boolean): Promise<void> {
  const record = await recordOf(id, shelf);
  if (record) await shelf.save({ ...record, enabled });
}

type Sync = Shelved['sync'];

async function change(id: string, shelf: RegistryShelf, changed: (sync: Sync) => Sync): Promise<void> {
  const record = await recordOf(id, shelf);
  if (record) await shelf.save({ ...record, sync: changed(record.sync) });
}

async function recordOf(id: string, shelf: RegistryShelf) {
  const shelved = await shelf.get(id);
  if (!shelved) return null;
  const { current: _, previous: __, ...record } = shelved;
  return record;
}
