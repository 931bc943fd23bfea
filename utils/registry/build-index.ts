import {
  type Account,
  type Asset,
  type EntrySnapshot,
  foldAccountKey,
  foldAddress,
  foldHost,
  networkOf,
  type Registry,
  type Website,
} from '../model/index.ts';

type Kind = EntrySnapshot['entry']['kind'];
type Snapshot<K extends Kind> = Omit<EntrySnapshot, 'entry'> & {
  entry: Extract<EntrySnapshot['entry'], { kind: K }>;
};
type Resolve = (href: string) => { key: string | null; url: string };
type Addressed = Snapshot<'asset'> | Snapshot<'post'>;

/** A fingerprint of lower quality cannot be compared (PDQ). */
const MIN_QUALITY = 50;

/** Shorter names, or names of one word, would be found in every other text. */
const SHORTEST_NAME = 10;

/** The look-ups over all registries in use; it fits the `Entries` of utils/matching. */
export type RegistryIndex = ReturnType<typeof buildIndex>;

/**
 * Builds the look-ups over registries. Entries of different registries stand side by side.
 * @param resolve canonical form and key of an address (utils/sites), the same that is used for the posts
 */
export function buildIndex(registries: readonly Registry[], resolve: Resolve) {
  const accounts = new Lists<Snapshot<'account'>>();
  const posts = new Lists<Addressed>();
  const addresses = new Lists<Addressed>();
  const websites = new Lists<Snapshot<'website'>>();
  const named: Snapshot<'account'>[] = [];
  const assets = new Map<string, Snapshot<'asset'>>();
  const texts: { entry: Snapshot<'asset'>; text: string }[] = [];
  const topics: Snapshot<'topic'>[] = [];
  let hasPictures = false;

  for (const registry of registries) {
    for (const value of registry.accounts) addAccount(snapshot(registry, { kind: 'account', value }), value);
    for (const value of registry.assets)
      addAsset(snapshot(registry, { kind: 'asset', value: light(value) }), value);
    for (const value of registry.posts) addAddress(snapshot(registry, { kind: 'post', value }), value.url);
    for (const value of registry.websites) addWebsite(snapshot(registry, { kind: 'website', value }), value);
    for (const value of registry.topics) topics.push(snapshot(registry, { kind: 'topic', value }));
  }

  function addAccount(entry: Snapshot<'account'>, account: Account) {
    for (const key of accountKeys(account, resolve)) accounts.add(key, entry);
    // A title names the profile; its owner's plain name names the person, and every namesake.
    if (isFindableName(account.name) && account.name !== account.owner) named.push(entry);
  }

  function addAsset(entry: Snapshot<'asset'>, asset: Asset) {
    const { published, addresses = [], fingerprints = [], print, text } = asset;
    assets.set(`${entry.registry} ${asset.id}`, entry);
    for (const url of [published.url, ...addresses]) addAddress(entry, url);
    if (text) texts.push({ entry, text });
    hasPictures ||= print !== undefined || fingerprints.some(({ quality }) => quality >= MIN_QUALITY);
  }

  function addAddress(entry: Addressed, href: string) {
    const { key, url } = resolve(href);
    if (key) posts.add(key, entry);
    else addresses.add(foldAddress(url), entry);
  }

  function addWebsite(entry: Snapshot<'website'>, { host }: Website) {
    websites.add(foldHost(host), entry);
  }

  return {
    accounts: (foldedKey: string) => accounts.get(foldedKey),
    posts: (key: string) => posts.get(key),
    addresses: (foldedAddress: string) => addresses.get(foldedAddress),
    /** All addresses that stand for something, folded. */
    addressList: addresses.all(),
    websites: (foldedHost: string) => websites.get(foldedHost),
    named: named as readonly Snapshot<'account'>[],
    asset: (registry: string, id: string) => assets.get(`${registry} ${id}`),
    texts: texts as readonly (typeof texts)[number][],
    topics: topics as readonly Snapshot<'topic'>[],
    hasPictures,
  };
}

/** Without what only matching needs: a snapshot goes into every verdict and every finding. */
function light({ print: _, film: __, text: ___, ...asset }: Asset): Asset {
  return asset;
}

/** Keeps what is added under each key, in order and without doubles. */
class Lists<T> {
  readonly #lists = new Map<string, T[]>();

  add(key: string, value: T): void {
    const list = this.#lists.get(key);
    if (!list) this.#lists.set(key, [value]);
    else if (!list.includes(value)) list.push(value);
  }

  all(): (readonly [key: string, value: T])[] {
    return [...this.#lists].flatMap(([key, values]) => values.map((value) => [key, value] as const));
  }

  get(key: string): readonly T[] {
    return this.#lists.get(key) ?? [];
  }
}

function snapshot<K extends Kind>(registry: Registry, entry: Snapshot<K>['entry']): Snapshot<K> {
  return { registry: registry.id, registryVersion: registry.version, entry };
}

/** A profile goes by its handle, by its number on Facebook, and by what its address says. */
function accountKeys({ platform, handle, numericId, url }: Account, resolve: Resolve): Set<string> {
  const names = [handle.replace(/^@/, ''), ...(numericId && platform === 'facebook' ? [numericId] : [])];
  const written = names.map((name) => `${networkOf(platform)}:@${name}`);
  const resolved = resolve(url).key;
  return new Set([...written, ...(resolved?.includes(':@') ? [resolved] : [])].map(foldAccountKey));
}

function isFindableName(name: string): boolean {
  return name.length >= SHORTEST_NAME && (name.match(/[\p{L}\p{N}\p{M}]+/gu)?.length ?? 0) >= 2;
}
