import type { AssetEntry, Entries, Resolve } from '../../../utils/matching/index.ts';
import type {
  Account,
  Asset,
  NamedPost,
  Post,
  QuotedPost,
  Registry,
  Website,
} from '../../../utils/model/index.ts';
import { openDocuments } from '../../../utils/registry/index.ts';
import { emptyContent, emptyPost } from '../../../utils/sites/shared/post.ts';

const source = { title: 'Test source' };

/** An account of the city on X, valid always. */
export const account = (part: Partial<Account> = {}): Account => ({
  id: 'city-x',
  platform: 'twitter',
  handle: 'stadtmusterhausen',
  name: 'Stadt Musterhausen',
  url: 'https://x.com/stadtmusterhausen',
  owner: 'Stadt Musterhausen',
  role: 'city',
  use: 'official',
  source,
  ...part,
});

export const asset = (part: Partial<Asset> = {}): Asset => ({
  id: 'bridge',
  kind: 'picture',
  title: 'The bridge',
  producer: 'Stadt Musterhausen',
  published: { url: 'https://www.musterhausen.example/news/bridge.html', at: '2021-03-03' },
  source,
  ...part,
});

export const namedPost = (part: Partial<NamedPost> = {}): NamedPost => ({
  id: 'summer',
  title: 'Summer tour',
  url: 'https://x.com/someone/status/1456553032246771727',
  source,
  ...part,
});

export const website = (part: Partial<Website> = {}): Website => ({
  id: 'party-home',
  host: 'party.example',
  title: 'Party',
  url: 'https://party.example/',
  owner: 'Party',
  role: 'party',
  source,
  ...part,
});

export const registry = (part: Partial<Registry> = {}): Registry => ({
  schema: 1,
  id: 'test',
  version: '1',
  title: 'Test registry',
  accounts: [],
  assets: [],
  posts: [],
  websites: [],
  topics: [],
  ...part,
});

/** A post on X that says nothing; parts are laid over it. */
export const post = (part: Partial<Post> = {}): Post => ({ ...emptyPost('twitter'), key: 'x:1', ...part });

export const quotedPost = (part: Partial<QuotedPost> = {}): QuotedPost => ({
  key: null,
  ...emptyContent(),
  ...part,
});

/** An author known by key only. */
export const by = (key: string | null, name: string | null = null) => ({ key, name, url: null });

const stamp = { registry: 'test', registryVersion: '1' };

export const assetEntry = (part: Partial<Asset> = {}): AssetEntry => ({
  ...stamp,
  entry: { kind: 'asset', value: asset(part) },
});

/** Addresses as the sites resolve them, for the few forms these tests use. */
export const resolve: Resolve = (href) => {
  const url = new URL(href);
  const [first = '', second = '', third = ''] = url.pathname.split('/').filter(Boolean);
  const network = {
    'x.com': 'x',
    'twitter.com': 'x',
    'instagram.com': 'instagram',
    'facebook.com': 'facebook',
  }[url.hostname.replace(/^www\./, '')];
  const clean = url.origin + url.pathname + url.search.replace(/[?&]utm_[^&]*/g, '');
  if (!network || !first) return { key: null, url: clean };
  if (second === 'status') return { key: `x:${third}`, url: clean };
  if (first === 'p') return { key: `instagram:${second}`, url: clean };
  if (first === 'ads') return { key: `facebook-ad:${url.searchParams.get('id')}`, url: clean };
  return { key: `${network}:@${first.toLowerCase()}`, url: clean };
};

/** The index over one registry with these entries; that it is `Entries` is the contract of the two folders. */
export const entriesOf = (part: Partial<Registry>): Entries => openDocuments([registry(part)], resolve);
