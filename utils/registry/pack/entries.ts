import type { Asset, EntrySnapshot, Line } from '../../model/index.ts';
import { addressOf, beginningKey, keyOf, type Resolve } from './keys.ts';
import type { OpenRegistry } from './open-registry.ts';
import type { Lists } from './writer.ts';

type Kind = EntrySnapshot['entry']['kind'];
type Snapshot<K extends Kind> = K extends Kind
  ? Omit<EntrySnapshot, 'entry'> & { entry: Extract<EntrySnapshot['entry'], { kind: K }> }
  : never;

/** More addresses than this with one beginning: a cut one tells none of them. */
const MOST_BEGINNINGS = 64;

/** The look-ups over all registries in use; they fit the `Entries` of utils/matching. */
export type OpenEntries = ReturnType<typeof openEntries>;

/**
 * The look-ups over open registries. They answer at once from what is in memory; `settled` fetches what was missing and
 * asks again.
 */
export function openEntries(registries: readonly OpenRegistry[], resolve: Resolve) {
  const snapshots = new WeakMap<Line['value'], EntrySnapshot>();
  let wanted = new Map<OpenRegistry, Set<number>>();

  /** One line, one snapshot: matches are told apart by it. */
  function snapshotOf({ id, version }: OpenRegistry, { kind, value }: Line): EntrySnapshot[] {
    if (kind === 'about' || kind === 'withdrawn' || kind === 'inquiry') return [];
    const entry = { kind, value: kind === 'asset' ? light(value) : value } as EntrySnapshot['entry'];
    const made = snapshots.get(value) ?? { registry: id, registryVersion: version, entry };
    snapshots.set(value, made);
    return [made];
  }

  function want(registry: OpenRegistry, shards: number[]): void {
    if (shards.length === 0) return;
    const before = wanted.get(registry);
    wanted.set(registry, new Set([...(before ?? []), ...shards]));
  }

  function find<K extends Kind>(key: string, kinds: readonly K[]): Snapshot<K>[] {
    return registries.flatMap((registry) => {
      const { lines, missing } = registry.find(key);
      want(registry, missing);
      return lines
        .flatMap((line) => snapshotOf(registry, line))
        .filter(({ entry }) => kinds.includes(entry.kind as K)) as Snapshot<K>[];
    });
  }

  function addressesFrom(beginning: string): Snapshot<'asset' | 'post'>[] {
    const key = beginningKey(beginning);
    if (key === null) return [];
    return registries.flatMap((registry) => {
      const { lines, missing } = registry.find(key, MOST_BEGINNINGS);
      if (missing.length + lines.length >= MOST_BEGINNINGS) return [];
      want(registry, missing);
      return lines
        .filter((line) => addressOf(line, resolve).some((address) => address.startsWith(beginning)))
        .flatMap((line) => snapshotOf(registry, line)) as Snapshot<'asset' | 'post'>[];
    });
  }

  function asset(registry: string, id: string): Snapshot<'asset'> | undefined {
    return find(keyOf.name(`asset:${id}`), ['asset']).find((entry) => entry.registry === registry);
  }

  async function* listed(list: keyof Lists): AsyncGenerator<{ snapshot: EntrySnapshot; line: Line }> {
    for (const registry of registries) {
      for await (const line of registry.linesIn(list)) {
        for (const snapshot of snapshotOf(registry, line)) yield { snapshot, line };
      }
    }
  }

  return {
    accounts: (folded: string) => find(keyOf.account(folded), ['account']),
    posts: (key: string) => find(keyOf.post(key), ['post', 'asset']),
    addresses: (folded: string) => find(keyOf.address(folded), ['post', 'asset']),
    addressesFrom,
    websites: (host: string) => find(keyOf.website(host), ['website']),
    named: (words: readonly string[]) => find(keyOf.spoken(words), ['account']),
    asset,
    listed,
    hasPictures: registries.some((registry) => !registry.isEmpty('picture')),
    /**
     * Does work that looks entries up, as often as it takes until everything that it asked for was in memory.
     * @param work without effects; asks the look-ups and nothing that must be waited for
     */
    async settled<T>(work: () => T): Promise<T> {
      for (;;) {
        wanted = new Map();
        const result = work();
        if (wanted.size === 0) return result;
        await Promise.all([...wanted].map(([registry, shards]) => registry.load(shards)));
      }
    },
    /** Lets go of what was not used for longest. */
    trim(): void {
      for (const registry of registries) registry.trim();
    },
  };
}

/** Without what only matching needs: a snapshot goes into every verdict and every finding. */
function light({ print: _, film: __, text: ___, ...asset }: Asset): Asset {
  return asset;
}
