import type { Head, Registry, RegistryStamp } from '../model/index.ts';
import { staleSince } from './freshness.ts';

/** Id and version of each registry, as verdicts and findings keep them. */
export function stamps(registries: readonly Pick<Registry, 'id' | 'version'>[]): RegistryStamp[] {
  return registries.map(({ id, version }) => ({ id, version }));
}

/** A registry on the shelf, as far as a stamp tells of it. */
export type Stamped = {
  id: string;
  current: { version: string; head: Head | null; headHash: string | null; stateHash: string } | null;
  sync: { newestIssued: string | null; renewed?: { head: Head; hash: string } | null };
};

/** How a registry stands at a moment; null for one that has no state yet. */
export function stampOf({ id, current, sync }: Stamped, now: Date): RegistryStamp | null {
  if (!current) return null;
  const head = sync.renewed?.head ?? current.head;
  const hash = sync.renewed?.hash ?? current.headHash;
  if (!head || !hash) return { id, version: current.version };
  const stale = staleSince({ head, newestIssued: sync.newestIssued }, now);
  const { version, stateHash } = current;
  return { id, version, head: hash, stateHash, ...(stale && { stale }) };
}
