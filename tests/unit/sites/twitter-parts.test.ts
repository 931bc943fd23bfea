// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { onlyPost, readAt } from './page.ts';

const HOME = 'https://x.com/home';
const ID = '2017885636916150272';
const TIME = '2026-02-01T09:00:01.000Z';

const name = (handle: string, shown = 'Stadt N') =>
  `<div data-testid="User-Name"><div><a href="/${handle}">${shown}</a></div><div><a href="/${handle}">@${handle}</a></div></div>`;
const time = `<a href="/a/status/${ID}"><time datetime="${TIME}">1h</time></a>`;
const words = (inner: string) => `<div data-testid="tweetText">${inner}</div>`;
const article = (inner: string) => `<article data-testid="tweet" role="article">${inner}</article>`;
const read = (inner: string, around = '') => onlyPost(HOME, around + article(name('a') + time + inner));

describe('who reposted', () => {
  const context = (line: string, handle = 'Rat_N') =>
    article(`<a href="/${handle}"><span data-testid="socialContext">${line}</span></a>${name('a')}${time}`);

  it.each([
    ['<span>Rat <img alt="🦋" src="x/emoji/1.svg"></span> reposted', 'Rat 🦋'],
    ['Rat hat repostet', 'Rat'],
    ['Rat a reposté', 'Rat'],
    ['Rat reposteó', 'Rat'],
    ['Rat repostou', 'Rat'],
    ['Rat ha ripostato', 'Rat'],
    ['Rat сделал(а) репост', 'Rat'],
    ['أعاد Rat النشر', null],
    ['Ratさんがリポストしました', 'Rat'],
    ['Rat Retweeted', 'Rat'],
  ])('%s', (line, shown) => {
    const post = onlyPost(HOME, context(line));
    expect(post.author?.key).toBe('x:@a');
    expect(post.context).not.toBeNull();
    expect(post.repostedBy ?? null).toEqual(
      shown && { key: 'x:@rat_n', name: shown, url: 'https://x.com/rat_n' },
    );
  });

  it.each(['Pinned', 'Angeheftet', 'Rat liked', 'Rat follows'])('nobody, by "%s"', (line) =>
    expect(onlyPost(HOME, context(line))).toMatchObject({ context: line }),
  );

  it('is nobody without a link', () => {
    const html = article(`<div data-testid="socialContext">Rat reposted</div>${name('a')}${time}`);
    expect(onlyPost(HOME, html).repostedBy).toBeUndefined();
  });

  it('is never whoever is logged in', () => {
    const viewer = '<a data-testid="AppTabBar_Profile_Link" href="/Rat_N"></a>';
    expect(onlyPost(HOME, viewer + context('Rat reposted')).repostedBy).toBeUndefined();
    expect(onlyPost(HOME, context('You reposted')).repostedBy).toBeUndefined();
    expect(onlyPost(HOME, context('Du hast repostet')).repostedBy).toBeUndefined();
  });
});

