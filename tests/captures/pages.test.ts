import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, inspectPage, launchChromium } from '../../scripts/inspect/index.ts';
import type { Post } from '../../utils/model/index.ts';
import { capturesOf, hasCaptures } from './captures.ts';
import { differences } from './compare.ts';

const isReady = hasCaptures && hasChromium();
if (!isReady)
  console.warn('captures: SKIPPED, the stored pages (../shared/captures) or Chromium are missing');

/** The logged-in viewer of all stored pages. Where he is the author, the post is his; he must stand nowhere else. */
function namesViewer({ author, ...post }: Post): boolean {
  const isHis = /alex[ .]?beispiel|61000000000001/i.test(JSON.stringify(author));
  return !isHis && /alex[ .]?beispiel|61000000000001/i.test(JSON.stringify(post));
}

let browser: Browser;
beforeAll(async () => {
  if (isReady) browser = await launchChromium();
});
afterAll(() => browser?.close());

describe.skipIf(!isReady).each(['twitter', 'instagram', 'facebook', 'adlibrary'])(
  'stored pages of %s',
  (site) => {
    const captures = capturesOf(site);

    it('are there', () => expect(captures.length).toBeGreaterThan(0));

    it.each(captures)('$name', async ({ url, read, expected }) => {
      const { posts, unread } = await inspectPage(read(), url, browser);
      const faults = posts.flatMap(({ post }, index) => {
        const wanted = expected[index];
        return wanted
          ? differences(post, wanted).map((line) => `${index} ${wanted.key} ${line}`)
          : [`${index} not expected: ${post.key}`];
      });
      expect(faults).toEqual([]);
      expect(posts.filter(({ post }) => namesViewer(post)).map(({ post }) => post.key)).toEqual([]);
      expect(posts).toHaveLength(expected.length);
      expect(unread).toEqual([]);
    });
  },
);
