// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { readAsked } from '../../../utils/sites/index.ts';

const PARTY = new URL('https://www.partei.example/impressum?utm_source=x');

function draw(html: string) {
  document.body.innerHTML = html;
  for (const image of document.querySelectorAll('img'))
    image.getBoundingClientRect = () => new DOMRect(0, 0, Number(image.width), Number(image.height));
  return document;
}

const PAGE = `<nav><a href="https://x.com/navigation">N</a></nav><main><h1>Titel</h1>
  <p>Mehr bei <a href="https://www.instagram.com/ThomasWestphalDO/?utm_medium=copy_link">uns</a> und
  <a href="https://twitter.com/twestphaldo/status/1456553032246771727?s=21">hier</a>.</p>
  <figure><img src="https://www.partei.example/hafen.jpg" alt="Der Hafen" width="400" height="300"><figcaption>Am Hafen</figcaption></figure>
  <img src="https://www.partei.example/punkt.gif" width="1" height="1" alt=""></main>`;

describe('a page', () => {
  it('is read with its own address, its words, what it links and what it shows', () => {
    const { post, pictures } = readAsked({ what: 'page', srcUrl: null }, draw(PAGE), PARTY);
    expect(post).toMatchObject({
      site: 'embeds',
      kind: 'page',
      key: null,
      permalink: 'https://www.partei.example/impressum',
      mentions: ['instagram:@thomaswestphaldo'],
      media: [{ kind: 'image', url: 'https://www.partei.example/hafen.jpg', alt: 'Der Hafen' }],
    });
    expect(post.links).toContain('https://twitter.com/twestphaldo/status/1456553032246771727?s=21');
    expect(post.links).not.toContain('https://x.com/navigation');
    expect(post.text).toContain('Mehr bei uns und hier.');
    expect([...pictures.keys()]).toEqual(['https://www.partei.example/hafen.jpg']);
  });

  it('of a network is only its address and its pictures: no names, no comments', () => {
    const url = new URL('https://www.facebook.com/spddortmund/posts/657567306861003');
    const { post } = readAsked({ what: 'page', srcUrl: null }, draw(PAGE), url);
    expect(post).toMatchObject({ key: 'facebook:657567306861003', text: '', links: [], mentions: [] });
    expect(post.media).toHaveLength(1);
  });
});

describe('a picture', () => {
  it('is the one that was pointed at, with its caption', () => {
    const src = 'https://www.partei.example/hafen.jpg';
    const { post, root, pictures } = readAsked({ what: 'picture', srcUrl: src }, draw(PAGE), PARTY);
    expect(post).toMatchObject({
      kind: 'picture',
      text: 'Am Hafen',
      media: [{ url: src, alt: 'Der Hafen' }],
    });
    expect(root).toBe(document.querySelector('img'));
    expect(pictures.get(src)).toBe(root);
  });

  it.each([
    [
      'that stands in no image',
      'https://cdn.example/a.jpg',
      [{ kind: 'image', url: 'https://cdn.example/a.jpg' }],
    ],
    ['without address', 'data:image/png;base64,AAAA', []],
    ['with a password in its address', 'https://user:secret@cdn.example/a.jpg', []],
  ])('%s has no element of its own', (_, srcUrl, media) => {
    const { post, root } = readAsked({ what: 'picture', srcUrl }, draw(PAGE), PARTY);
    expect(post.media).toEqual(media);
    expect(root).toBeNull();
  });
});

describe('a selection', () => {
  it('gives its words, the profiles it links and nothing beside it', () => {
    draw(PAGE);
    const paragraph = document.querySelector('main p');
    if (paragraph) document.getSelection()?.selectAllChildren(paragraph);
    const { post } = readAsked({ what: 'selection', srcUrl: null }, document, PARTY);
    expect(post).toMatchObject({
      kind: 'selection',
      permalink: null,
      mentions: ['instagram:@thomaswestphaldo'],
    });
    expect(post.text).toContain('Mehr bei');
  });

  it('of nothing is nothing', () => {
    draw(PAGE);
    document.getSelection()?.removeAllRanges();
    const { post } = readAsked({ what: 'selection', srcUrl: null }, document, PARTY);
    expect(post).toMatchObject({ text: '', links: [], mentions: [], media: [] });
  });
});
