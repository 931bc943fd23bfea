// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { Post, Unread } from '../../../utils/model/index.ts';
import { embeds } from '../../../utils/sites/embeds/index.ts';
import { networkSiteFor, siteFor } from '../../../utils/sites/index.ts';

const PAGE = 'https://www.nachbau.example/bericht';
const ID = '1367099526880907264';
const DAY = '2021-03-03';
const INSTANT = '2021-03-03T13:08:21.346Z';
const CODE = 'CNachbau001';
const NUMBER = '3485430308204317';

const tweet = (inner: string) => `<blockquote class="twitter-tweet">${inner}</blockquote>`;
const dated = (text: string, handle = 'Nachbau_D') =>
  `<a href="https://twitter.com/${handle}/status/${ID}?ref_src=twsrc%5Etfw">${text}</a>`;
const words = (text: string) => `<p lang="de" dir="ltr">${text}</p>`;

/** In a document of its own: happy-dom would try to load the frames of the test's document. */
function readAll(html: string): (Post | Unread)[] {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const url = new URL(PAGE);
  return embeds.roots(page, url).flatMap((root) => embeds.read(root, url) ?? []);
}

function post(html: string): Post {
  const [read, ...more] = readAll(html);
  if (!read || more.length > 0 || !('key' in read))
    throw new Error(`not one post: ${JSON.stringify([read, ...more])}`);
  return read;
}

describe('addresses', () => {
  it.each([
    ['https://www.dortmund.de/nachrichten', 'embeds'],
    ['http://localhost:8080/', 'embeds'],
    ['https://notfacebook.com/', 'embeds'],
    ['https://netflix.com/', 'embeds'],
    ['https://x.com/home', 'twitter'],
    ['https://www.facebook.com/messages/t/1', undefined],
    ['https://business.facebook.com/latest', undefined],
    ['https://help.x.com/', undefined],
    ['https://www.instagram.com/direct/inbox/', undefined],
    ['https://x.com./home', undefined],
    ['ftp://www.nachbau.example/', undefined],
    ['file:///page.html', undefined],
  ])('%s is read by %s', (address, id) => expect(siteFor(new URL(address))?.id).toBe(id));

  it('of other websites are no page of a network', () => {
    expect(networkSiteFor(new URL(PAGE))).toBeNull();
    expect(networkSiteFor(new URL('https://x.com/home'))?.id).toBe('twitter');
  });
});

