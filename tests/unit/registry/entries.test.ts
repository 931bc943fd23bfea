import { describe, expect, it } from 'vitest';
import { foldWords, type Registry } from '../../../utils/model/index.ts';
import { openDocuments, parseRegistry, stamps } from '../../../utils/registry/index.ts';
import { complete, spoilt } from './samples.ts';

/** Names posts and profiles of x.com, nothing else. */
const resolve = (href: string) => {
  const [, handle, , id] = new URL(href).pathname.split('/');
  if (new URL(href).hostname !== 'x.com') return { key: null, url: href };
  return { key: id ? `x:${id}` : `x:@${handle}`, url: href };
};

const indexOf = (...registries: Registry[]) => openDocuments(registries, resolve);
const ids = (entries: readonly { entry: { value: { id: string } } }[]) =>
  entries.map(({ entry }) => entry.value.id);
const registry = (path = 'version', value: unknown = '1') => parseRegistry(spoilt(path, value));

describe('openDocuments', () => {
  it('finds an account by handle, address and, on Facebook, number', () => {
    expect(ids(indexOf(registry()).accounts('x:@musterhausen'))).toEqual(['city-x']);
    expect(indexOf(registry()).accounts('x:@123')).toEqual([]);
    const renamed = indexOf(registry('accounts.0.url', 'https://x.com/renamed'));
    expect(ids(renamed.accounts('x:@renamed'))).toEqual(['city-x']);
    const facebook = {
      ...registry(),
      accounts: registry().accounts.map((one) => ({
        ...one,
        platform: 'facebook' as const,
        handle: '@Stadt.Muster',
        url: 'https://facebook.com/a',
      })),
    };
    expect(ids(indexOf(facebook).accounts('facebook:@stadtmuster'))).toEqual(['city-x']);
    expect(ids(indexOf(facebook).accounts('facebook:@123'))).toEqual(['city-x']);
  });

  it('finds posts by key, assets by address, websites by host', () => {
    const index = indexOf(registry());
    expect(ids(index.posts('x:1'))).toEqual(['summer']);
    expect(ids(index.addresses('musterhausen.example/bridge'))).toEqual(['bridge']);
    expect(ids(index.addresses('old.example/bridge'))).toEqual(['bridge']);
    expect(ids(index.websites('party.example'))).toEqual(['party']);
    expect(ids(indexOf(registry('websites.0.host', 'www.party.example')).websites('party.example'))).toEqual([
      'party',
    ]);
  });

  it('carries the registry and its version, and keeps registries side by side', () => {
    const [one, two] = [registry('version', '7'), registry('id', 'other')];
    const found = indexOf(one, two).accounts('x:@musterhausen');
    expect(found.map((entry) => [entry.registry, entry.registryVersion])).toEqual([
      ['test-1', '7'],
      ['other', '1'],
    ]);
    expect(stamps([one, two])).toEqual([
      { id: 'test-1', version: '7' },
      { id: 'other', version: '1' },
    ]);
  });

  it('names an entry once, also when two of its addresses are one', () => {
    const index = indexOf(registry('assets.0.addresses', ['http://www.musterhausen.example/bridge/#a']));
    expect(ids(index.addresses('musterhausen.example/bridge'))).toEqual(['bridge']);
  });

  it('tells whether there are pictures to compare with', () => {
    expect(indexOf(registry()).hasPictures).toBe(true);
    expect(indexOf(registry('assets.0.fingerprints', [])).hasPictures).toBe(false);
  });

  it.each([
    ['Stadt Musterhausen – amtlich', 1],
    // The owner's plain name names the person, not the profile.
    ['Stadt Musterhausen', 0],
    ['Musterhausen', 0],
    ['A. Beispl', 0],
    ['A. Beispel', 1],
    ['„Musterhausen!“', 0],
  ])('looks for the name %s: %i', (name, count) => {
    const index = indexOf(registry('accounts.0.name', name));
    expect(index.named(foldWords(name))).toHaveLength(count);
  });

  it('is empty without registries', () => {
    const index = openDocuments([], resolve);
    expect([index.accounts('x:@a'), index.posts('x:1'), index.named(['a', 'b']), index.hasPictures]).toEqual([
      [],
      [],
      [],
      false,
    ]);
    expect(complete().accounts).toHaveLength(1);
  });
});
