import type { Generation, GenerationFacts, RegistryShelf, Staged } from '../../flows/registry-ports.ts';
import type { About, Change, LineKind } from '../../model/index.ts';
import {
  compareNames,
  fastSha256,
  followChanges,
  KEYS_VERSION,
  keyOf,
  type NamedLine,
  nameOfLine,
  type OpenRegistry,
  PackWriter,
  type Resolve,
  type Shard,
  textOf,
} from '../../registry/index.ts';
import { database } from '../database.ts';
import { currentOf, openGeneration, shardsOf } from './rows.ts';

/** Shards that are written together. */
const BATCH = 16;
const TELL_EVERY = 5_000;
/**
 * An overlay lies in memory as a whole and is written with every change: beyond this share of the lines, number, or
 * length in UTF-16 units, all is written anew. Pictures have lines of 35 kB.
 */
const LARGEST_OVERLAY = { share: 10, lines: 2_000, length: 4 * 1024 * 1024 };

/** Writes generations that are not in use yet. */
export function staging(resolve: Resolve): Pick<RegistryShelf, 'stage' | 'stageChanges'> {
  type Lines = Parameters<RegistryShelf['stage']>[1];
  type Tell = (lines: number) => void;

  const stage: RegistryShelf['stage'] = async (...order) => {
    const base = crypto.randomUUID();
    try {
      return await write(base, ...order);
    } catch (error) {
      await dropBase(base).catch(() => undefined);
      throw error;
    }
  };

  async function write(
    base: string,
    registry: string,
    lines: Lines,
    facts: GenerationFacts,
    tell?: Tell,
  ): Promise<Staged> {
    const before = await openCurrent(registry, resolve);
    const db = await database();
    await db.put('packs', { pack: null, at: Date.now() }, base);
    const writer = new PackWriter(resolve, await fastSha256());
    const shards = shardWriter(base);
    let about: About | null = null;
    let [count, kept] = [0, 0];
    for await (const one of lines) {
      if (one.line.kind === 'about') about = one.line.value;
      if (before && one.line.kind !== 'withdrawn' && statusIn(before.open, nameOfLine(one.line)) === 'live')
        kept++;
      await shards.add(writer.add(one));
      count++;
      if (count % TELL_EVERY === 0) tell?.(count);
    }
    const { shard, pack, facts: counted } = writer.finish();
    await shards.add(shard);
    await shards.flush();
    await db.put('packs', { pack, at: Date.now() }, base);
    const generation = { ...facts, ...counted, id: crypto.randomUUID(), base, keys: KEYS_VERSION };
    const vanished = before ? liveCount(before.generation) - kept : 0;
    return { generation: { ...generation, about: about ?? unnamed(registry) }, vanished, changes: [] };
  }

  return {
    stage,
    async stageChanges(registry, changes, facts) {
      const before = await openCurrent(registry, resolve);
      if (!before) return { ...(await stage(registry, sorted(changes), facts)), changes: [...changes] };
      const { generation: current, open } = before;
      const overlay = overlaid(open.overlay, changes);
      const most = Math.max(LARGEST_OVERLAY.lines, open.lines / LARGEST_OVERLAY.share);
      const { vanished, ...counted } = countsAfter(current, open, changes);
      const text = [...overlay.values()].join('\n');
      if (overlay.size > most || text.length > LARGEST_OVERLAY.length) {
        const whole = await stage(registry, replaced(open.all(), sorted(changes)), facts);
        return { ...whole, vanished, changes: [...changes] };
      }
      const id = crypto.randomUUID();
      await (await database()).put('overlays', { text, at: Date.now() }, id);
      const generation = { ...current, ...facts, ...counted, id, keys: KEYS_VERSION };
      return { generation, vanished, changes: [...changes] };
    },
  };
}

/** Lines with changed ones in the place of those of the same name; both in the order of their names. */
async function* replaced(
  lines: AsyncIterable<NamedLine>,
  changed: readonly NamedLine[],
): AsyncGenerator<NamedLine> {
  let next = 0;
  for await (const one of lines) {
    const name = nameOfLine(one.line);
    for (; next < changed.length; next++) {
      const change = changed[next];
      if (!change || compareNames(nameOfLine(change.line), name) >= 0) break;
      yield change;
    }
    const change = changed[next];
    const isReplaced = change && nameOfLine(change.line) === name;
    if (isReplaced) next++;
    yield isReplaced ? change : one;
  }
  yield* changed.slice(next);
}

