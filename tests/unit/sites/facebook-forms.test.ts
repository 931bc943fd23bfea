// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { roots } from '../../../utils/sites/facebook/roots.ts';
import { S } from '../../../utils/sites/facebook/selectors.ts';
import { findsOnlyMarked, onlyPost, readAt } from './page.ts';

const HOME = 'https://www.facebook.com/';
const name = (user: string, tag = 'h3', id = '') =>
  `<${tag} id="${id}"><a href="/${user}">${user}</a></${tag}>`;
const message = (words: string) => `<div data-ad-comet-preview="message">${words}</div>`;
const comment =
  '<div role="article" aria-label="Kommentar"><h3><a href="/person">Person</a></h3><div dir="auto">Nein</div></div>';

describe('selectors', () => {
  it.each([
    [S.group, '<a data-here href="/groups/1/"></a><a href="/stadt"></a>'],
    [S.videoId, '<div data-here data-video-id="1"></div><div></div>'],
    [S.player, '<video data-here></video><img>'],
    [S.heading, '<h2 data-here></h2><h4 data-here></h4><h1></h1>'],
  ])('%s', (selector, html) => expect(findsOnlyMarked(selector, html)).toBe(true));
});

describe('a long list', () => {
  const filled = (place: number) => `<div aria-posinset="${place}">${name(`s${place}`)}${message('x')}</div>`;
  const empty = '<div aria-posinset="9"><div style="min-height:700px"><div hidden></div></div></div>';

  it('has roots only where something stands, in document order', () => {
    document.body.innerHTML = `${empty}${filled(1)}${empty.repeat(50)}<div aria-posinset="2">${message('y')}</div>${filled(3)}${empty}`;
    const found = roots(document, new URL(HOME));
    expect(found.map((root) => root.getAttribute('aria-posinset'))).toEqual(['1', '2', '3']);
  });

  it('is in order whatever its posts are found by', () => {
    document.body.innerHTML = `<div aria-posinset="1">${name('a')}</div><div aria-posinset="2">${message('b')}</div>`;
    const places = roots(document, new URL(HOME)).map((root) => root.getAttribute('aria-posinset'));
    expect(places).toEqual(['1', '2']);
  });

  it('has no root inside another, and none in comments', () => {
    document.body.innerHTML = `<div aria-posinset="1">${name('a')}<div role="article">${name('b')}</div>${comment}</div>`;
    expect(roots(document, new URL(HOME))).toHaveLength(1);
  });
});

describe('the group of a post', () => {
  const inGroup = (header: string) =>
    onlyPost(
      HOME,
      `<div aria-posinset="1">${header}${message('Zu <a href="/groups/77/">einer anderen</a> von <a href="/groups/77/user/5/">Eva</a>')}</div>`,
    ).group;

  it('is named by the name line, or by its picture beside the member', () => {
    const member = '<a href="/groups/135/user/16/">Lalith</a>';
    expect(inGroup(`<h3><a href="/groups/135/">Gruppe</a></h3>${member}`)).toEqual({
      name: 'Gruppe',
      url: 'https://www.facebook.com/groups/135/',
    });
    expect(inGroup(`<a aria-label="Gruppe" href="/groups/135/?x=1"></a><h3>${member}</h3>`)?.name).toBe(
      'Gruppe',
    );
    expect(inGroup(`<h3>${member}</h3>`)).toEqual({
      name: null,
      url: 'https://www.facebook.com/groups/135/',
    });
  });

  it('is none where the words only link one', () => expect(inGroup(name('stadt'))).toBeUndefined());
});

