import { PortError } from '../../flows/ports.ts';
import type { Generation, Shelved } from '../../flows/registry-ports.ts';
import { OpenRegistry, type Resolve } from '../../registry/index.ts';
import { database } from '../database.ts';

/** All shards of a base. */
export const shardsOf = (base: string): IDBKeyRange => IDBKeyRange.bound([base, 0], [base, Infinity]);
/** All changes of a registry. */
export const changesOf = (registry: string): IDBKeyRange =>
  IDBKeyRange.bound([registry, 0], [registry, Infinity]);

/** @throws PortError database when it has no generation in use */
export function currentOf(shelved: Shelved | undefined, registry: string): Generation {
  if (!shelved?.current) throw new PortError('database', `no registry ${registry}`);
  return shelved.current;
}

/** Opens a generation: reads its index and overlay, and each shard when it is asked for. */
export async function openGeneration(
  registry: string,
  { id, base, version }: Pick<Generation, 'id' | 'base' | 'version'>,
  resolve: Resolve,
): Promise<OpenRegistry> {
  const db = await database();
  const tx = db.transaction(['packs', 'overlays']);
  const [stored, overlay] = await Promise.all([
    tx.objectStore('packs').get(base),
    tx.objectStore('overlays').get(id),
  ]);
  if (!stored?.pack) throw new PortError('database', `no index of ${registry}`);
  const lines = overlay?.text ? overlay.text.split('\n') : [];
  return new OpenRegistry({ id: registry, version, pack: stored.pack, overlay: lines, shard }, resolve);

  async function shard(n: number): Promise<string> {
    const bytes = await (await database()).get('shards', [base, n]);
    if (!bytes) throw new PortError('database', `shard ${n} of ${registry} is gone`);
    return new TextDecoder().decode(bytes);
  }
}
