// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { S } from '../../../utils/sites/facebook/selectors.ts';
import {
  CFT,
  comment,
  FAKE_LINK,
  FILE,
  HOME,
  message,
  name,
  PFBID,
  photo,
  post,
  SCRAMBLED,
  story,
  under,
} from './facebook-markup.ts';
import { findsOnlyMarked, onlyPost, readAt } from './page.ts';

describe('selectors', () => {
  it.each([
    [
      S.container[0] ?? '',
      '<div data-here aria-posinset="1"><a></a></div><div data-here role="article" aria-posinset="2"><a></a></div><div role="menuitem" aria-posinset="3"><a></a></div>',
    ],
    [
      S.container[1] ?? '',
      '<div data-here aria-describedby="a" aria-labelledby="b"><a></a></div><div aria-labelledby="b"><a></a></div><div role="button" aria-describedby="a" aria-labelledby="b"><a></a></div>',
    ],
    [
      S.container[2] ?? '',
      '<div data-here role="article"><a></a></div><div role="article" aria-label="Kommentar"><a></a></div>',
    ],
    [S.column, '<div data-here role="complementary"></div><div role="main"></div>'],
    [
      S.comment,
      '<div data-here role="article" aria-label="Kommentar von X"></div><div role="article"></div>',
    ],
    [S.decoy, '<div data-here data-0="0"></div><div data-1="1"></div>'],
    [
      S.name[0] ?? '',
      '<div data-here data-ad-rendering-role="profile_name"></div><div data-ad-rendering-role="title"></div>',
    ],
    [
      S.message[0] ?? '',
      '<div data-here data-ad-rendering-role="story_message"></div><div data-ad-rendering-role="description"></div>',
    ],
    [
      S.message[1] ?? '',
      '<div data-here data-ad-comet-preview="message"></div><div data-ad-comet-preview="x"></div>',
    ],
    [
      S.groupUser,
      '<a data-here href="/groups/1/user/2/"></a><a href="/groups/1/"></a><a href="/user/2"></a>',
    ],
    [
      S.mediaLink,
      '<a data-here href="/photo/?fbid=1"></a><a data-here href="/reel/1/"></a><a href="/spd"></a>',
    ],
    [S.viewerImage, '<img data-here data-visualcompletion="media-vc-image"><img>'],
  ])('%s', (selector, html) => expect(findsOnlyMarked(selector, html)).toBe(true));
});

describe('a post of a page', () => {
  const html = post(
    name() +
      under(SCRAMBLED) +
      message('Guten Morgen <img alt="🦏" src="/images/emoji.php/1.png" width="16">') +
      photo('657567040194363') +
      FAKE_LINK,
  );

  it('is read by its links where the page tells no more', () => {
    const read = onlyPost(HOME, html);
    expect(read).toMatchObject({
      key: 'facebook:657567040194363',
      permalink: 'https://www.facebook.com/photo/?fbid=657567040194363',
      publishedAt: null,
      promoted: null,
      author: {
        key: 'facebook:@stadtdortmund',
        name: 'Stadt Dortmund',
        url: 'https://www.facebook.com/StadtDortmund',
      },
      text: 'Guten Morgen 🦏',
      links: [],
      mentions: [],
      quoted: null,
      media: [{ kind: 'image', url: `${FILE}/657567040194363.jpg`, alt: 'Bild' }],
    });
    expect(JSON.stringify(read)).not.toMatch(/Alex|KsAbU0Kem/);
  });

  it('is named by the data of the page where a token joins them', () => {
    expect(onlyPost(HOME, html + story({}))).toMatchObject({
      key: 'facebook:657567306861003',
      altKeys: [`facebook:${PFBID}`, 'facebook:657567040194363'],
      permalink: `https://www.facebook.com/StadtDortmund/posts/${PFBID}`,
      publishedAt: '2025-03-22T17:09:51.000Z',
      promoted: null,
    });
    expect(onlyPost(HOME, html.replaceAll('AZUMtoken', 'AZUother') + story({})).publishedAt).toBeNull();
  });

  it.each([
    [{ sponsored_data: null }, false],
    [{ th_dat_spo: null }, false],
    [{ th_dat_spo: { id: 1 } }, true],
    [{ sponsored_data: { ad_id: '1' } }, true],
    [{}, null],
  ])('data %j says promoted: %s', (extra, promoted) => {
    expect(onlyPost(HOME, html + story(extra)).promoted).toBe(promoted);
  });

  it('does not take the address of the page for its own, unless it is the first there', () => {
    const at = `https://www.facebook.com/StadtDortmund/posts/${PFBID}`;
    const two =
      post(name() + under(SCRAMBLED) + message('a')) + post(name() + under(SCRAMBLED) + message('b'), 2);
    expect(readAt(at, two)).toMatchObject([{ key: `facebook:${PFBID}` }, { key: null }]);
  });

  it('is named by its time link, by its comments, or by the set of its pictures', () => {
    const timed = under(`<a href="/StadtDortmund/posts/${PFBID}?${CFT}" aria-label="14. Oktober 2016">x</a>`);
    expect(onlyPost(HOME, post(name() + timed + message('x')))).toMatchObject({
      key: `facebook:${PFBID}`,
      publishedAt: '2016-10-14',
      promoted: null,
    });
    const commented = comment(
      '<a href="/StadtDortmund/posts/1265469757248686?comment_id=12&reply_comment_id=3">1d</a>',
    );
    expect(onlyPost(HOME, post(name() + under(SCRAMBLED) + message('x') + commented)).key).toBe(
      'facebook:1265469757248686',
    );
    expect(
      onlyPost(HOME, post(name() + under(SCRAMBLED) + photo('11', 'pcb.77') + photo('12', 'pcb.77'))),
    ).toMatchObject({ key: 'facebook:77', altKeys: ['facebook:11', 'facebook:12'] });
  });

  it('without any of these is a post without key', () =>
    expect(onlyPost(HOME, post(name() + under(SCRAMBLED) + message('x')))).toMatchObject({
      key: null,
      permalink: null,
    }));

  it('takes nothing from comments', () => {
    const said = comment(
      '<div dir="auto">Kommentar <a href="https://l.facebook.com/l.php?u=https%3A%2F%2Fa.de%2F">a.de</a></div><img width="500" src="https://x.fbcdn.net/c.jpg">',
    );
    expect(onlyPost(HOME, post(name() + message('x') + said))).toMatchObject({
      text: 'x',
      links: [],
      media: [],
    });
  });

  it('is cut where a button follows its words', () => {
    expect(
      onlyPost(HOME, post(name() + message('Erste Zeile… <div role="button">Mehr ansehen</div>'))),
    ).toMatchObject({ text: 'Erste Zeile', truncated: true });
  });

  it('names whom it tags, and where its links lead', () => {
    const tagged = name().replace('</h3>', ' mit <a href="/thomas.westphal.3591">Thomas</a></h3>');
    const words =
      'Hallo <a href="/spddortmund?__tn__=R">SPD</a> <a href="https://l.facebook.com/l.php?u=https%3A%2F%2Fdortmund.de%2F%3Ffbclid%3D1&h=A">dortmund.de</a>';
    expect(onlyPost(HOME, post(tagged + message(words)))).toMatchObject({
      mentions: ['facebook:@spddortmund', 'facebook:@thomas.westphal.3591'],
      links: ['https://dortmund.de/'],
      author: { key: 'facebook:@stadtdortmund' },
    });
  });

  it('shows a reel as video, not as picture', () => {
    const reel = `<a href="/reel/1390415372702099/?s=group&${CFT}"><img src="${FILE}/r.jpg"><h4><object><a href="/other">Other</a></object></h4></a>`;
    expect(onlyPost(HOME, post(name() + message('x') + reel))).toMatchObject({
      media: [{ kind: 'video', url: `${FILE}/r.jpg` }],
      key: 'facebook:1390415372702099',
      quoted: null,
    });
  });
});

