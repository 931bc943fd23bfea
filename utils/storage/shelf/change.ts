import type { IDBPTransaction } from 'idb';
import type { Generation, Shelved, Staged } from '../../flows/registry-ports.ts';
import type { Change } from '../../model/index.ts';
import { database, type Schema } from '../database.ts';
import { changesOf, shardsOf } from './rows.ts';

const STORES = ['shelf', 'packs', 'shards', 'overlays', 'changes'] as const;
type Writing = IDBPTransaction<Schema, typeof STORES, 'readwrite'>;

/** Of registries that are not one's own. */
const CHANGES_KEPT = 2_000;
/** What was begun longer ago and is not in use is left over from a stop in the middle. */
const LEFT_OVER_MS = 60 * 60 * 1000;

/**
 * Changes a registry's row in one strict transaction; what no registry uses any more goes with it.
 * @param next the row wanted; null deletes it
 */
export function changeRow(
  registry: string,
  next: (before: Shelved | undefined) => Shelved | null | undefined,
  staged?: Staged,
): Promise<void> {
  return writing(async (tx) => {
    const shelf = tx.objectStore('shelf');
    const before = await shelf.get(registry);
    const after = next(before) ?? null;
    if (after) await shelf.put(after);
    else await shelf.delete(registry);
    await drop(tx, generationsOf(before), generationsOf(after));
    await keepChanges(tx, registry, after, staged?.changes ?? []);
  });
}

/** Deletes a generation that is not in use. */
export function discardGeneration(generation: Generation): Promise<void> {
  return writing(async (tx) => drop(tx, [generation], await generationsInUse(tx)));
}

/** Deletes packs, shards and overlays that nothing uses and that are not being written. */
export function sweepRows(): Promise<void> {
  return writing(async (tx) => {
    const used = await generationsInUse(tx);
    const bases = new Set(used.map(({ base }) => base));
    const packs = tx.objectStore('packs');
    for (const base of await packs.getAllKeys()) {
      if (bases.has(base) || !isOld(await packs.get(base))) continue;
      await packs.delete(base);
      await tx.objectStore('shards').delete(shardsOf(base));
    }
    const ids = new Set(used.map(({ id }) => id));
    const overlays = tx.objectStore('overlays');
    for (const id of await overlays.getAllKeys()) {
      if (!ids.has(id) && isOld(await overlays.get(id))) await overlays.delete(id);
    }
  });
}

const isOld = (row: { at: number } | undefined) => Date.now() - (row?.at ?? 0) >= LEFT_OVER_MS;

/** Changes of a registry, newest first. */
export async function newestChanges(registry: string, most = Infinity): Promise<Change[]> {
  const found: Change[] = [];
  const { store } = (await database()).transaction('changes');
  for (let at = await store.openCursor(changesOf(registry), 'prev'); at; at = await at.continue()) {
    if (found.length >= most) break;
    found.push(...at.value.toReversed());
  }
  return found.slice(0, most);
}

async function keepChanges(tx: Writing, registry: string, after: Shelved | null, changes: readonly Change[]) {
  const store = tx.objectStore('changes');
  if (!after) {
    await store.delete(changesOf(registry));
    return;
  }
  const [first] = changes;
  if (!first) return;
  await store.put([...changes], [registry, first.n]);
  if (after.kind === 'own') return;
  const keys = await store.getAllKeys(changesOf(registry));
  const oldest = (changes.at(-1)?.n ?? 0) - CHANGES_KEPT;
  // An update goes when the one after it begins among those that go as well.
  for (const [at, key] of keys.entries())
    if ((keys[at + 1]?.[1] ?? Infinity) <= oldest + 1) await store.delete(key);
}

/** Deletes the rows of generations, except what others use. */
async function drop(tx: Writing, gone: readonly Generation[], used: readonly Generation[]): Promise<void> {
  const ids = new Set(used.map(({ id }) => id));
  const bases = new Set(used.map(({ base }) => base));
  for (const { id, base } of gone) {
    if (!ids.has(id)) await tx.objectStore('overlays').delete(id);
    if (bases.has(base)) continue;
    await tx.objectStore('packs').delete(base);
    await tx.objectStore('shards').delete(shardsOf(base));
  }
}

const generationsInUse = async (tx: Writing): Promise<Generation[]> =>
  (await tx.objectStore('shelf').getAll()).flatMap((one) => generationsOf(one));

const generationsOf = (shelved: Shelved | null | undefined): Generation[] =>
  [shelved?.current, shelved?.previous].filter((one) => one !== null && one !== undefined);

/** All of it or nothing: what fails without a failed request must not leave half behind. */
async function writing(work: (tx: Writing) => Promise<void>): Promise<void> {
  const tx = (await database()).transaction(STORES, 'readwrite', { durability: 'strict' });
  try {
    await work(tx);
  } catch (error) {
    tx.done.catch(() => undefined);
    tx.abort();
    throw error;
  }
  await tx.done;
}
