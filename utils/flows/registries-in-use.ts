import type { AssetEntry, TopicEntry } from '../matching/index.ts';
import type { Asset, Registry, RegistryStamp } from '../model/index.ts';
import {
  type OpenEntries,
  openDocuments,
  openEntries,
  type Resolve,
  stampOf,
  stamps,
} from '../registry/index.ts';
import type { RegistryShelf } from './registry-ports.ts';

/** The registries to match against: their look-ups, and what verdicts and findings note of them. */
export type RegistriesInUse = { entries: OpenEntries; readonly stamps: RegistryStamp[] };

/** Registries that are held in memory as documents. */
export const documentsInUse = (documents: readonly Registry[], resolve: Resolve): RegistriesInUse => ({
  entries: openDocuments(documents, resolve),
  stamps: stamps(documents),
});

/** The registries on the shelf that are switched on. */
export async function shelfInUse(
  shelf: Pick<RegistryShelf, 'list' | 'open'>,
  resolve: Resolve,
): Promise<RegistriesInUse> {
  const enabled = (await shelf.list()).filter(({ enabled, current }) => enabled && current);
  const open = await Promise.all(enabled.map(({ id }) => shelf.open(id)));
  return {
    entries: openEntries(open, resolve),
    // Anew each time: a registry becomes stale while it is in use.
    get stamps() {
      return enabled.flatMap((one) => stampOf(one, new Date()) ?? []);
    },
  };
}

/** Assets that are texts, with their words. */
export async function assetsWithText(entries: OpenEntries): Promise<{ entry: AssetEntry; text: string }[]> {
  const found: { entry: AssetEntry; text: string }[] = [];
  for await (const { entry, asset } of assetsIn(entries, 'text')) {
    if (asset.text !== undefined) found.push({ entry, text: asset.text });
  }
  return found;
}

export async function topicsOf(entries: OpenEntries): Promise<TopicEntry[]> {
  const found: TopicEntry[] = [];
  for await (const { snapshot } of entries.listed('topic')) {
    if (isOf(snapshot, 'topic')) found.push(snapshot);
  }
  return found;
}

/** Assets of a list: the entry as matches keep it, and the asset with what it is found by. */
export async function* assetsIn(
  entries: OpenEntries,
  list: 'text' | 'picture' | 'film',
): AsyncGenerator<{ entry: AssetEntry; asset: Asset }> {
  for await (const { snapshot, line } of entries.listed(list)) {
    if (isOf(snapshot, 'asset') && line.kind === 'asset') yield { entry: snapshot, asset: line.value };
  }
}

type Snapshots = { asset: AssetEntry; topic: TopicEntry };

function isOf<K extends keyof Snapshots>(
  snapshot: { entry: { kind: string } },
  kind: K,
): snapshot is Snapshots[K] {
  return snapshot.entry.kind === kind;
}
