// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { S } from '../../../utils/sites/twitter/selectors.ts';
import { timeOfId } from '../../../utils/sites/twitter/status.ts';
import { findsOnlyMarked, onlyPost, readAt } from './page.ts';

const HOME = 'https://x.com/home';
const ID = '957383241714970624';
const TIME = '2018-01-27T22:42:06.000Z';

const name = (handle: string, shown = 'Stadt D') =>
  `<div data-testid="User-Name"><div><a href="/${handle}">${shown}</a></div><div><a href="/${handle}">@${handle}</a></div></div>`;
const time = (handle: string) => `<a href="/${handle}/status/${ID}"><time datetime="${TIME}">1h</time></a>`;
const words = (inner: string) => `<div data-testid="tweetText">${inner}</div>`;
const article = (inner: string) => `<article data-testid="tweet" role="article">${inner}</article>`;
const photo = (file: string, alt = 'Image') =>
  `<div data-testid="tweetPhoto"><img alt="${alt}" src="https://pbs.twimg.com/media/${file}"></div>`;
const quote = (inner: string) =>
  `<div role="link" tabindex="0"><div data-testid="User-Name"><div><span>Other</span></div><div><span>@Other_1</span></div></div>${inner}</div>`;

describe('selectors', () => {
  it.each([
    [
      S.post[0] ?? '',
      '<article data-here data-testid="tweet"></article><article></article><div data-testid="tweetPhoto"></div>',
    ],
    [
      S.post[1] ?? '',
      '<div data-testid="cellInnerDiv"><article data-here role="article"></article></div><article role="article"></article>',
    ],
    [S.userName, '<div data-here data-testid="User-Name"></div><div data-testid="UserName"></div>'],
    [
      S.avatar,
      '<i data-here data-testid="UserAvatar-Container-a"></i><i data-testid="Tweet-User-Avatar"></i>',
    ],
    [
      S.time,
      '<a href="/a/status/1"><time data-here datetime="x"></time></a><div><time datetime="x"></time></div><a href="/a"><time datetime="x"></time></a>',
    ],
    [S.statusLink, '<a data-here href="/a/status/1/analytics"></a><a href="/a"></a>'],
    [
      S.text,
      '<div data-here data-testid="tweetText"></div><div data-testid="tweet-text-show-more-link"></div>',
    ],
    [S.showMore, '<i data-here data-testid="tweet-text-show-more-link"></i><i data-testid="tweetText"></i>'],
    [S.photo[0] ?? '', '<i data-here data-testid="tweetPhoto"></i><i data-testid="tweet"></i>'],
    [S.photo[1] ?? '', '<a data-here href="/a/status/1/photo/1"></a><a href="/a/status/1"></a>'],
    [S.video, '<i data-here data-testid="videoPlayer"></i><i data-testid="placementTracking"></i>'],
    [S.card, '<i data-here data-testid="card.wrapper"></i><i data-testid="card.layoutLarge.media"></i>'],
    [S.context, '<i data-here data-testid="socialContext"></i><i data-testid="User-Name"></i>'],
    [S.placement, '<i data-here data-testid="placementTracking"></i><i data-testid="videoPlayer"></i>'],
    [S.articleTitle, '<i data-here data-testid="twitter-article-title"></i><i data-testid="tweetText"></i>'],
    [
      S.articleText[0] ?? '',
      '<i data-here data-testid="twitterArticleRichTextView"></i><i data-testid="tweetText"></i>',
    ],
  ])('%s', (selector, html) => expect(findsOnlyMarked(selector, html)).toBe(true));
});