/** Deletes what was written of lines that were refused in their midst. */
async function dropBase(base: string): Promise<void> {
  const tx = (await database()).transaction(['packs', 'shards'], 'readwrite');
  await Promise.all([
    tx.objectStore('packs').delete(base),
    tx.objectStore('shards').delete(shardsOf(base)),
    tx.done,
  ]);
}

type Current = { generation: Generation; open: OpenRegistry };

async function openCurrent(registry: string, resolve: Resolve): Promise<Current | null> {
  const shelved = await (await database()).get('shelf', registry);
  if (!shelved?.current) return null;
  const generation = currentOf(shelved, registry);
  return { generation, open: await openGeneration(registry, generation, resolve) };
}

function shardWriter(base: string) {
  let batch: Shard[] = [];
  let written = 0;
  const flush = async () => {
    const tx = (await database()).transaction('shards', 'readwrite', { durability: 'relaxed' });
    const shards = batch;
    batch = [];
    const puts = shards.map((shard) => tx.store.put(shard, [base, written++]));
    await Promise.all([...puts, tx.done]);
  };
  return {
    async add(shard: Shard | null): Promise<void> {
      if (shard !== null) batch.push(shard);
      if (batch.length >= BATCH) await flush();
    },
    flush,
  };
}

/** Texts of the overlay by name, with the changed lines in the place of older ones. */
function overlaid(before: ReadonlyMap<string, string>, changes: readonly Change[]): Map<string, string> {
  const after = new Map(before);
  for (const { line } of changes) after.set(nameOfLine(line), textOf(line));
  return after;
}

function sorted(changes: readonly Change[]): NamedLine[] {
  const lines = new Map(changes.map(({ line }) => [nameOfLine(line), line]));
  return [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => ({ line, text: textOf(line) }));
}

type Counted = Pick<Generation, 'counts' | 'bytes' | 'stateHash' | 'about'> & { vanished: number };
type Status = 'absent' | 'live' | 'withdrawn';

/** What is counted after some changes, without reading the lines they replace; the size is that of all lines written. */
function countsAfter(current: Generation, open: OpenRegistry, changes: readonly Change[]): Counted {
  const counts = { ...current.counts };
  const statuses = new Map<string, Status>();
  // What was taken away and put back within the changes did not vanish.
  const vanished = new Set<string>();
  const follow = followChanges(current.log, current.stateHash, 'changes');
  let { about, bytes } = current;
  const count = (kind: LineKind, by: number) => {
    counts[kind] = (counts[kind] ?? 0) + by;
  };
  for (const change of changes) {
    const { line } = change;
    const name = nameOfLine(line);
    const was = statuses.get(name) ?? statusIn(open, name);
    const is = line.kind === 'withdrawn' ? 'withdrawn' : 'live';
    follow.add(change);
    bytes += textOf(line).length + 1;
    if (line.kind === 'about') about = line.value;
    if (was !== is) {
      if (was === 'withdrawn') count('withdrawn', -1);
      if (was === 'live' && line.kind === 'withdrawn') count(line.value.of, -1);
      count(line.kind, 1);
    }
    if (is === 'live') vanished.delete(name);
    else if (statusIn(open, name) === 'live') vanished.add(name);
    statuses.set(name, is);
  }
  return { counts, bytes, about, vanished: vanished.size, stateHash: follow.end.stateHash };
}

function statusIn(open: OpenRegistry, name: string): Status {
  if (!open.has(keyOf.name(name))) return 'absent';
  return open.isWithdrawn(name) ? 'withdrawn' : 'live';
}

const liveCount = ({ counts }: Generation) =>
  Object.entries(counts).reduce((sum, [kind, number]) => sum + (kind === 'withdrawn' ? 0 : number), 0);

const unnamed = (id: string): About => ({ id, title: id });