describe('several shares of one post in a container', () => {
  const share = (user: string, words: string) =>
    `<div><div>${name(user)}<div><a href="/${user}/posts/12345${user.length}">1d</a></div></div>${message(words)}</div>`;
  const shared = `<div>${name('zeitung', 'h4', 'l')}<div><a href="/zeitung/posts/99999">2. Februar 2026</a></div>${message('Inneres')}</div>`;

  it('are posts of their own, each with the shared post', () => {
    const html = `<div role="article" aria-posinset="1" aria-labelledby="l"><div>${share('eins', 'A')}${share('zweite', 'B')}${shared}</div></div>`;
    const quoted = {
      author: { key: 'facebook:@zeitung' },
      text: 'Inneres',
      key: 'facebook:99999',
      publishedAt: '2026-02-02',
    };
    expect(readAt(HOME, html)).toMatchObject([
      { author: { key: 'facebook:@eins' }, text: 'A', key: 'facebook:123454', quoted },
      { author: { key: 'facebook:@zweite' }, text: 'B', key: 'facebook:123456', quoted },
    ]);
  });

  it('are one post where only one shares', () => {
    const html = `<div aria-posinset="1" aria-labelledby="l"><div>${share('eins', 'A')}${shared}</div></div>`;
    expect(readAt(HOME, html)).toMatchObject([{ text: 'A', quoted: { text: 'Inneres' } }]);
  });
});

describe('reels and videos', () => {
  const reel = (user: string, words: string, more = '') =>
    `<div><div ${more}><video poster="https://v.fbcdn.net/${user}.jpg"></video></div><div>${name(user, 'h2')}<div role="button">Folgen</div></div><div><span dir="auto">${words}</span></div></div>`;

  it('are the video and the words beside it, named by the address', () => {
    const html = `<div role="main"><div>${reel('stadt', 'Im Park')}</div></div>${comment}`;
    expect(onlyPost('https://www.facebook.com/reel/1390', html)).toMatchObject({
      key: 'facebook:1390',
      author: { key: 'facebook:@stadt' },
      text: 'Im Park',
      media: [{ kind: 'video', url: 'https://v.fbcdn.net/stadt.jpg' }],
      promoted: null,
    });
  });

  it('find words a little further away, and an author whose name is no heading', () => {
    const html =
      '<div role="main"><div><div><video></video><div><a href="/stadt"><span>Stadt</span></a></div></div><div><div dir="auto">Im Park</div></div></div></div>';
    expect(onlyPost('https://www.facebook.com/stadt/videos/1390', html)).toMatchObject({
      key: 'facebook:1390',
      author: { key: 'facebook:@stadt' },
      text: 'Im Park',
    });
  });

  it('are several where several are loaded, and the address names none of them', () => {
    const html = `<div role="main">${reel('eins', 'A', 'data-video-id="11111"')}${reel('zwei', 'B')}</div>`;
    expect(readAt('https://www.facebook.com/reel/22222', html)).toMatchObject([
      { key: 'facebook:11111', text: 'A' },
      { key: null, text: 'B' },
    ]);
  });

  it('are not looked for on other pages', () =>
    expect(readAt('https://www.facebook.com/stadt', `<div role="main">${reel('stadt', 'x')}</div>`)).toEqual(
      [],
    ));
});

describe('the data of the page', () => {
  const data = (story: object) =>
    `<script type="application/json">${JSON.stringify({ a: [story] })}</script>`;
  const inner = { post_id: '222', encrypted_click_tracking: 'IN', creation_time: 1742663391 };
  const outer = {
    post_id: '111',
    encrypted_click_tracking: 'OUT',
    creation_time: 1742663392,
    attached_story: inner,
  };

  it('joins by the number of the time link where no token does', () => {
    const html = `<div aria-posinset="1">${name('stadt')}<div><a href="/stadt/posts/111">x</a></div>${message('x')}</div>`;
    expect(onlyPost(HOME, html + data(outer)).publishedAt).toBe('2025-03-22T17:09:52.000Z');
  });

  it('joins the shared post by the second token', () => {
    const html = `<div aria-posinset="1"><h3><a href="/stadt?__cft__[0]=OUT">S</a></h3>${message('x')}<div><h4><a href="/zeitung?__cft__[0]=OUT&__cft__[1]=IN">Z</a></h4>${message('y')}</div></div>`;
    expect(onlyPost(HOME, html + data(outer))).toMatchObject({
      key: 'facebook:111',
      quoted: { key: 'facebook:222', publishedAt: '2025-03-22T17:09:51.000Z' },
    });
  });
});