describe('a post of X', () => {
  it('is read with author, time, id and words', () => {
    const post = onlyPost(
      HOME,
      article(
        name('StadtDO') +
          time('StadtDO') +
          words('<span>Zeile 1\n\nZeile 2 </span><img alt="🦏" src="https://abs.twimg.com/emoji/1.svg">'),
      ),
    );
    expect(post).toMatchObject({
      key: `x:${ID}`,
      permalink: `https://x.com/i/web/status/${ID}`,
      kind: 'post',
      promoted: false,
      publishedAt: TIME,
      derivedAt: null,
      author: { key: 'x:@stadtdo', name: 'Stadt D', url: 'https://x.com/stadtdo' },
      text: 'Zeile 1\n\nZeile 2 🦏',
      context: null,
      quoted: null,
    });
  });

  it('is the same on twitter.com and with absolute links', () => {
    const html = article(name('StadtDO') + time('StadtDO') + words('x')).replaceAll(
      'href="/',
      'href="https://twitter.com/',
    );
    expect(onlyPost('https://twitter.com/home', html).key).toBe(`x:${ID}`);
  });

  it('is the reposted one: context tells who passed it on', () => {
    const post = onlyPost(
      HOME,
      article(
        `<a href="/rep"><span data-testid="socialContext"><span>Rep</span> hat repostet</span></a>${name('a')}${time('a')}${words('x')}`,
      ),
    );
    expect(post).toMatchObject({ author: { key: 'x:@a' }, context: 'Rep hat repostet' });
  });

  it('gives links by visible text, profiles as mentions and no t.co', () => {
    const post = onlyPost(
      HOME,
      article(
        name('a') +
          time('a') +
          words(
            '<a href="https://t.co/1"><span aria-hidden="true">https://</span>dortmund.de/seite<span aria-hidden="true">/lang?utm_source=x</span><span aria-hidden="true">…</span></a> ' +
              '<a href="/TWestphalDo">@TWestphalDo</a> <a href="/hashtag/Dortmund?src=hashtag_click">#Dortmund</a> <a href="https://t.co/2">Example.com</a>',
          ),
      ),
    );
    expect(post.links).toEqual(['https://dortmund.de/seite/lang']);
    expect(post.mentions).toEqual(['x:@twestphaldo']);
    expect(post.text).toBe('https://dortmund.de/seite/lang?utm_source=x @TWestphalDo #Dortmund Example.com');
  });

  it('counts pictures once: no video frames, no cards, nothing of the quoted post', () => {
    const post = onlyPost(
      HOME,
      article(
        name('a') +
          time('a') +
          words('x') +
          photo('1', 'Ein Nashorn am Phoenixsee') +
          '<div data-testid="tweetPhoto"><div data-testid="placementTracking"><div data-testid="videoPlayer"><video poster="https://pbs.twimg.com/v.jpg"></video></div></div></div>' +
          `<div data-testid="card.wrapper"><a href="https://t.co/3"><img src="https://pbs.twimg.com/card"></a></div>${quote(words('y') + photo('2'))}`,
      ),
    );
    expect(post.media).toEqual([
      { kind: 'image', url: 'https://pbs.twimg.com/media/1', alt: 'Ein Nashorn am Phoenixsee' },
      { kind: 'video', url: 'https://pbs.twimg.com/v.jpg' },
    ]);
    expect(post.promoted).toBe(false);
    expect(post.quoted).toMatchObject({
      key: null,
      author: { key: 'x:@other_1', name: 'Other' },
      text: 'y',
      media: [{ url: 'https://pbs.twimg.com/media/2' }],
    });
  });

  it('takes the id of a quoted post from its picture only when the time agrees', () => {
    const inner = (shown: string) =>
      `<time datetime="${shown}">1h</time>${words('y')}<a href="/other_1/status/${ID}/photo/1">${photo('2')}</a>`;
    const read = (shown: string) => onlyPost(HOME, article(name('a') + words('x') + quote(inner(shown))));
    expect(read(TIME).quoted).toMatchObject({ key: `x:${ID}`, publishedAt: TIME });
    expect(read('2020-01-01T00:00:00.000Z').quoted?.key).toBeNull();
    expect(read(TIME).key).toBeNull();
  });

  it('does not take the id of a borrowed picture for its own', () => {
    const borrowed = (handle: string) =>
      article(`${name('a')}${words('x')}<a href="/${handle}/status/12/photo/1">${photo('1')}</a>`);
    expect(onlyPost(HOME, borrowed('somebody')).key).toBeNull();
    expect(onlyPost(HOME, borrowed('A')).key).toBe('x:12');
  });

  it('leaves pictures of cards out, however they are marked', () => {
    expect(
      onlyPost(
        HOME,
        article(`${name('a')}${time('a')}${words('x')}<div data-testid="card.wrapper">${photo('1')}</div>`),
      ).media,
    ).toEqual([]);
  });

  it('is cut when the page offers to show more', () => {
    expect(
      onlyPost(
        HOME,
        article(
          `${name('a')}${words('x')}<button data-testid="tweet-text-show-more-link">Mehr anzeigen</button>`,
        ),
      ).truncated,
    ).toBe(true);
  });

  it('without permalink is a post without key', () => {
    expect(onlyPost(HOME, article(name('a') + words('x')))).toMatchObject({
      key: null,
      permalink: null,
      text: 'x',
    });
  });

  it('may be an article without tweetText', () => {
    const html = article(
      `${name('a')}${time('a')}<div data-testid="twitter-article-title">Titel</div><div data-testid="twitterArticleRichTextView">Text</div>`,
    );
    expect(onlyPost(HOME, html).text).toBe('Titel\nText');
  });
});

describe('an advertisement on X', () => {
  const ad = `${name('a')}${words('Kauf')}<div data-testid="card.wrapper"><a href="https://shop.de/?twclid=1"><img src="https://pbs.twimg.com/media/c"></a></div><a href="/a/status/${ID}/analytics">5</a>`;

  it('stands inside the measuring element; its id is in the statistics, its time only in the id', () => {
    expect(onlyPost(HOME, `<div data-testid="placementTracking">${article(ad)}</div>`)).toMatchObject({
      promoted: true,
      key: `x:${ID}`,
      publishedAt: null,
      derivedAt: timeOfId(ID),
      links: ['https://shop.de/'],
      media: [],
    });
  });

  it.each(['Ad', 'Anzeige'])('is told by its label %s where that element is gone', (label) => {
    expect(onlyPost(HOME, article(`${ad}<span>${label}</span>`)).promoted).toBe(true);
    expect(onlyPost(HOME, article(`${ad}${time('a')}<span>${label}</span>`)).promoted).toBe(false);
  });
});

describe('what is no post', () => {
  it.each([
    ['a skeleton', article('<div></div>')],
    ['a composer', '<div data-testid="tweetTextarea_0">x</div>'],
    ['a row of suggestions', '<div data-testid="cellInnerDiv"><div data-testid="UserCell">x</div></div>'],
  ])('%s', (_, html) => expect(readAt(HOME, html)).toEqual([]));

  it('counts a post whose author is gone', () => {
    expect(readAt(HOME, article('<img src="/x.jpg"><a href="/a">x</a>'))).toMatchObject([
      { site: 'twitter', reason: 'author' },
    ]);
  });
});

it('computes the time in an id', () => {
  expect(timeOfId(ID)?.slice(0, 19)).toBe(TIME.slice(0, 19));
  expect(timeOfId('20')).toBeNull();
});
