import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, inspectPage, launchChromium } from '../../scripts/inspect/index.ts';
import type { Post } from '../../utils/model/index.ts';
import { type Capture, capturesOf, hasCaptures } from './captures.ts';

const isReady = hasCaptures && hasChromium();
if (!isReady)
  console.warn('mutations: SKIPPED, the stored pages (../shared/captures) or Chromium are missing');

let browser: Browser;
beforeAll(async () => {
  if (isReady) browser = await launchChromium();
});
afterAll(() => browser?.close());

/** What must be the same however a page is served: everything but the addresses of saved files. */
const essence = ({ key, author, text, promoted, publishedAt, kind, quoted, media }: Post) => ({
  key,
  author,
  text,
  promoted,
  publishedAt,
  kind,
  quoted: quoted && { ...quoted, media: quoted.media.length },
  media: media.map(({ kind }) => kind),
});

async function read(html: string, url: string) {
  return (await inspectPage(html, url, browser)).posts.map(({ post }) => essence(post));
}

const unchanged = new Map<string, ReturnType<typeof read>>();

/** The page as it is stored, read once for all comparisons. */
function asStored({ name, url, read: html }: Capture) {
  const known = unchanged.get(name) ?? read(html(), url);
  unchanged.set(name, known);
  return known;
}