describe('an embedded post of X', () => {
  it('is read with words, name, day and tagged profiles', () => {
    const text = words(
      'Erste Zeile <a href="https://twitter.com/hashtag/probe?src=hash">#probe</a><br>mit <a href="https://twitter.com/Tagged_1">@Tagged_1</a> <a href="https://t.co/abc">https://t.co/abc</a> <a href="https://t.co/def">https://nachbau.example/a?b=1</a>',
    );
    expect(post(tweet(`${text}&mdash; Nach – Bau (@Nachbau_D) ${dated('March 3, 2021')}`))).toMatchObject({
      site: 'embeds',
      kind: 'post',
      key: `x:${ID}`,
      permalink: `https://x.com/i/web/status/${ID}`,
      author: { key: 'x:@nachbau_d', name: 'Nach – Bau', url: 'https://x.com/nachbau_d' },
      publishedAt: DAY,
      derivedAt: null,
      text: 'Erste Zeile #probe\nmit @Tagged_1 https://t.co/abc https://nachbau.example/a?b=1',
      links: ['https://nachbau.example/a?b=1'],
      mentions: ['x:@tagged_1'],
      promoted: false,
      media: [],
    });
  });

  it.each([
    ['in a paragraph of its own', `${words('Worte')}<p>— Nachbau (@Nachbau_D) ${dated('3. März 2021')}</p>`],
    [
      'with links on name and handle',
      `${words('Worte')}<p>— <a href="https://twitter.com/Nachbau_D">Nachbau (@Nachbau_D)</a> ${dated('3. März 2021')}</p>`,
    ],
    ['on one line with the words', `Worte — Nachbau (@Nachbau_D) ${dated('3. März 2021')}`],
    ['with two hyphens', `${words('Worte')}-- Nachbau (@Nachbau_D) ${dated('3. März 2021')}`],
    [
      'right to left',
      `${words('Worte')}&mdash; \u200fNachbau\u200f (\u200e@Nachbau_D\u200e)\u200f ${dated('3 مارس، 2021')}`,
    ],
  ])('has its name line %s', (_, html) => {
    const { author, text, publishedAt, mentions } = post(tweet(html));
    expect(author).toMatchObject({ key: 'x:@nachbau_d' });
    expect(author?.name).toBe('Nachbau');
    expect({ text, publishedAt, mentions }).toEqual({ text: 'Worte', publishedAt: DAY, mentions: [] });
  });

  it.each([
    'March 3, 2021',
    '3. März 2021',
    '3 mars 2021',
    '3 de marzo de 2021',
    '3 de março de 2021',
    '3 марта 2021 г.',
    '٣ مارس ٢٠٢١',
    '2021年3月3日',
    '3 Mart 2021',
  ])('has its day from "%s"', (date) => {
    const read = post(tweet(`${words('Worte')}— N (@Nachbau_D) ${dated(date)}`));
    expect(read).toMatchObject({ publishedAt: DAY, derivedAt: null });
    expect(read.shownTime).toBeUndefined();
  });

  it('keeps a time that is no full date in the words of the page, and derives one from the id', () => {
    const read = post(tweet(`${words('Worte')}— N (@Nachbau_D) ${dated('3 Maerz')}`));
    expect(read).toMatchObject({ publishedAt: null, derivedAt: INSTANT, shownTime: '3 Maerz' });
  });

  it('ends its words at the last dash where all is on one line', () => {
    const read = post(tweet(`Worte — mit Strich — Nachbau (@Nachbau_D) ${dated('March 3, 2021')}`));
    expect(read).toMatchObject({ text: 'Worte — mit Strich', author: { name: 'Nachbau' } });
  });

  it('is the last link: words may link to another post', () => {
    const other = '<a href="https://twitter.com/Other_1/status/1">https://twitter.com/Other_1/status/1</a>';
    const read = post(tweet(`${words(other)}— N (@Nachbau_D) ${dated('March 3, 2021')}`));
    expect(read).toMatchObject({ key: `x:${ID}`, author: { key: 'x:@nachbau_d' } });
  });

  it('has its author from the address where there is no name line', () => {
    const read = post(tweet(`${words('Worte')}${dated('March 3, 2021')}`));
    expect(read).toMatchObject({ author: { key: 'x:@nachbau_d', name: null }, text: 'Worte' });
  });

  it.each([
    [
      'a frame with the id',
      `<div class="twitter-tweet twitter-tweet-rendered"><iframe data-tweet-id="${ID}"></iframe></div>`,
    ],
    [
      'a frame alone',
      `<iframe src="https://platform.twitter.com/embed/Tweet.html?dnt=true&id=${ID}&lang=de"></iframe>`,
    ],
    ['a frame of the new host', `<iframe src="https://platform.x.com/embed/Tweet.html?id=${ID}"></iframe>`],
    [
      'a frame that waits',
      `<iframe data-src="https://platform.twitter.com/embed/Tweet.html?id=${ID}"></iframe>`,
    ],
    [
      'an element with the id',
      `<twitter-widget class="twitter-tweet" data-tweet-id="${ID}"></twitter-widget>`,
    ],
    ['AMP', `<amp-twitter data-tweetid="${ID}"></amp-twitter>`],
  ])('is %s after its script', (_, html) => {
    expect(post(html)).toMatchObject({
      key: `x:${ID}`,
      author: null,
      publishedAt: null,
      derivedAt: INSTANT,
      text: '',
      promoted: false,
    });
  });

  it('is not lost without a link', () => {
    expect(readAll(tweet(words('Worte')))).toEqual([
      { site: 'embeds', reason: 'permalink', hint: 'blockquote: no address of a post' },
    ]);
  });
});

const grammed = (
  inner: string,
  attributes = `data-instgrm-permalink="https://www.instagram.com/p/${CODE}/?utm_source=ig_embed"`,
) => `<blockquote class="instagram-media" ${attributes}>${inner}</blockquote>`;
const gramLink = (inner: string) =>
  `<a href="https://www.instagram.com/p/${CODE}/?utm_source=ig_embed&amp;utm_campaign=loading">${inner}</a>`;
const skeleton = gramLink(
  '<div><div></div></div><svg><title>x</title></svg><div><div>View this post on Instagram</div></div>',
);

