// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { isCommentLink, postLink } from '../../../utils/sites/instagram/links.ts';
import { S } from '../../../utils/sites/instagram/selectors.ts';
import { findsOnlyMarked, onlyPost, readAt } from './page.ts';

const HOME = 'https://www.instagram.com/';
const POST = 'https://www.instagram.com/p/CV45U6mK6mB/';
const PROFILE = 'https://www.instagram.com/thomaswestphaldo/';
const AT = '2021-11-05T09:00:00.000Z';
const FILE = 'https://scontent.cdninstagram.com/v';

const person = (user: string) =>
  `<a href="/${user}/"><img alt="x" src="${FILE}/face.jpg"></a><a href="/${user}/"><span dir="auto">${user}</span></a>`;
const stamp = (path: string) => `<a href="${path}"><time datetime="${AT}">5. November</time></a>`;
const comment = (words: string) =>
  `<div>${person('somebody')}<a href="/p/CV45U6mK6mB/c/1790/"><time datetime="2021-11-06T09:00:00.000Z">1T</time></a><span dir="auto">${words}</span></div>`;
const tile = (path: string) =>
  `<div><a href="${path}"><img alt="Photo by X" src="${FILE}/tile.jpg"></a></div>`;

/** The post page since 2024: no article; the caption's own time is later when it was edited. */
const page = (caption: string, rest = '') => `<main><div><div>
  <ul><li><img alt="Bild 1" src="${FILE}/1.jpg"></li><li><img alt="Bild 2" src="${FILE}/2.jpg"></li></ul>
  <div><span role="link"><img src="${FILE}/ring.jpg"></span><a href="/thomaswestphaldo/">thomaswestphaldo</a></div><hr>
  <div><span dir="auto"><div><div><span>${person('thomaswestphaldo')}</span>&nbsp;<span>Bearbeitet</span><span><time datetime="2021-11-05T09:06:00.000Z">2J</time></span></div><span>${caption}</span></div></span></div>
  ${comment('Ein Kommentar, der sehr viel länger als die Beschreibung des Bildes ist')}
  <section><button>Gefällt mir</button></section>${stamp('/thomaswestphaldo/p/CV45U6mK6mB/')}</div>${rest}</div></main>`;

describe('selectors', () => {
  it.each([
    [
      S.postLink,
      '<a data-here href="/p/abcde/"></a><a data-here href="/u/reel/abcde/"></a><a href="/u/"></a><a href="/reels/audio/1/"></a>',
    ],
    [S.time, '<time data-here datetime="x"></time><time>x</time>'],
    [S.reelAuthor, '<a data-here href="/u/reels/"></a><a href="/reels/abcde/"></a>'],
    [S.audio, '<a data-here href="/reels/audio/1/"></a><a href="/u/reels/"></a>'],
    [
      S.adLink,
      '<a data-here href="https://www.facebook.com/ads/ig_redirect/?d=1"></a><a href="https://l.instagram.com/?u=1"></a>',
    ],
    [
      S.avatarPlace,
      '<header data-here></header><span data-here role="link"></span><a role="link" href="/x"></a>',
    ],
    [S.json, '<script data-here type="application/json">{}</script><script type="text/plain">{}</script>'],
  ])('%s', (selector, html) => expect(findsOnlyMarked(selector, html)).toBe(true));

  it.each([
    ['/p/CV45U6mK6mB/', 'CV45U6mK6mB', null],
    ['/user.x/reel/CV45U6mK6mB/?hl=en', 'CV45U6mK6mB', 'user.x'],
    ['https://www.instagram.com/tv/CV45U6mK6mB', 'CV45U6mK6mB', null],
    ['/p/CV45U6mK6mB/c/17/', undefined, undefined],
    ['/p/CV45U6mK6mB/liked_by/', undefined, undefined],
    ['/reels/audio/17/', undefined, undefined],
    ['https://evil.example/p/CV45U6mK6mB/', undefined, undefined],
  ])('post link %s', (href, code, user) => {
    const link = document.createElement('a');
    link.setAttribute('href', href);
    expect(postLink(link)?.code).toBe(code);
    expect(postLink(link)?.user).toBe(user);
    expect(isCommentLink(link)).toBe(href.includes('/c/'));
  });
});

