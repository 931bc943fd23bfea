import { PortError } from '../../flows/ports.ts';
import type { Generation, Shelved } from '../../flows/registry-ports.ts';
import { OpenRegistry, type Pack, type Resolve } from '../../registry/index.ts';
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

/** Indexes that something in this context holds open, by their base, which never changes: of a million entries 24 MB. */
const held = new Map<string, WeakRef<Pack>>();

async function packOf(base: string): Promise<Pack | null> {
  const open = held.get(base)?.deref();
  if (open) return open;
  const pack = (await (await database()).get('packs', base))?.pack ?? null;
  if (pack) held.set(base, new WeakRef(pack));
  else held.delete(base);
  return pack;
}

/** Opens a generation: reads its index and overlay, and each shard when it is asked for. */
export async function openGeneration(
  registry: string,
  { id, base, version }: Pick<Generation, 'id' | 'base' | 'version'>,
  resolve: Resolve,
): Promise<OpenRegistry> {
  const db = await database();
  const [pack, overlay] = await Promise.all([packOf(base), db.get('overlays', id)]);
  if (!pack) throw new PortError('database', `no index of ${registry}`);
  const lines = overlay?.text ? overlay.text.split('\n') : [];
  return new OpenRegistry({ id: registry, version, pack, overlay: lines, shard }, resolve);

  async function shard(n: number): Promise<string> {
    const bytes = await (await database()).get('shards', [base, n]);
    if (!bytes) throw new PortError('database', `shard ${n} of ${registry} is gone`);
    return new TextDecoder().decode(bytes);
  }
}
