import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseRegistryText } from '../../../utils/registry/index.ts';

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
});
