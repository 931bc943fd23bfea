import type { Head, Root } from '../../model/index.ts';
import { BadPublication } from '../../registry/index.ts';
import { type Clock, PortError } from '../ports.ts';
import type { FetchFile, RegistryShelf, Shelved, SyncOutcome, SyncProgress } from '../registry-ports.ts';
import { stageContent } from './content.ts';
import { holdOf } from './hold.ts';
import { FetchFailure, hostAt } from './host.ts';
import { nextSync } from './schedule.ts';
import { fetchHead, followRoots, lastSeen, type ReadHead, readHead } from './trusted.ts';

export type SyncPorts = {
  shelf: RegistryShelf;
  fetchFile: FetchFile;
  clock: Clock;
  /** 0 up to 1. */
  random(): number;
  /** How far it is; null when it is done. */
  tell?(registry: string, progress: SyncProgress | null): void;
};

type SyncState = Shelved['sync'];
/** What a try leaves behind beside the generation; `changed`: verdicts rest on something else now. */
type Result = { outcome: SyncOutcome; changed: boolean } & Pick<SyncState, 'etag'> & Partial<SyncState>;

/** `accept`: sequence of a held update that the user wants. `first`: nothing is asked, the user has just subscribed. */
export type SyncOrder = { accept: number | null; first?: boolean };

export type SyncResult = { outcome: SyncOutcome; changed: boolean };

/**
 * Brings one published registry up to date from its host. Whatever goes wrong becomes the outcome; what was in use
 * stays in use then. One at a time: the caller holds the lock.
 * @throws PortError only when the outcome itself cannot be stored
 */
export async function syncPublished(
  id: string,
  ports: SyncPorts,
  order: SyncOrder = { accept: null },
): Promise<SyncResult> {
  const address = (await ports.shelf.get(id))?.address;
  return address ? syncFrom(address, id, ports, order) : { outcome: { state: 'never' }, changed: false };
}

/** As `syncPublished`, from another address than the stored one: a file stands for a host. */
export async function syncFrom(
  address: string,
  id: string,
  ports: SyncPorts,
  order: SyncOrder,
): Promise<SyncResult> {
  const shelved = await ports.shelf.get(id);
  if (!shelved?.root) return { outcome: { state: 'never' }, changed: false };
  const trust = { root: shelved.root };
  try {
    const result = await attempt({ ...shelved, address }, trust, ports, order);
    return await settle(id, trust.root, result, ports, null);
  } catch (error) {
    await ports.shelf.sweep().catch(() => undefined);
    const outcome = failureOf(error, ports.clock());
    const retryAfter = error instanceof FetchFailure ? error.retryAfter : null;
    const { etag } = shelved.sync;
    return await settle(id, trust.root, { outcome, changed: false, etag }, ports, retryAfter);
  } finally {
    ports.tell?.(id, null);
  }
}

type Fetched = Shelved & { address: string };

async function attempt(
  shelved: Fetched,
  trust: { root: Root },
  ports: SyncPorts,
  order: SyncOrder,
): Promise<Result> {
  const { id, address, sync } = shelved;
  const host = hostAt(address, ports.fetchFile);
  ports.tell?.(id, { phase: 'head', done: 0, total: 0 });
  const canAsk = order.accept === null && !order.first && shelved.current !== null;
  const answer = await fetchHead(host, canAsk ? sync.etag : null);
  if (!answer) return { ...unchanged(sync, ports.clock()), etag: sync.etag };
  const root = await followRoots(host, trust.root, answer.bytes, (next) => {
    trust.root = next;
    ports.tell?.(id, { phase: 'root', done: next.version, total: 0 });
  });
  const read = await readHead(host, answer.bytes, root, lastSeen(shelved));
  // With a new root time begins anew as well: a stolen key may have dated heads far ahead.
  const newestIssued =
    root.version === shelved.root?.version ? laterOf(sync.newestIssued, read.head.issued) : read.head.issued;
  const result = await take(read, shelved, host, ports, order);
  return { ...result, etag: answer.etag, newestIssued };
}

/** What a checked head asks for: nothing, or its content. */
async function take(
  read: ReadHead,
  shelved: Fetched,
  host: ReturnType<typeof hostAt>,
  { shelf, clock, tell }: SyncPorts,
  { accept, first = false }: SyncOrder,
): Promise<Omit<Result, 'etag'>> {
  const { id, current, sync } = shelved;
  const { head, hash } = read;
  if (current && isSameState(current, head)) {
    const renewed = hash === current.headHash ? null : { head, hash };
    return {
      outcome: { state: 'unchanged', at: clock().toISOString(), changes: 0 },
      changed: renewed?.hash !== sync.renewed?.hash,
      renewed,
    };
  }
  const isHeld = sync.last.state === 'held' && sync.last.sequence === head.sequence;
  if (accept !== head.sequence && (isHeld || sync.refused === head.sequence)) return unchanged(sync, clock());
  const made = clock().toISOString();
  const progress = tell ? (step: SyncProgress) => tell(id, step) : () => undefined;
  const staged = await stageContent({ ...read, registry: id, current, host, shelf, made, tell: progress });
  const hold = first || accept === head.sequence ? null : holdOf(current, staged);
  if (hold) {
    await shelf.discard(staged);
    return { outcome: { state: 'held', at: made, sequence: head.sequence, ...hold }, changed: false };
  }
  await shelf.swap(id, staged);
  const outcome: SyncOutcome = { state: 'updated', at: made, changes: staged.changes.length };
  return { outcome, changed: true, renewed: null, refused: null };
}

/** A new root may begin to count anew: the sequence alone does not tell. */
const isSameState = (current: NonNullable<Shelved['current']>, head: Head): boolean =>
  current.sequence === head.sequence &&
  current.stateHash === head.stateHash &&
  current.log.last === head.log.last;

/** An update that waits for the user waits on. */
function unchanged({ last }: SyncState, now: Date): { outcome: SyncOutcome; changed: boolean } {
  if (last.state === 'held') return { outcome: last, changed: false };
  return { outcome: { state: 'unchanged', at: now.toISOString(), changes: 0 }, changed: false };
}

/** Stores how it went. The registry is read anew: the user may have switched it off, or removed it, meanwhile. */
async function settle(
  id: string,
  root: Root,
  { outcome, changed, ...found }: Result,
  { shelf, clock, random }: SyncPorts,
  retryAfter: number | null,
) {
  const latest = await shelf.get(id);
  if (!latest) return { outcome, changed };
  const failuresInARow = outcome.state === 'failed' ? latest.sync.failuresInARow + 1 : 0;
  const nextAt = nextSync(clock(), { failures: failuresInARow, random: random(), retryAfter });
  const { current, previous: _, ...record } = latest;
  await shelf.save({
    ...record,
    root,
    title: current?.about.title ?? record.title,
    sync: { ...record.sync, ...found, last: outcome, nextAt, failuresInARow },
  });
  return { outcome, changed };
}

function failureOf(error: unknown, now: Date): SyncOutcome {
  const failed = { state: 'failed' as const, at: now.toISOString() };
  if (error instanceof BadPublication || error instanceof FetchFailure) {
    const { code, file, detail } = error;
    return { ...failed, code, file, ...(detail !== undefined && { detail }) };
  }
  if (error instanceof PortError) {
    return { ...failed, code: error.code, ...(error.detail !== undefined && { detail: error.detail }) };
  }
  return { ...failed, code: 'internal', detail: String(error).slice(0, 300) };
}

const laterOf = (a: string | null, b: string): string => (a && Date.parse(a) > Date.parse(b) ? a : b);