describe('an embedded post of Instagram', () => {
  it.each([
    ['A post shared by Nach Bau (@Nachbau.D)', 'Nach Bau'],
    ['Ein Beitrag geteilt von Nach (Bau) (@nachbau.d)', 'Nach (Bau)'],
    ['Une publication partagée par Nach Bau (@nachbau.d)', 'Nach Bau'],
    ['Una publicación compartida por Nach Bau (@nachbau.d)', 'Nach Bau'],
    ['Uma publicação compartilhada por Nach Bau (@nachbau.d)', 'Nach Bau'],
    ['Публикация от Nach Bau (@nachbau.d)', 'Nach Bau'],
    ['\u200fتمت مشاركة منشور بواسطة \u200eNach Bau\u200e\u200f (@\u200enachbau.d\u200e)', 'Nach Bau'],
    ['Nach Bau (@nachbau.d)’in paylaştığı bir gönderi', 'Nach Bau'],
    ['Innlegg, ukjent form, Nach Bau (@nachbau.d)', null],
  ])('is read with "%s"', (line, name) => {
    expect(post(grammed(`<div>${skeleton}<p>${gramLink(line)}</p></div>`))).toMatchObject({
      key: `instagram:${CODE}`,
      permalink: `https://www.instagram.com/p/${CODE}/`,
      author: { key: 'instagram:@nachbau.d', name, url: 'https://www.instagram.com/nachbau.d/' },
      text: '',
      publishedAt: null,
      promoted: false,
    });
  });

  it('has no words of the placeholder, whatever its language', () => {
    expect(post(grammed(skeleton.replace(/View[^<]*/, 'Vis dette innlegget'))).text).toBe('');
  });

  it('has no words but its own where a website has taken the placeholder apart', () => {
    const html = grammed(
      `${gramLink('Sieh dir diesen Beitrag auf Instagram an')}<p>${gramLink('Worte')}</p>`,
    );
    expect(post(html).text).toBe('Worte');
  });

  it('has caption and day', () => {
    const html = grammed(
      `${skeleton}<p>${gramLink('Erste Zeile<br>zweite (@andere)')}</p><p>${gramLink('A post shared by Nach Bau (@nachbau.d)')} on Apr 27, 2020 at 5:00am PDT</p>`,
    );
    expect(post(html)).toMatchObject({
      text: 'Erste Zeile\nzweite (@andere)',
      publishedAt: '2020-04-27',
      author: { key: 'instagram:@nachbau.d', name: 'Nach Bau' },
    });
  });

  it('has the exact time and the name of older codes', () => {
    const html = grammed(
      `<p>${gramLink('Worte')}</p><p>Ett inlägg från <a href="https://www.instagram.com/nachbau.d/">Nach Bau</a> (@nachbau.d) <time datetime="2017-05-03T17:21:23+00:00">3 maj</time></p>`,
      'data-instgrm-version="7"',
    );
    expect(post(html)).toMatchObject({
      key: `instagram:${CODE}`,
      text: 'Worte',
      publishedAt: '2017-05-03T17:21:23.000Z',
      author: { key: 'instagram:@nachbau.d', name: 'Nach Bau' },
    });
  });

  it('does not take a person in the caption for the author', () => {
    const html = grammed(`${skeleton}<p>${gramLink('Foto (@andere) und mehr')}</p>`);
    expect(post(html)).toMatchObject({ text: 'Foto (@andere) und mehr', author: null });
  });

  it.each([
    ['without anything but its address', grammed('')],
    [
      'as frame',
      `<iframe class="instagram-media instagram-media-rendered" src="https://www.instagram.com/p/${CODE}/embed/captioned/?cr=1"></iframe>`,
    ],
    ['as frame without class', `<iframe src="https://www.instagram.com/reel/${CODE}/embed/"></iframe>`],
    ['in AMP', `<amp-instagram data-shortcode="${CODE}"></amp-instagram>`],
  ])('%s', (_, html) => {
    expect(post(html)).toMatchObject({ key: `instagram:${CODE}`, author: null, text: '', promoted: false });
  });

  it.each([
    ['a profile', grammed('', 'data-instgrm-permalink="https://www.instagram.com/nachbau.d/"')],
    ['a frame of a profile', '<iframe src="https://www.instagram.com/nachbau.d/embed/"></iframe>'],
    ['a website with a class of that name', '<div class="instagram-media"><p>Worte</p></div>'],
  ])('is not %s', (_, html) => expect(readAll(html)).toEqual([]));
});

const HREF = `https://www.facebook.com/Nachbau.D/posts/${NUMBER}`;
const booked = (inner: string, href = HREF) => `<div class="fb-post" data-href="${href}">${inner}</div>`;
const fallback = (inner: string, cite = HREF) =>
  `<blockquote cite="${cite}" class="fb-xfbml-parse-ignore">${inner}</blockquote>`;

