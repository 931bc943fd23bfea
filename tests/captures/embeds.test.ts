import { describe, expect, it } from 'vitest';
import { hasChromium } from '../../scripts/inspect/index.ts';
import { capturesOf, hasCaptures } from './captures.ts';
import { differences } from './compare.ts';
import { useChromium } from './in-chromium.ts';

const isReady = hasCaptures && hasChromium();
if (!isReady) console.warn('embeds: SKIPPED, the stored pages (../shared/captures) or Chromium are missing');
const read = useChromium(isReady);

describe.skipIf(!isReady)('stored pages with embedded posts', () => {
  const captures = capturesOf('embeds');

  it('are there, in Markdown too', () => {
    expect(captures.filter(({ name }) => name.includes('markdown')).length).toBeGreaterThan(1);
    expect(captures.length).toBeGreaterThan(4);
  });

  it.each(captures)('$name', async ({ url, read: html, expected }) => {
    const { site, posts, unread } = await read(html(), url);
    expect(site).toBe('embeds');
    const faults = posts.flatMap(({ post }, index) => {
      const wanted = expected[index];
      return wanted
        ? differences(post, wanted).map((line) => `${index} ${wanted.key} ${line}`)
        : ['too many'];
    });
    expect(faults).toEqual([]);
    expect(posts).toHaveLength(expected.length);
    expect(unread).toEqual([]);
  });

  it.each(captures)('$name: no mark is one of its posts', async ({ url, read: html }) => {
    const { posts, others } = await read(html(), url);
    const embedded = new Set(posts.map(({ post }) => post.permalink));
    const links = others.flatMap((other) => other.links);
    expect(links.filter((link) => embedded.has(link))).toEqual([]);
    expect(others.every(({ kind }) => kind === 'link' || kind === 'picture')).toBe(true);
    expect(others.length).toBeLessThanOrEqual(300);
  });
});
