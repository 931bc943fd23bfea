// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { AD_LABEL } from '../../../utils/sites/facebook/labels.ts';
import {
  comment,
  DECOYS,
  FILE,
  HOME,
  message,
  name,
  PFBID,
  photo,
  post,
  REACTIONS,
  SCRAMBLED,
  under,
} from './facebook-markup.ts';
import { onlyPost, readAt } from './page.ts';

describe('an advertisement', () => {
  const ad = (sign: string) =>
    onlyPost(
      HOME,
      post(name() + under(sign) + message('x')) +
        '<div hidden><span id="l">Gesponsert</span><span id="t">6 Stunden</span></div>',
    ).promoted;
  const letters = 'St0Spoxnsored'
    .split('')
    .map(
      (letter, at) =>
        `<span class="${'St0'.includes(letter) && at < 3 ? 'a b c d' : letter === 'x' ? 'a b c' : 'a b'}">${letter}</span>`,
    )
    .join('');

  it.each([
    ['<a href="#" aria-label="Sponsored">S</a>'],
    ['<a href="#" aria-label="Gesponsert">x</a>'],
    ['<a href="#" aria-label="Anzeige">x</a>'],
    ['<a href="#" aria-label="Sponsorisé">x</a>'],
    ['<a href="#" aria-label="Publicidad">x</a>'],
    [`<a href="#" aria-label="label"><span>${letters}</span></a>`],
    ['<a href="#"><span aria-labelledby="l">x</span></a>'],
    ['<span>Gesponsert</span>'],
    ['<a href="https://www.facebook.com/ads/about/?x=1">x</a>'],
  ])('by %s', (sign) => expect(ad(sign)).toBe(true));

  it.each([[SCRAMBLED], ['<a href="#" aria-label="Mehr dazu">x</a>'], ['<a href="/x">Anzeigenblatt</a>']])(
    'not by %s: it stays unknown',
    (sign) => expect(ad(sign)).toBeNull(),
  );

  it('is told by the label alone, not by words that begin like it', () => {
    expect(['Sponsored', 'Gesponsert · ', 'Anzeige', 'Ad'].every((word) => AD_LABEL.test(word))).toBe(true);
    expect(['Anzeigenblatt', 'Adventsmarkt', 'Werbungskosten'].some((word) => AD_LABEL.test(word))).toBe(
      false,
    );
  });

  it('is excluded at the post’s own address when a time stands there', () => {
    const at = `https://www.facebook.com/StadtDortmund/posts/${PFBID}`;
    const timed = post(
      name() + under(`<a href="${at}" aria-label="30. Mai um 11:02">30. Mai um 11:02</a>`) + message('x'),
    );
    expect(onlyPost(at, timed)).toMatchObject({ promoted: false, publishedAt: null });
    expect(onlyPost(HOME, timed).promoted).toBeNull();
    const login = '<form action="/login/device-based/"><input name="pass"></form>';
    expect(onlyPost('https://www.facebook.com/StadtDortmund', timed + login).promoted).toBe(false);
    expect(
      onlyPost(
        'https://www.facebook.com/StadtDortmund',
        post(name() + under(SCRAMBLED) + message('x')) + login,
      ).promoted,
    ).toBeNull();
  });
});

describe('the photo viewer', () => {
  it('is the column beside the picture', () => {
    const html = `<div role="dialog"><div><img data-visualcompletion="media-vc-image" src="${FILE}/big.jpg"></div><div role="complementary"><div><span dir="auto"><h2><a href="/alex.beispiel">Alex Beispiel</a></h2></span>
      <span dir="auto"><a href="#" aria-label="14 October 2016">x1y</a></span></div><span dir="auto">Wörter</span>${REACTIONS}<ul><li>${comment('<div dir="auto">K</div>')}</li></ul></div></div>`;
    expect(onlyPost('https://www.facebook.com/photo/?fbid=1144&set=a.1', html)).toMatchObject({
      key: 'facebook:1144',
      author: { key: 'facebook:@alex.beispiel' },
      publishedAt: '2016-10-14',
      text: 'Wörter',
      promoted: false,
      media: [{ kind: 'image', url: `${FILE}/big.jpg` }],
    });
    expect(readAt('https://www.facebook.com/alex.beispiel', html)).toEqual([]);
  });

  it('does not take a comment for the words of the post', () => {
    const html = `<div><img data-visualcompletion="media-vc-image" src="${FILE}/big.jpg"></div><div role="complementary"><h2><a href="/alex.beispiel">Alex</a></h2>${REACTIONS}<div dir="auto">Kommentar</div></div>`;
    expect(onlyPost('https://www.facebook.com/photo/?fbid=1144', html).text).toBe('');
  });
});

describe('what is no post', () => {
  it.each([
    [
      'an empty container of a virtual list',
      '<div aria-posinset="4" aria-labelledby="x"><div hidden></div></div>',
    ],
    ['a skeleton', '<div role="article"><div role="status">lädt</div></div>'],
    ['decoys alone', `<div aria-posinset="1">${DECOYS}</div>`],
    ['a comment', comment('<div dir="auto">Kommentar</div>')],
    ['a menu', '<div role="menuitem" aria-posinset="1"><a href="/x"><img></a></div>'],
  ])('%s', (_, html) => expect(readAt(HOME, html)).toEqual([]));

  it('is a person in the results of a search', () =>
    expect(readAt(HOME, '<div aria-posinset="1"><h3><a href="/spd">SPD</a></h3></div>')).toEqual([]));

  it('is a carousel without name line: not counted as unread', () => {
    expect(
      readAt(HOME, `<div aria-posinset="1"><h3>Reels</h3><a href="/x">x</a>${photo('1')}</div>`),
    ).toEqual([]);
  });

  it('counts a container whose name line is gone', () => {
    expect(readAt(HOME, post(`<div dir="auto"><a href="/x">x</a></div>${photo('1')}`))).toMatchObject([
      { reason: 'author' },
    ]);
  });

  it('finds a post by its message where no container is marked', () => {
    const html = `<div role="main"><div><div><h4><a href="/StadtDortmund">Stadt</a></h4></div>${message('eins')}</div><div><div><h4><a href="/spd">SPD</a></h4></div>${message('zwei')}</div></div>`;
    expect(readAt(HOME, html)).toMatchObject([
      { text: 'eins', author: { key: 'facebook:@stadtdortmund' } },
      { text: 'zwei', author: { key: 'facebook:@spd' } },
    ]);
  });
});