describe('an embedded post of Facebook', () => {
  it.each([
    ['www.facebook.com', 'on Monday, February 7, 2022'],
    ['graph.facebook.com', 'on Monday, February 7, 2022'],
    ['www.facebook.com', 'am Montag, 7. Februar 2022'],
  ])('has in its fallback text, name and day (%s, %s)', (host, date) => {
    const author = `<a href="https://${host}/Nachbau.D/">Nach Bau</a>`;
    const html = booked(
      fallback(
        `<p>Anfang der Worte…</p>Posted by ${author} <a href="https://${host}/Nachbau.D/posts/${NUMBER}">${date}</a>`,
        `https://${host}/Nachbau.D/posts/${NUMBER}`,
      ),
    );
    expect(post(html)).toMatchObject({
      key: `facebook:${NUMBER}`,
      permalink: HREF,
      author: { key: 'facebook:@nachbau.d', name: 'Nach Bau', url: 'https://www.facebook.com/Nachbau.D' },
      publishedAt: '2022-02-07',
      text: 'Anfang der Worte',
      truncated: true,
      promoted: false,
    });
  });

  it('has profiles tagged in its words, and is not cut without the sign', () => {
    const html = booked(
      fallback(
        `<p>Mit <a href="https://www.facebook.com/andere">Andere</a>.</p>Posted by <a href="https://www.facebook.com/Nachbau.D">Nach Bau</a> on Friday`,
      ),
    );
    expect(post(html)).toMatchObject({
      text: 'Mit Andere.',
      truncated: false,
      mentions: ['facebook:@andere'],
      author: { key: 'facebook:@nachbau.d' },
      publishedAt: null,
    });
  });

  it('has its author from the path where nothing else tells one; a picture names its post', () => {
    const read = post(booked('', `https://www.facebook.com/Nachbau.D/photos/pcb.3485430601537621/${NUMBER}`));
    expect(read).toMatchObject({
      key: `facebook:${NUMBER}`,
      altKeys: ['facebook:3485430601537621'],
      author: { key: 'facebook:@nachbau.d', name: null, url: 'https://www.facebook.com/Nachbau.D' },
    });
    expect(post(booked('', `https://www.facebook.com/photo/?fbid=${NUMBER}&amp;set=pcb.77`)).altKeys).toEqual(
      ['facebook:77'],
    );
  });

  it.each([
    [
      'a frame',
      `<iframe src="https://www.facebook.com/plugins/post.php?href=${encodeURIComponent(HREF)}&width=500"></iframe>`,
    ],
    [
      'a frame with a version',
      `<iframe src="https://www.facebook.com/v19.0/plugins/post.php?app_id=&href=${encodeURIComponent(HREF)}"></iframe>`,
    ],
    [
      'a frame that waits',
      `<iframe data-src="https://www.facebook.com/plugins/post.php?href=${encodeURIComponent(HREF)}"></iframe>`,
    ],
    [
      'the element with its frame',
      booked(
        `<span><iframe src="https://www.facebook.com/v2.3/plugins/post.php?href=${encodeURIComponent(HREF)}"></iframe></span>`,
      ),
    ],
    ['the fallback alone', fallback('')],
    ['AMP', `<amp-facebook data-href="${HREF}"></amp-facebook>`],
  ])('is %s', (_, html) => {
    expect(post(html)).toMatchObject({
      key: `facebook:${NUMBER}`,
      author: { key: 'facebook:@nachbau.d', name: null },
      media: [],
    });
  });

  it.each([
    ['code', `<div class="fb-video" data-href="https://www.facebook.com/Nachbau.D/videos/${NUMBER}/"></div>`],
    [
      'frame',
      `<iframe src="https://www.facebook.com/plugins/video.php?href=${encodeURIComponent(`https://www.facebook.com/Nachbau.D/videos/${NUMBER}/`)}"></iframe>`,
    ],
  ])('is a video (%s)', (_, html) => {
    expect(post(html)).toMatchObject({
      key: `facebook:${NUMBER}`,
      permalink: `https://www.facebook.com/watch/?v=${NUMBER}`,
      media: [{ kind: 'video', url: null }],
    });
  });

  it('keeps an address that names no post', () => {
    expect(post(booked('', 'https://www.facebook.com/share/p/abcdef/'))).toMatchObject({
      key: null,
      permalink: 'https://www.facebook.com/share/p/abcdef/',
      author: null,
    });
  });

  it.each([
    [
      'a page',
      '<div class="fb-page" data-href="https://www.facebook.com/Nachbau.D/"><blockquote cite="https://www.facebook.com/Nachbau.D/" class="fb-xfbml-parse-ignore"><a href="https://www.facebook.com/Nachbau.D/">Nach Bau</a></blockquote></div>',
    ],
    ['a button', '<iframe src="https://www.facebook.com/plugins/like.php?href=x"></iframe>'],
    ['another frame', '<iframe data-src="https://www.nachbau.example/karte"></iframe>'],
    ['a quotation', '<blockquote cite="https://www.nachbau.example/"><p>Worte</p></blockquote>'],
    ['code shown as text', '<pre>&lt;blockquote class="twitter-tweet"&gt;&lt;/blockquote&gt;</pre>'],
  ])('is not %s', (_, html) => expect(readAll(html)).toEqual([]));
});