describe.skipIf(!isReady)('a stored page that was changed', () => {
  const all = ['twitter', 'instagram', 'facebook', 'adlibrary'].flatMap(capturesOf);
  const page = (name: string) => all.find((capture) => capture.name === name) as (typeof all)[number];

  it.each(all)('$name: random class names change nothing', async (capture) => {
    const html = capture.read();
    // The scrambled label is read by the NUMBER of classes, so the number is kept.
    const renamed = html.replace(
      / class="([^"]*)"/g,
      (_, names: string) =>
        ` class="${names
          .split(/\s+/)
          .map((name) => name && `q${name.length}${name.slice(-2)}`)
          .join(' ')}"`,
    );
    expect(await read(renamed, capture.url)).toEqual(await asStored(capture));
  });

  it.each(all.filter(({ name }) => name.startsWith('twitter')))(
    '$name: the other host changes nothing',
    async (capture) => {
      const html = capture.read();
      const swap = (text: string) =>
        text
          .replaceAll('https://twitter.com/', '\u0001')
          .replaceAll('https://x.com/', 'https://twitter.com/')
          .replaceAll('\u0001', 'https://x.com/');
      expect(await read(swap(html), swap(capture.url))).toEqual(await asStored(capture));
    },
  );

  it('Ad Library: German labels', async () => {
    const capture = page('adlibrary/keyword-search-2026-05-en');
    const html = capture.read();
    const german = html
      .replaceAll('Library ID: ', 'Bibliotheks-ID: ')
      .replaceAll('>Active<', '>Aktiv<')
      .replaceAll('>Sponsored<', '>Anzeige<')
      .replaceAll('See ad details', 'Anzeigendetails ansehen')
      .replace(
        /Started running on (\d{1,2}) (\w{3}) (\d{4})/g,
        (_, day: string, month: string, year: string) =>
          `Seit dem ${day.padStart(2, '0')}.${MONTHS.indexOf(month) + 1}.${year} ausgeliefert`,
      );
    expect(german).not.toContain('Library ID');
    expect(await read(german, capture.url)).toEqual(await asStored(capture));
  });

  it.each(all.filter(({ name }) => name.startsWith('twitter')))(
    '$name: hooks of pictures, videos and avatars gone, German words, the other host: nothing changes',
    async (capture) => {
      const changed = capture
        .read()
        .replace(/data-testid="(tweetPhoto|videoPlayer|videoComponent|UserAvatar-Container-\w*)"/g, '')
        .replace(/(>\s*)reposted(\s*<)/g, '$1hat repostet$2')
        .replace(/(>\s*)(Quote|From )/g, (_, before: string, word: string) =>
          word === 'Quote' ? `${before}Zitat` : `${before}Von `,
        )
        .replace(/ lang="en"/g, ' lang="ar"')
        .replace(/href="https:\/\/(x|twitter)\.com\//g, (_, host: string) =>
          host === 'x' ? 'href="https://twitter.com/' : 'href="https://x.com/',
        );
      expect(await read(changed, capture.url)).toEqual(await asStored(capture));
    },
  );

  it.each(all.filter(({ name }) => name.startsWith('instagram')))(
    '$name: no headers, labels or descriptions, German words, relative links: nothing changes',
    async (capture) => {
      const changed = capture
        .read()
        .replace(/<(\/?)header/g, '<$1div')
        .replace(/ (aria-label|alt|title)="[^"]*"/g, '')
        .replace(/>Edited</g, '>Bearbeitet<')
        .replace(/>Verified</g, '>Verifiziert<')
        .replace(/>… ещё</g, '>… mehr<')
        .replace(/href="https:\/\/www\.instagram\.com\//g, 'href="/');
      expect(await read(changed, capture.url)).toEqual(await asStored(capture));
    },
  );

  it('Ad Library: without the page’s data the card tells what it shows', async () => {
    const capture = page('adlibrary/keyword-search-2026-05-en');
    const bare = capture.read().replaceAll('ad_archive_id', 'renamed');
    const told = ({ posts }: Awaited<ReturnType<typeof inspectPage>>) => posts.map(({ post }) => post);
    const [data, shown] = [
      told(await inspectPage(capture.read(), capture.url, browser)),
      told(await inspectPage(bare, capture.url, browser)),
    ];
    const same = ({ key, text, publishedAt, ad }: Post) => ({
      key,
      text,
      publishedAt,
      status: ad?.status,
      end: ad?.end,
    });
    expect(shown.map(same)).toEqual(data.map(same));
    expect(data.filter(({ ad }) => ad?.source === 'both')).toHaveLength(15);
    expect(data.flatMap(({ ad }) => ad?.differences ?? [])).toEqual([]);
    expect(
      shown.every(({ ad }) => ad?.source === 'shown' && ad.platforms === null && ad.pageId === null),
    ).toBe(true);
  });

  it('Facebook: right to left, and without references to the hidden store', async () => {
    const capture = page('facebook/profile-2024-08-fr');
    const turned = capture
      .read()
      .replace('dir="ltr"', 'dir="rtl"')
      .replace(/ aria-labelledby=":rce:"/g, '');
    expect(turned).toContain('dir="rtl"');
    expect(await read(turned, capture.url)).toEqual(await asStored(capture));
    const { posts } = await inspectPage(turned, capture.url, browser);
    expect(posts.map(({ post }) => post.shownTime)).toEqual([undefined, undefined]);
  });

  it('Facebook: German label of an advertisement', async () => {
    const capture = page('facebook/sponsored-fragment-2021-10-en');
    const german = capture.read().replaceAll('aria-label="Sponsored"', 'aria-label="Gesponsert"');
    expect(await read(german, capture.url)).toMatchObject([{ promoted: true }]);
    const untouched = capture.read().replaceAll('aria-label="Sponsored"', 'aria-label="label"');
    expect(await read(untouched, capture.url)).toMatchObject([{ promoted: true }]);
  });

  it('Facebook: without the page’s data posts stay, by their links or without key', async () => {
    const capture = page('facebook/search-posts-2025-11-en');
    const bare = capture.read().replaceAll('encrypted_click_tracking', 'renamed');
    const posts = await read(bare, capture.url);
    expect(posts.map(({ key }) => key)).toEqual([
      'facebook:1390415372702099',
      null,
      'facebook:9621062074667003',
    ]);
    expect(posts.map(({ promoted }) => promoted)).toEqual([null, null, null]);
  });

  it('Facebook: without the attributes of 2025 the older ones lead', async () => {
    const capture = page('facebook/search-posts-2025-11-en');
    const old = capture.read().replaceAll('data-ad-rendering-role', 'data-gone');
    expect(await read(old, capture.url)).toEqual(await asStored(capture));
  });

  it('X: a post without its permalink stays, without key', async () => {
    const capture = page('twitter/profile-2025-12-en');
    const posts = await read(
      capture.read().replace(/href="\/Kikobeats\/status[^"]*"/g, 'href="#"'),
      capture.url,
    );
    expect(posts.map(({ key }) => key)).toEqual([null, null, null]);
    expect(posts.every(({ author }) => author?.key === 'x:@kikobeats')).toBe(true);
  });
});

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
