import type { Head, Root } from '../../model/index.ts';
import { BadPublication } from '../../registry/index.ts';
import {
  type FetchFile,
  NEVER_SYNCED,
  type RegistryKind,
  type Shelved,
  type SyncOutcome,
} from '../registry-ports.ts';
import { hostAt } from './host.ts';
import { type SyncPorts, syncFrom } from './sync-published.ts';
import { fetchHead, followRoots, type ReadHead, readFirstRoot, readHead } from './trusted.ts';

/** What is shown before one subscribes. */
export type Offer = {
  /** Null when it came as a file. */
  address: string | null;
  fingerprint: string;
  root: Root;
  head: Head;
  /** What has the same id on this machine already, and whether that keeps it out. */
  taken: { kind: RegistryKind; title: string; by: 'same' | 'other' | 'replaced' } | null;
};

/** Stands for the address of what came as a file. */
const NOWHERE = 'https://file.invalid/';

/**
 * Fetches and checks what a registry says of itself, without taking anything over.
 * @throws BadPublication, FetchFailure
 */
export async function offerAt(
  address: string | null,
  { shelf, fetchFile }: Pick<SyncPorts, 'shelf' | 'fetchFile'>,
): Promise<Offer> {
  const { root, fingerprint, read } = await readTrusted(address, fetchFile);
  const known = await shelf.get(read.head.id);
  return { address, fingerprint, root, head: read.head, taken: known && takenBy(known, fingerprint) };
}

async function readTrusted(address: string | null, fetchFile: FetchFile) {
  const host = hostAt(address ?? NOWHERE, fetchFile);
  const first = await readFirstRoot(host);
  const answer = await fetchHead(host, null);
  if (!answer) throw new BadPublication('missing-file', 'head.json');
  const root = await followRoots(host, first.root, answer.bytes, () => undefined);
  const read: ReadHead = await readHead(host, answer.bytes, root, null);
  return { root, fingerprint: first.fingerprint, read };
}

/** A signed registry is its fingerprint: another one of the same id is another registry. One's own is not replaced. */
function takenBy({ kind, title, fingerprint }: Shelved, offered: string): Offer['taken'] {
  if (kind === 'published') return { kind, title, by: fingerprint === offered ? 'same' : 'other' };
  return { kind, title, by: kind === 'own' ? 'other' : 'replaced' };
}

/**
 * Subscribes to what was offered and fetches it. When that fails nothing stays behind.
 * @throws BadPublication foreign-id when the id is taken
 */
export async function subscribe(
  { address, fingerprint, root, taken }: Pick<Offer, 'address' | 'fingerprint' | 'root' | 'taken'>,
  ports: SyncPorts,
): Promise<{ outcome: SyncOutcome; changed: boolean }> {
  const { shelf, clock } = ports;
  const before = await shelf.get(root.id);
  const now = before && takenBy(before, fingerprint);
  if (now?.by === 'other') throw new BadPublication('foreign-id', 'root-1.json', root.id);
  if (now?.by === 'replaced' && taken?.by !== 'replaced')
    throw new BadPublication('foreign-id', 'root-1.json', root.id);
  // A subscription that is there already may move to another host; what it has read stays read.
  const isSame = before !== null && now?.by === 'same';
  await shelf.save(recordOf({ address, fingerprint, root }, isSame ? before : null, clock()));
  const result = await syncFrom(address ?? NOWHERE, root.id, ports, {
    accept: null,
    // A file is chosen by the user: that is the answer to what would be asked.
    first: !isSame || address === null,
  });
  if (result.outcome.state === 'failed' && !isSame) await undo(before, root.id, ports);
  return result;
}

function recordOf(
  { address, fingerprint, root }: { address: string | null; fingerprint: string; root: Root },
  before: Shelved | null,
  now: Date,
): Omit<Shelved, 'current' | 'previous'> {
  if (before) {
    const { current: _, previous: __, ...record } = before;
    return { ...record, address: address ?? before.address, sync: { ...record.sync, etag: null } };
  }
  return {
    id: root.id,
    kind: 'published',
    title: root.title,
    enabled: true,
    since: now.toISOString(),
    address,
    fingerprint,
    root,
    sync: NEVER_SYNCED,
  };
}

async function undo(before: Shelved | null, id: string, { shelf }: SyncPorts): Promise<void> {
  if (!before) return shelf.remove(id);
  const { current: _, previous: __, ...record } = before;
  await shelf.save(record);
}