describe('cards', () => {
  const card = (inner: string, below = '') =>
    `<div><div data-testid="card.wrapper">${inner}</div>${below}</div>`;

  it('of a linked page have title and host; the address only where it is written', () => {
    const link = card(
      '<a href="https://t.co/1" aria-label="nachbau.example Ein Bericht"><img alt="" src="https://pbs.twimg.com/card_img/1"><div dir="ltr"><span>Ein Bericht</span></div></a>',
      '<a href="https://t.co/1" dir="ltr">Von nachbau.example</a>',
    );
    const expected = { kind: 'link', title: 'Ein Bericht', domain: 'nachbau.example' };
    expect(read(words('x') + link)).toMatchObject({ cards: [{ ...expected, url: null }], media: [] });
    const written = words('<a href="https://t.co/1"><span>https://</span>nachbau.example/bericht</a>');
    expect(read(written + link).cards).toEqual([{ ...expected, url: 'https://nachbau.example/bericht' }]);
    const bare = link.replace(' aria-label="nachbau.example Ein Bericht"', '');
    expect(read(words('x') + bare).cards).toEqual([{ ...expected, url: null }]);
  });

  it('in the small form have host, title and description as lines', () => {
    const lines = ['nachbau.example', 'Titel', 'Beschreibung'].map((line) => `<div dir="auto">${line}</div>`);
    expect(read(card(`<a href="https://t.co/1">${lines.join('')}</a>`)).cards).toEqual([
      { kind: 'link', title: 'Titel', domain: 'nachbau.example', url: null },
    ]);
  });

  it('of advertisements carry their target', () => {
    const link = (path: string) =>
      `<a href="https://nachbau.example/${path}?twclid=1" aria-label="nachbau.example ${path}"></a>`;
    expect(read(card(link('eins') + link('zwei'))).cards).toEqual([
      { kind: 'link', title: 'eins', domain: 'nachbau.example', url: 'https://nachbau.example/eins' },
      { kind: 'link', title: 'zwei', domain: 'nachbau.example', url: 'https://nachbau.example/zwei' },
    ]);
  });

  it.each([
    ['with results', 'li', '<div dir="ltr"><span>60 %</span></div>'],
    ['open', 'div role="radio"', ''],
  ])('of a poll %s have its choices', (_, tag, share) => {
    const end = tag.split(' ')[0];
    const choices = ['Ja', 'Nein'].map(
      (one) => `<${tag}><div dir="ltr"><span>${one}</span></div>${share}</${end}>`,
    );
    expect(read(card(`<div data-testid="cardPoll">${choices.join('')}</div>`)).cards).toEqual([
      { kind: 'poll', title: null, domain: null, url: null, options: ['Ja', 'Nein'] },
    ]);
  });

  it('announce a long article, whose picture is theirs', () => {
    const cover =
      '<div data-testid="article-cover-image"><div data-testid="tweetPhoto"><img src="https://pbs.twimg.com/media/1"></div></div>';
    const lines = '<div dir="auto">Titel</div><div dir="auto">Anfang</div><a href="/a/article/7"></a>';
    expect(read(`${words('Lest:')}<div>${cover}<div>${lines}</div></div>`)).toMatchObject({
      text: 'Lest:',
      media: [],
      cards: [{ kind: 'article', title: 'Titel', url: 'https://x.com/a/article/7' }],
    });
    const whole = read(`${cover}<div data-testid="twitter-article-title">Titel</div>`);
    expect(whole).toMatchObject({ text: 'Titel', media: [{ kind: 'image' }] });
    expect(whole.cards).toBeUndefined();
  });
});

describe('the name line', () => {
  it('may hold an "@" that is no handle', () => {
    expect(onlyPost(HOME, article(name('a', 'Amt @Nachbau') + time)).author).toMatchObject({
      key: 'x:@a',
      name: 'Amt @Nachbau',
    });
    const quoted = `<div role="link"><div data-testid="User-Name"><div><span>@echt</span></div><div><span>@anders</span></div></div>${words('y')}</div>`;
    expect(read(words('x') + quoted).quoted?.author).toMatchObject({ key: 'x:@anders', name: '@echt' });
  });
});

describe('what is not the post’s own', () => {
  it('the line of whom it answers, notes of readers, an unavailable quotation', () => {
    const html = `<div>Replying to <a href="/b">@b</a></div>${words('Worte')}<div>This Post is unavailable.</div>
      <div data-testid="birdwatch-pivot" role="link"><span>Hinweis <a href="https://t.co/9">quelle.example</a></span></div>`;
    expect(read(html)).toMatchObject({ text: 'Worte', mentions: [], links: [], quoted: null });
  });

  it('the id of the thread', () => {
    const thread = article(`${name('a')}${words('x')}<a href="/a/status/12">Show this thread</a>`);
    expect(onlyPost(HOME, thread).key).toBeNull();
    const counted = article(
      `${name('a')}${words('x')}<a href="/a/status/12">y</a><a href="/a/status/${ID}/analytics"></a>`,
    );
    expect(onlyPost(HOME, counted).key).toBe(`x:${ID}`);
  });

  it('the button for more, where it stands among the words', () => {
    const more = '<button data-testid="tweet-text-show-more-link">Mehr anzeigen</button>';
    expect(read(words(`Anfang ${more}`))).toMatchObject({ text: 'Anfang', truncated: true });
  });

  it('the place of a deleted post is no post', () => {
    const gone = `<span>This Post was deleted. <a href="https://help.x.com/rules-and-policies/notices-on-x">Learn more</a></span>`;
    expect(readAt(HOME, article(gone))).toEqual([]);
  });
});

describe('whether it is an advertisement', () => {
  it('cannot be told without time, label and measuring element', () =>
    expect(onlyPost(HOME, article(name('a') + words('x'))).promoted).toBeNull());

  it('is not told by words of the author, names or cards', () => {
    const card = '<div data-testid="card.wrapper"><a href="https://t.co/1"><span>Ad</span></a></div>';
    const html = `${name('a', '<span>Ad</span>')}${words('<span>Anzeige</span>')}${card}`;
    expect(onlyPost(HOME, article(html)).promoted).toBeNull();
  });

  it('is false by the time, also where the link around it is gone', () =>
    expect(onlyPost(HOME, article(`${name('a')}<time datetime="${TIME}"></time>`)).promoted).toBe(false));
});
