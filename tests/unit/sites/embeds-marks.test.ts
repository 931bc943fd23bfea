// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { Post } from '../../../utils/model/index.ts';
import { embeds } from '../../../utils/sites/embeds/index.ts';
import { isPost } from '../../../utils/sites/shared/post.ts';

const url = new URL('https://www.nachbau.example/bericht');

function marksOf(html: string): Post[] {
  document.body.innerHTML = html;
  return (embeds.marks?.(document, url) ?? []).map((one) => embeds.read(one, url)).filter(isPost);
}

describe('links of a website', () => {
  it('lead to posts and profiles, in document order and once for each', () => {
    const html = `<a href="https://twitter.com/Nachbau_D">Unser Konto</a>
      <a href="https://www.facebook.com/Nachbau.D/posts/123456789">der Beitrag</a>
      <a href="https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.instagram.com%2Fp%2FCNachbau001%2F">Bild</a>
      <a href="https://x.com/nachbau_d?lang=de">noch einmal</a>`;
    const shown = marksOf(html).map(({ kind, key, author, text, links, mentions, promoted }) => ({
      kind,
      key,
      author,
      text,
      links,
      mentions,
      promoted,
    }));
    const none = { kind: 'link', key: null, author: null, promoted: null };
    expect(shown).toEqual([
      { ...none, text: 'Unser Konto', links: ['https://x.com/nachbau_d'], mentions: ['x:@nachbau_d'] },
      {
        ...none,
        text: 'der Beitrag',
        links: ['https://www.facebook.com/Nachbau.D/posts/123456789'],
        mentions: [],
      },
      { ...none, text: 'Bild', links: ['https://www.instagram.com/p/CNachbau001/'], mentions: [] },
    ]);
  });

  it.each([
    'https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fwww.nachbau.example',
    'https://www.facebook.com/sharer.php?u=x',
    'https://www.facebook.com/dialog/share?href=x',
    'https://twitter.com/intent/tweet?text=x&url=y',
    'https://x.com/share?url=y',
    'https://twitter.com/hashtag/probe',
    'https://www.facebook.com/',
    'https://www.notfacebook.com/Nachbau.D',
    '/nachbau/twitter',
    'mailto:x@x.com',
  ])('are not %s', (href) => expect(marksOf(`<a href="${href}">x</a>`)).toEqual([]));

  it('do not stand in embedded posts, but in embedded pages', () => {
    const html = `<blockquote class="twitter-tweet"><p>x</p>— N (@a_b) <a href="https://twitter.com/a_b/status/1">March 3, 2021</a></blockquote>
      <div class="fb-page"><blockquote cite="https://www.facebook.com/Nachbau.D/" class="fb-xfbml-parse-ignore"><a href="https://www.facebook.com/Nachbau.D/">N</a></blockquote></div>`;
    expect(marksOf(html).map(({ mentions }) => mentions)).toEqual([['facebook:@nachbau.d']]);
  });

  it('are at most 300', () => {
    const many = Array.from({ length: 400 }, (_, at) => `<a href="https://x.com/nachbau${at}">x</a>`);
    expect(marksOf(many.join(''))).toHaveLength(300);
  });
});

describe('pictures of a website', () => {
  it('are read with address, alternative text and caption', () => {
    const html =
      '<figure><img src="/a.jpg" width="600" alt="Ein Rathaus"><figcaption>Das <b>Rathaus</b></figcaption></figure><img src="/b.jpg" width="600" height="400" alt="Ein Turm">';
    expect(marksOf(html)).toMatchObject([
      {
        kind: 'picture',
        key: null,
        text: 'Das Rathaus',
        media: [{ kind: 'image', url: 'https://www.nachbau.example/a.jpg', alt: 'Ein Rathaus' }],
        links: [],
        promoted: null,
      },
      { text: 'Ein Turm', media: [{ url: 'https://www.nachbau.example/b.jpg' }] },
    ]);
  });

  it.each([
    ['of known size', '<img src="/a.jpg" width="100" height="100">'],
    ['with widths to choose from', '<img src="/a.jpg" srcset="/a-300.jpg 300w, /a-768.jpg 768w">'],
    ['that wait', '<img src="data:image/gif;base64,R0" data-src="/a.jpg" width="300">'],
    ['in an article', '<article><p><img src="/a.jpg"></p></article>'],
  ])('count %s', (_, html) =>
    expect(marksOf(html).map(({ media }) => media[0]?.url)).toEqual(['https://www.nachbau.example/a.jpg']),
  );

  it.each([
    ['a small one', '<article><img src="/a.jpg" width="99" height="300"></article>'],
    ['a counter', '<img src="/a.gif" width="1" height="1">'],
    ['a drawing', '<article><img src="/logo.svg" width="300"></article>'],
    ['data', '<article><img src="data:image/png;base64,x" width="300"></article>'],
    ['one of unknown size outside of content', '<div><img src="/a.jpg"></div>'],
    ['one without address', '<article><img alt="x" width="300"></article>'],
  ])('are not %s', (_, html) => expect(marksOf(html)).toEqual([]));
});