describe('a post at its own address', () => {
  it('has the time that links to it, the edited caption, and no comment', () => {
    expect(
      onlyPost(
        `${POST}?img_index=2`,
        page('Nashorn 🦏<br>am See <a href="/stadtdortmund/">@stadtdortmund</a>'),
      ),
    ).toMatchObject({
      key: 'instagram:CV45U6mK6mB',
      permalink: POST,
      author: { key: 'instagram:@thomaswestphaldo', url: PROFILE },
      publishedAt: AT,
      kind: 'post',
      text: 'Nashorn 🦏\nam See @stadtdortmund',
      mentions: ['instagram:@stadtdortmund'],
      links: [],
      promoted: false,
      media: [
        { kind: 'image', url: `${FILE}/1.jpg`, alt: 'Bild 1' },
        { kind: 'image', url: `${FILE}/2.jpg`, alt: 'Bild 2' },
      ],
    });
  });

  it('keeps a caption shorter than the word "Edited"', () =>
    expect(onlyPost(POST, page('Ja')).text).toBe('Ja'));

  it('stands above tiles of other posts', () => {
    const reads = readAt(
      POST,
      page(
        'x',
        `<div>Mehr von ${person('thomaswestphaldo')}${tile('/thomaswestphaldo/p/CL99BORsQHW/')}${tile('/p/COther12345/')}</div>`,
      ),
    );
    expect(reads).toMatchObject([
      { key: 'instagram:CV45U6mK6mB', kind: 'post' },
      { key: 'instagram:CL99BORsQHW', kind: 'tile', author: { key: 'instagram:@thomaswestphaldo' } },
      { key: 'instagram:COther12345', kind: 'tile', author: { key: 'instagram:@thomaswestphaldo' } },
    ]);
  });

  it('shows nothing while the page is a shell', () =>
    expect(readAt(POST, '<main><div></div></main>')).toEqual([]));
});

describe('an article', () => {
  const feed = (
    header: string,
    after = '',
  ) => `<article><div>${person('stadtdortmund')}${header}</div><img alt="Bild" src="${FILE}/1.jpg">
    <section><svg aria-label="Gefällt mir"></svg></section><div><a href="/stadtdortmund/"><span>stadtdortmund</span></a> <span dir="auto">Guten Morgen ${after}</span></div></article>`;

  it('of the home feed has its time in the header', () => {
    const post = onlyPost(HOME, feed(stamp('/p/CL99BORsQHW/')));
    expect(post).toMatchObject({
      key: 'instagram:CL99BORsQHW',
      author: { key: 'instagram:@stadtdortmund' },
      publishedAt: AT,
      text: 'Guten Morgen',
      promoted: null,
      truncated: false,
    });
    expect(post.media).toHaveLength(1);
  });

  it('has a caption that ends before what follows it', () => {
    const html = feed(stamp('/p/CL99BORsQHW/')).replace(
      '</article>',
      '<section><span>Gefällt sehr vielen Menschen und noch einigen mehr</span></section></article>',
    );
    expect(onlyPost(HOME, html).text).toBe('Guten Morgen');
  });

  it('is cut where the page offers more, in any language', () => {
    const post = onlyPost(
      HOME,
      feed(stamp('/p/CL99BORsQHW/'), '<div role="button"><span>… mehr</span></div>'),
    );
    expect(post).toMatchObject({ truncated: true, text: 'Guten Morgen' });
  });

  it.each([
    ['<span>Gesponsert</span>'],
    ['<span>Sponsored</span>'],
    ['<a href="https://www.facebook.com/ads/ig_redirect/?d=1">Mehr dazu</a>'],
  ])('is an advertisement by %s', (sign) => {
    expect(onlyPost(HOME, feed(sign))).toMatchObject({ promoted: true, key: null, links: [] });
  });

  it('of a feed is judged by the data of the page where that describes this very post', () => {
    const data = (kind: string) =>
      `<script type="application/json">${JSON.stringify({ edges: [{ node: { [kind]: { items: [{ code: 'CL99BORsQHW', taken_at: 1614772800, user: { username: 'x' } }] } } }] })}</script>`;
    expect(onlyPost(HOME, feed(stamp('/p/CL99BORsQHW/')) + data('ad')).promoted).toBe(true);
    expect(onlyPost(HOME, feed(stamp('/p/CL99BORsQHW/')) + data('media')).promoted).toBe(false);
    expect(onlyPost(HOME, feed(stamp('/p/COther12345/')) + data('ad')).promoted).toBeNull();
  });

  it('of the viewer window has its words in the heading and its video once', () => {
    const html = `<div role="dialog"><article role="presentation"><div><video poster="${FILE}/p.jpg" src="blob:x"></video><img src="${FILE}/p.jpg"></div>
      <header>${person('spddortmund')}</header><ul><li><h2>${person('spddortmund')}</h2><h1 dir="auto">Zeile 1<br>Zeile 2</h1><time datetime="2021-11-05T08:00:00.000Z"></time></li>
      ${comment('x')}</ul>${stamp('/spddortmund/p/CL99BORsQHW/')}</article></div>${tile('/spddortmund/p/COther12345/')}`;
    expect(readAt(PROFILE, html)).toMatchObject([
      {
        key: 'instagram:CL99BORsQHW',
        author: { key: 'instagram:@spddortmund' },
        publishedAt: AT,
        text: 'Zeile 1\nZeile 2',
        media: [{ kind: 'video', url: `${FILE}/p.jpg` }],
      },
      { key: 'instagram:COther12345', kind: 'tile' },
    ]);
  });

  it('without any link or word is a placeholder', () =>
    expect(readAt(HOME, '<article><div></div></article>')).toEqual([]));

  it('with a picture and no author is counted', () => {
    expect(
      readAt(HOME, `<article><time datetime="${AT}"></time><img src="${FILE}/1.jpg"></article>`),
    ).toMatchObject([{ reason: 'author' }]);
  });
});

