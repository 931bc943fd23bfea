import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { judge } from '../../../utils/matching/index.ts';
import type { Post } from '../../../utils/model/index.ts';
import { openDocuments, parseRegistryText } from '../../../utils/registry/index.ts';
import { canonicalUrl, resolveAddress } from '../../../utils/sites/index.ts';
import { by, post } from '../matching/samples.ts';

const pathOf = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const registry = parseRegistryText(readFileSync(pathOf('../../../assets/registry/dortmund.json'), 'utf8'));
const shared = pathOf('../../../../shared/');
const hasSources = existsSync(`${shared}seed.txt`);

describe('the bundled registry', () => {
  it('holds the entries that the letter of 17.12.2021 names', () => {
    const { accounts, assets, posts, websites, topics } = registry;
    expect([accounts, assets, posts, websites, topics].map(({ length }) => length)).toEqual([4, 1, 5, 1, 1]);
  });

  it('gives every date that is unknown as unknown', () => {
    expect(registry.assets[0]?.published.at).toBeNull();
    expect(registry.posts.flatMap(({ at }) => at ?? [])).toEqual(['2021-03-03']);
  });

  describe.skipIf(!hasSources)('against its sources (skipped where ../shared is absent)', () => {
    const sources = hasSources
      ? ['seed.txt', 'facts/case.md']
          .map((file) => readFileSync(shared + file, 'utf8'))
          .join('\n')
          .toLowerCase()
      : '';

    it.each(registry.accounts.map(({ handle }) => handle))('the handle %s stands in a source', (handle) => {
      expect(sources).toContain(handle.toLowerCase());
    });

    it.each(registry.posts.map(({ url }) => url))('the post %s stands in a source', (url) => {
      const id = /(?:id=|\/p\/|\/status\/)([\w-]+)/.exec(url)?.[1] ?? 'no id';
      expect(sources).toContain(id.toLowerCase());
    });

    it('asset and website stand in a source', () => {
      expect(sources).toContain(registry.assets[0]?.published.url);
      expect(sources).toContain(registry.websites[0]?.url);
    });
  });

  describe('with the addresses as the sites resolve them', () => {
    const resolve = (href: string) => ({
      key: resolveAddress(href)?.key ?? null,
      url: canonicalUrl(href) ?? href,
    });
    const entries = openDocuments([registry], resolve);

    it.each([
      'facebook-ad:1810988222445157',
      'instagram:CV45U6mK6mB',
      'instagram:CL99BORsQHW',
      'x:1456553032246771727',
      'x:1367099526880907264',
    ])('knows the post %s', (key) => {
      expect(entries.posts(key)).toHaveLength(1);
    });

    it.each<[string, Partial<Post>, string]>([
      ['the profile on X', { author: by('x:@twestphaldo') }, 'author westphal-twitter'],
      [
        'the profile on Instagram',
        { author: by('instagram:@thomaswestphaldo') },
        'author westphal-instagram',
      ],
      [
        'the profile on Facebook',
        { author: by('facebook:@thomas.westphal.3591') },
        'author westphal-facebook',
      ],
      [
        'the profile in a link as it was copied',
        { links: ['https://instagram.com/thomaswestphaldo?utm_medium=copy_link'] },
        'mention westphal-instagram',
      ],
      [
        'the profile in the text of an advertisement',
        { site: 'ad-library', text: 'Mehr: https://www.facebook.com/thomas.westphal.3591.' },
        'mention westphal-facebook',
      ],
      [
        'the city’s article',
        {
          links: [
            'http://dortmund.de/de/leben_in_dortmund/nachrichtenportal/alle_nachrichten/nachricht.jsp?nid=679828&utm_source=x',
          ],
        },
        'link nachricht-679828',
      ],
      ['the party’s homepage', { links: ['https://westphalfuerdortmund.de/'] }, 'link westphalfuerdortmund'],
      [
        'a tweet, by its old host',
        { links: ['https://twitter.com/twestphaldo/status/1456553032246771727?s=21'] },
        'link tweet-1456553032246771727',
      ],
    ])('finds %s', (_, part, expected) => {
      const found = judge(post(part), entries, resolve);
      expect(found.map(({ signal, entry }) => `${signal} ${entry.entry.value.id}`)).toEqual([expected]);
    });

    it('does not count the city’s profile after it was left', () => {
      const tweet = (publishedAt: string) => post({ author: by('x:@stadtdortmund'), publishedAt });
      expect(judge(tweet('2021-08-03T10:00:00Z'), entries, resolve)).toHaveLength(1);
      expect(judge(tweet('2025-03-01T10:00:00Z'), entries, resolve)).toEqual([]);
    });
  });
});
