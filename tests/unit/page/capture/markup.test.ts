// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { inlineMedia } from '../../../../utils/evidence/index.ts';
import { cleanAddress, pictureAddress } from '../../../../utils/page/capture/markup/clean.ts';
import { markupOf } from '../../../../utils/page/capture/markup/index.ts';

beforeEach(() => {
  document.head.innerHTML = '';
});

function copyOf(html: string, others: string[] = [], most?: number) {
  document.body.innerHTML = `<article>${html}</article>`;
  const root = document.querySelector('article') as Element;
  const found = others.flatMap((one) => [...root.querySelectorAll(one)]);
  const isOurs = (node: Node) => (node as Element).localName === 'x-ours';
  return markupOf(root, { others: found, isOurs, ...(most && { most }) });
}

/** The copy as a document of its own, which runs nothing. */
const parsed = (html: string) => new DOMParser().parseFromString(html, 'text/html');

describe('the markup of a post', () => {
  it('keeps words, headings, links, times and drawings', () => {
    const { html, cut } = copyOf(
      '<h2>Title</h2><p>One &amp; <b>two</b> &lt;three&gt;</p><a href="https://x.com/a">link</a><time datetime="2021-03-03">3 March</time><svg viewBox="0 0 4 4"><path d="M0 0h4"></path></svg>',
    );
    const copy = parsed(html);
    expect(cut).toBeNull();
    expect(copy.querySelector('h2')?.textContent).toBe('Title');
    expect(copy.querySelector('article')?.textContent).toContain('One & two <three>');
    expect(copy.querySelector('a')?.getAttribute('href')).toBe('https://x.com/a');
    expect(copy.querySelector('time')?.getAttribute('datetime')).toBe('2021-03-03');
    expect(copy.querySelector('path')?.getAttribute('d')).toBe('M0 0h4');
  });

  it.each([
    ['a script', '<script>bad()</script>'],
    ['a handler', '<div onclick="bad()">x</div>'],
    ['a frame', '<iframe src="https://bad.example/bad()"></iframe>'],
    ['an object', '<object data="bad()"></object>'],
    ['a style with an address', '<style>p{background:url(bad())}</style>'],
    ['a script as link', '<a href="javascript:bad()">x</a>'],
    ['a hidden field', '<input type="hidden" name="fb_dtsg" value="bad()">'],
    ['what the viewer wrote', '<textarea>bad()</textarea><input value="bad()">'],
    ['a draft', '<div contenteditable="true">bad()</div><div role="textbox">bad()</div>'],
    ['data of scripts', '<div data-token="bad()" nonce="bad()" jsdata="bad()">x</div>'],
    ['a comment of the markup', '<!-- bad() -->'],
    ['our own signs', '<x-ours>bad()</x-ours>'],
    ['what is not displayed', '<p style="display:none">bad()</p>'],
    ['what is hidden', '<p style="visibility:hidden">bad()</p>'],
    ['what cannot be seen', '<p style="opacity:0">bad()</p>'],
    ['words for screen readers', '<p style="clip-path:inset(50%)">bad()</p>'],
    ['a drawing that loads something', '<svg><use href="https://bad.example/bad()"></use></svg>'],
    ['a drawing filled from elsewhere', '<svg><path fill="url(https://bad.example/bad())"></path></svg>'],
  ])('holds nothing of %s', (_, html) => {
    expect(copyOf(`<p>good</p>${html}`).html).not.toMatch(/bad/);
    expect(copyOf(`<p>good</p>${html}`).html).toContain('good');
  });

  it('leaves out what is not the post’s own', () => {
    const { html } = copyOf('<p>post</p><div class="c">comment <b>more</b></div>', ['.c']);
    expect(html).toContain('post');
    expect(html).not.toMatch(/comment|more/);
  });

  it('loads nothing: pictures are named, not asked for', () => {
    const { html } = copyOf(
      '<img alt="A boat" src="https://pbs.twimg.com/media/a?name=small&format=jpg"><div style="background-image:url(https://pbs.twimg.com/b.jpg)"></div><video poster="https://pbs.twimg.com/c.jpg" src="https://video.twimg.com/d.mp4"></video>',
    );
    const copy = parsed(html);
    expect(html).toMatch(/Content-Security-Policy" content="default-src 'none'; img-src data:;/);
    const [image, video] = copy.querySelectorAll('img');
    expect(image?.getAttribute('data-src')).toBe('https://pbs.twimg.com/media/a?name=small&format=jpg');
    expect(image?.getAttribute('alt')).toBe('A boat');
    expect(image?.hasAttribute('src')).toBe(false);
    expect(video?.getAttribute('data-src')).toBe('https://pbs.twimg.com/c.jpg');
    expect(copy.querySelector('[data-background]')?.getAttribute('data-background')).toBe(
      'https://pbs.twimg.com/b.jpg',
    );
    expect(html).not.toMatch(/url\(|\ssrc=|<video/);
  });

  it('cannot be broken out of by what a page writes', () => {
    const { html } = copyOf(
      '<p title="&quot;><script>bad()</script>" style="font-family: \'</style><script>bad()\'">x</p>',
    );
    const copy = parsed(html);
    expect(copy.querySelectorAll('script')).toHaveLength(0);
    expect(copy.querySelectorAll('style')).toHaveLength(1);
    expect(copy.querySelector('article')?.textContent).toBe('x');
  });

  it('keeps the words alone where it would be too long, and says so', () => {
    const post = `<p>begin</p>${'<p title="x">word</p>'.repeat(3)}<p>${'long '.repeat(1000)}</p>`;
    expect(copyOf(post).cut).toBeNull();
    const { html, cut } = copyOf(post, [], 4000);
    expect(cut).toBe('kept: words');
    expect(html.length).toBeLessThan(4000);
    expect(parsed(html).querySelector('pre')?.textContent).toMatch(/^begin.*word/s);
  });
});

describe('addresses', () => {
  it.each([
    ['https://www.facebook.com/a?__cft__[0]=AZX&__tn__=-UC&id=5', 'https://www.facebook.com/a?id=5'],
    ['https://x.com/a?csrf_token=1&authenticity_token=2&b=3', 'https://x.com/a?b=3'],
    ['https://x.com/a?fb_dtsg=1&jazoest=2&lsd=3&nonce=4', 'https://x.com/a'],
    ['https://me:secret@x.com/a#token=1', 'https://x.com/a'],
    ['/b?x=1', 'https://x.com/b?x=1'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
  ])('%s becomes %s', (from, to) => {
    expect(cleanAddress(from, 'https://x.com/')).toBe(to);
  });

  it('of pictures stay as they are, or go', () => {
    const plain = 'https://scontent.xx.fbcdn.net/v/1_n.jpg?_nc_cat=101&ccb=1-7&oh=00_x&oe=1&_nc_sid=2';
    expect(pictureAddress(plain, 'https://x.com/')).toBe(plain);
    expect(pictureAddress('https://x.com/p.jpg?session_token=1', 'https://x.com/')).toBeNull();
  });
});

describe('pictures put into the markup', () => {
  const bytes = Uint8Array.from([1, 2, 3, 250]);
  const one = (mediaType: string) =>
    new Map([['https://pbs.twimg.com/media/a?x=1&y=2', { mediaType, bytes }]]);
  const { html } = copyOf(
    '<img src="https://pbs.twimg.com/media/a?x=1&y=2"><p>data-src="https://pbs.twimg.com/media/a?x=1&amp;y=2"</p>',
  );

  it('show where their address stood, and nowhere else', () => {
    const copy = parsed(inlineMedia(html, one('image/jpeg')));
    expect(copy.querySelector('img')?.getAttribute('src')).toBe('data:image/jpeg;base64,AQID+g==');
    expect(copy.querySelector('p, div')?.textContent).toContain('data-src="https');
    expect(inlineMedia(html, one('image/jpeg')).match(/base64/g)).toHaveLength(1);
  });

  it('take the place of what the page could draw', () => {
    const drawn =
      '<img data-src="https:&#47;&#47;pbs.twimg.com/media/a?x=1&#38;y=2" src="data:image/png;base64,AA==">';
    const put = inlineMedia(drawn, one('image/png'));
    expect(put.match(/ src="/g)).toHaveLength(1);
    expect(put).toContain('AQID');
  });

  it('show as backgrounds and in drawings', () => {
    const put = inlineMedia(
      '<div data-background="https://pbs.twimg.com/media/a?x=1&#38;y=2"></div><image data-src="https://pbs.twimg.com/media/a?x=1&#38;y=2"></image>',
      one('image/webp'),
    );
    expect(put).toContain('style="background-image:url(data:image/webp;base64,AQID+g==)"');
    expect(put).toContain('href="data:image/webp;base64,AQID+g=="');
  });

  it.each(['image/svg+xml', 'text/html', 'video/mp4'])('never are %s', (type) => {
    expect(inlineMedia(html, one(type))).toBe(html);
  });

  it('stay outside where the document would become too long', () => {
    const large = new Map([
      [
        'https://pbs.twimg.com/media/a?x=1&y=2',
        { mediaType: 'image/png', bytes: new Uint8Array(19_000_000) },
      ],
    ]);
    expect(inlineMedia(html, large)).toBe(html);
  });
});