describe('a grid', () => {
  it.each([
    ['logged in', '<main>', '</main>'],
    ['logged out, all tiles in one article', '<main><article>', '</article></main>'],
  ])('%s', (_, before, after) => {
    const html = `${before}${tile('/thomaswestphaldo/p/CV45U6mK6mB/?hl=en')}${tile('/StadtDortmund/reel/CL99BORsQHW/')}${tile('/p/COther12345/')}${after}`;
    expect(readAt(PROFILE, html)).toMatchObject([
      {
        kind: 'tile',
        key: 'instagram:CV45U6mK6mB',
        author: { key: 'instagram:@thomaswestphaldo' },
        media: [{ kind: 'image', alt: 'Photo by X' }],
        publishedAt: null,
        text: '',
        promoted: false,
      },
      {
        kind: 'tile',
        key: 'instagram:CL99BORsQHW',
        author: { key: 'instagram:@stadtdortmund' },
        media: [{ kind: 'video' }],
      },
      { kind: 'tile', key: 'instagram:COther12345', author: { key: 'instagram:@thomaswestphaldo' } },
    ]);
  });

  it('knows no owner where the page is nobody’s', () => {
    expect(readAt('https://www.instagram.com/explore/', tile('/p/COther12345/'))).toMatchObject([
      { author: null, promoted: null },
    ]);
  });

  it('of tagged posts is not the profile’s own', () => {
    expect(readAt(`${PROFILE}tagged/`, tile('/p/COther12345/'))).toMatchObject([{ author: null }]);
  });

  it('leaves links without picture alone', () =>
    expect(readAt(PROFILE, '<main><a href="/p/COther12345/">x</a></main>')).toEqual([]));
});

describe('the player of reels', () => {
  const reel = (
    user: string,
    words: string,
  ) => `<div><video src="${FILE}/${user}.mp4"></video><div><a href="/${user}/reels/"><span role="link"><img src="${FILE}/f.jpg"></span><span dir="auto">${user}</span></a>
    <div role="presentation"><div role="button"><span dir="auto">${words}</span><span aria-hidden="true">… mehr</span></div></div><a href="/reels/audio/26/"><span>Ton von irgendwem mit langem Titel</span></a></div></div>`;
  const data = `<script type="application/json">${JSON.stringify(
    [
      ['eins', 'DUYDBGXgi8u', 'Erstes Wort'],
      ['zwei', 'DUYS0WLjJWs', 'Zweites Wort'],
    ].map(([username, code, text]) => ({
      code,
      taken_at: 1770293543,
      user: { username },
      caption: { text },
    })),
  )}</script>`;

  it('gives each reel with its author; code and time come from the data of this page', () => {
    const html = `<main><div>${reel('eins', 'Erstes')}${reel('zwei', 'Zweites')}</div></main>`;
    const url = 'https://www.instagram.com/reels/DUYDBGXgi8u/';
    expect(readAt(url, html + data)).toMatchObject([
      {
        key: 'instagram:DUYDBGXgi8u',
        text: 'Erstes',
        media: [{ kind: 'video' }],
        publishedAt: '2026-02-05T12:12:23.000Z',
        promoted: false,
      },
      { key: 'instagram:DUYS0WLjJWs', text: 'Zweites', promoted: null },
    ]);
    expect(readAt(url, html.replace('Zweites', 'Ganz etwas anderes') + data)).toMatchObject([
      {},
      { key: null },
    ]);
    expect(readAt('https://www.instagram.com/reels/COther12345/', html + data)).toMatchObject([
      { key: null },
      { key: null },
    ]);
  });
});