describe('a post in a group', () => {
  it('is by the member, not the group', () => {
    const header =
      '<div data-ad-rendering-role="profile_name"><h3><a href="/groups/135/">Gruppe</a></h3></div><a href="/groups/135/user/1605/?x=1"><svg></svg></a><span><a href="/groups/135/user/1605/">Lalith K</a></span>';
    expect(
      onlyPost('https://www.facebook.com/groups/135/', post(header + under(SCRAMBLED) + message('x'))),
    ).toMatchObject({
      author: {
        key: 'facebook:@1605',
        name: 'Lalith K',
        url: 'https://www.facebook.com/profile.php?id=1605',
      },
    });
  });

  it('is named by the set of its picture', () => {
    const picture = photo('12', 'gm.9621062').replace('&__cft__', '&idorvanity=268&__cft__');
    expect(
      onlyPost(
        'https://www.facebook.com/groups/268/',
        post(name() + under(SCRAMBLED) + message('x') + picture),
      ),
    ).toMatchObject({
      key: 'facebook:9621062',
      altKeys: ['facebook:12'],
      permalink: 'https://www.facebook.com/groups/268/posts/9621062/',
    });
  });
});

describe('a share', () => {
  it('is the sharer’s, with the shared post inside', () => {
    const inner = `<div>${name('spddortmund', 'SPD').replace('id="n"', '')}<a href="/spddortmund/posts/12345678">3 Std.</a>${message('Inneres')}${photo('99')}</div>`;
    expect(
      onlyPost(
        HOME,
        post(`<div>${name()}${under(SCRAMBLED)}</div><div>${message('Äußeres')}</div><div>${inner}</div>`),
      ),
    ).toMatchObject({
      author: { key: 'facebook:@stadtdortmund' },
      text: 'Äußeres',
      media: [],
      key: null,
      quoted: {
        author: { key: 'facebook:@spddortmund' },
        text: 'Inneres',
        key: 'facebook:12345678',
        media: [{ url: `${FILE}/99.jpg` }],
      },
    });
  });

  it('is none when a heading leads elsewhere, as that of a life event', () => {
    const event = `<h3><a href="/events/12/">Naissance : 1 janvier 2000</a></h3>`;
    const timed = under(`<a href="/StadtDortmund/posts/${PFBID}">1 janvier 2000</a>`);
    expect(onlyPost(HOME, post(name() + timed + event))).toMatchObject({ quoted: null, publishedAt: null });
  });

  it('is divided by the words before the shared name, even inside one wrapper and with one mark each', () => {
    const mark = (words: string) => `<div data-ad-preview="message">${words}</div>`;
    const heading = (user: string) => `<h4><a href="/${user}">${user}</a></h4>`;
    expect(
      onlyPost(
        HOME,
        post(
          `${heading('eins')}<div>${mark('Äußeres')}<div>${heading('zwei')}${mark('Inneres')}</div></div>`,
        ),
      ),
    ).toMatchObject({ text: 'Äußeres', quoted: { text: 'Inneres' } });
  });

  it('can have no words of its own', () => {
    const inner = `<div>${name('spddortmund', 'SPD').replace('id="n"', '')}${message('Inneres')}</div>`;
    expect(onlyPost(HOME, post(`<div>${name()}${under(SCRAMBLED)}</div><div>${inner}</div>`))).toMatchObject({
      text: '',
      quoted: { text: 'Inneres' },
    });
  });
});
