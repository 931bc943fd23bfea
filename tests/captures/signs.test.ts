import { describe, expect, it } from 'vitest';
import { hasChromium } from '../../scripts/inspect/index.ts';
import { CAPTURED_SITES, capturesOf, hasCaptures } from './captures.ts';
import { useChromium } from './in-chromium.ts';

const isReady = hasCaptures && hasChromium();
if (!isReady) console.warn('signs: SKIPPED, the stored pages (../shared/captures) or Chromium are missing');
const read = useChromium(hasChromium());

describe.skipIf(!isReady)('signs of posts on stored pages', () => {
  // On other websites articles and pictures are no sign of a post.
  const pages = CAPTURED_SITES.filter((site) => site !== 'embeds').flatMap(capturesOf);
  const withPosts = pages.filter(({ expected }) => expected.length > 0);
  const without = pages.filter(({ expected }) => expected.length === 0);

  it('are looked for on both kinds', () => {
    expect(without.map(({ name }) => name).sort()).toEqual([
      'facebook/page-events-2024-04-en',
      'facebook/shell-loggedout-2025-11-en',
      'instagram/shell-2026-01-en',
    ]);
    expect(withPosts.length).toBeGreaterThan(15);
  });

  it.each(withPosts)('$name: yes', async ({ url, read: html }) => {
    expect(await read(html(), url)).toMatchObject({ isPostPage: true });
  });

  it.each(without)('$name: no', async ({ url, read: html }) => {
    expect(await read(html(), url)).toMatchObject({ isPostPage: false, posts: [] });
  });

  it.each(withPosts)('$name: yes after the hooks of the readers are gone', async ({ url, read: html }) => {
    const changed = html().replaceAll('data-testid', 'data-gone').replaceAll('aria-posinset', 'aria-gone');
    const { posts, isPostPage } = await read(changed, url);
    expect(isPostPage).toBe(true);
    // X hangs on its hooks alone: there the reader sees nothing any more, and the signs are what tells it.
    if (url.includes('x.com') || url.includes('twitter.com')) expect(posts).toEqual([]);
  });
});

const avatar = '<img src="https://pbs.twimg.com/a.jpg" width="40" height="40">';
const people = (href: string) =>
  `<div role="feed">${`<div role="article" aria-posinset="1">${avatar}<a href="${href}">Nachbau Person</a> arbeitet bei Nachbau und wohnt in Neustadt</div>`.repeat(8)}</div>`;

describe.skipIf(!hasChromium())('signs of posts on pages without any', () => {
  it.each([
    [
      'settings',
      'https://www.facebook.com/nachbau/settings',
      `<main>${'<article><a href="/nachbau/posts/1">Nachbau</a> Einstellungen, die lange Namen tragen und mehr</article>'.repeat(5)}</main>`,
    ],
    [
      'notifications of Facebook',
      'https://www.facebook.com/notifications',
      `<div role="main">${[1, 2, 3].map((at) => `<a href="/nachbau/posts/${at}?notif_id=1&notif_t=like">${avatar} Nachbau gefällt ein Beitrag</a>`).join('')}</div>`,
    ],
    [
      'notifications in a window over an empty page',
      'https://www.facebook.com/nachbau',
      `<div role="main"></div><div role="dialog">${[1, 2, 3].map((at) => `<a href="/nachbau/posts/${at}?notif_id=1&notif_t=like">${avatar} Nachbau gefällt ein Beitrag</a>`).join('')}</div>`,
    ],
    [
      'notifications of X',
      'https://x.com/notifications',
      `<main>${`<article>${avatar}<a href="/nachbau/status/1">Nachbau</a> hat etwas lang Geschriebenes mit einem Herz versehen</article>`.repeat(3)}</main>`,
    ],
    [
      'an empty profile of X',
      'https://x.com/nachbau_d',
      '<main><a href="/nachbau_d/header_photo"><img src="https://pbs.twimg.com/b.jpg" width="1500" height="500"></a><a href="/nachbau_d/photo"><img src="https://pbs.twimg.com/c.jpg" width="200" height="200"></a><h2>Noch nichts</h2></main>',
    ],
    [
      'an empty profile of Facebook',
      'https://www.facebook.com/nachbau',
      '<div role="main"><a href="/photo/?fbid=11&set=a.1"><img src="https://x.fbcdn.net/a.jpg" width="900" height="400"></a><a href="/photo/?fbid=12&set=a.2&__tn__=%3C"><img src="https://x.fbcdn.net/b.jpg" width="200" height="200"></a></div>',
    ],
    [
      'an empty profile of Instagram',
      'https://www.instagram.com/nachbau.d/',
      '<main><header><img src="https://x.cdninstagram.com/a.jpg" width="250" height="250"><a href="/nachbau.d/followers/">3</a></header></main>',
    ],
    [
      'a wall before a post',
      'https://www.instagram.com/p/CNachbau001/',
      '<main><form><img src="https://x.cdninstagram.com/a.jpg" width="400" height="400"><input type="password"></form><a href="/accounts/login/">Anmelden</a></main>',
    ],
    ['people found on Facebook', 'https://www.facebook.com/search/people/?q=nachbau', people('/nachbau')],
    ['people found on X', 'https://x.com/search?q=nachbau&f=user', people('/nachbau')],
    [
      'a newspaper',
      'https://www.nachbau.example/',
      `${'<article><a href="/a">Ein Artikel</a> mit langen Worten über die Stadt Neustadt am Nachbau<img src="a.jpg" width="600" height="400"></article>'.repeat(5)}`,
    ],
  ])('%s: no', async (_, url, html) => {
    const { signs, isPostPage } = await read(html, url);
    expect({ ...signs, isPostPage }).toMatchObject({ isPostPage: false });
  });
});
