// @vitest-environment happy-dom
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Post, Unread } from '../../../utils/model/index.ts';
import { contentMatches, postRef, siteFor, sites } from '../../../utils/sites/index.ts';
import { outermost } from '../../../utils/sites/shared/dom.ts';
import { emptyPost, guarded } from '../../../utils/sites/shared/post.ts';
import { lineOf, textOf } from '../../../utils/sites/shared/text.ts';

const element = (html: string) => {
  document.body.innerHTML = `<div>${html}</div>`;
  return document.body.firstElementChild as Element;
};

describe('words of an element', () => {
  it.each([
    ['a<br>b<br><br>c', 'a\nb\n\nc'],
    ['<div>a</div><div>b</div>c', 'a\nb\nc'],
    ['<div><div>a</div></div><div><span>b</span> c</div>', 'a\nb c'],
    ['a  \n  b', 'a b'],
    [
      'x <img alt="🦏" src="https://abs.twimg.com/emoji/v2/1.svg"> y <img alt="Ein Foto" src="a.jpg">',
      'x 🦏 y',
    ],
    ['a<script>b</script><style>c</style>', 'a'],
    ['a<i class="no">b</i>c', 'ac'],
  ])('%s', (html, text) => expect(textOf(element(html), { space: 'collapse', skip: '.no' })).toBe(text));

  it('keeps line feeds where the site sets them, not the indentation of saved pages', () => {
    expect(textOf(element('\n  <span>a\n\nb</span>\n  <span> c</span>\n'), { space: 'keep' })).toBe(
      'a\n\nb c',
    );
  });

  it('is one line on request, and bounded', () => {
    expect(lineOf(element('a<br>b'))).toBe('a b');
    expect(textOf(element('x'.repeat(70_000)), { space: 'keep' })).toHaveLength(60_000);
  });
});

describe('the name of a post without key', () => {
  const post: Post = {
    ...emptyPost('facebook'),
    text: 'Guten Morgen',
    author: { key: 'facebook:@a', name: 'A', url: null },
    media: [{ kind: 'image', url: 'https://x.fbcdn.net/1.jpg?token=1' }],
  };

  it('is stable over what changes while the post is shown', () => {
    const later = {
      ...post,
      media: [{ kind: 'image' as const, url: 'https://x.fbcdn.net/1.jpg?token=2' }],
      truncated: true,
      context: 'x',
    };
    expect(postRef(later)).toBe(postRef(post));
    expect(postRef(post)).toMatch(/^facebook~[0-9a-f]{16}$/);
  });

  it.each([
    { text: 'Guten Abend' },
    { author: null },
    { publishedAt: '2021-03-03' },
    { media: [] },
    { site: 'twitter' as const },
  ])('differs by %j', (change) => {
    expect(postRef({ ...post, ...change })).not.toBe(postRef(post));
  });

  it('is the key where there is one', () =>
    expect(postRef({ ...post, key: 'facebook:1' })).toBe('facebook:1'));
});

describe('readers', () => {
  it('never throw', () => {
    const read = guarded('twitter', (): Unread => {
      throw new Error('broken page');
    });
    expect(read()).toEqual({ site: 'twitter', reason: 'error', hint: 'broken page' });
  });

  it('keep within the bounds of the model', () => {
    const long = guarded('twitter', () => ({
      ...emptyPost('twitter'),
      key: 'x:1',
      altKeys: ['x:1', 'x:2', 'x:2'],
      context: 'x'.repeat(900),
    }))();
    expect(long).toMatchObject({ altKeys: ['x:2'] });
    expect(long && 'context' in long && long.context).toHaveLength(400);
  });

  it('survive every element of a strange page', () => {
    document.body.innerHTML =
      '<article></article><svg><a href="%"><time datetime="x"></time></a></svg><a href="https://%"></a><div aria-posinset="1" aria-describedby="a b"><h3><a href="\u0000">x</a></h3></div><strong>Sponsored</strong>';
    for (const site of sites) {
      const url = new URL(`https://${site.hosts[0] ?? 'example.org'}/`);
      for (const root of document.querySelectorAll('*'))
        expect(site.read(root, url)).not.toMatchObject({ reason: 'error' });
    }
  });

  it.each([
    'https://www.instagram.com/direct/inbox/',
    'https://x.com/messages/1',
    'https://www.facebook.com/messages/t/1',
    'https://www.facebook.com/ads/manager',
  ])('leave %s alone', (address) => {
    expect(siteFor(new URL(address))).toBeNull();
  });

  it('are for different addresses', () => {
    const addresses = [
      'https://x.com/a',
      'https://www.facebook.com/a',
      'https://www.facebook.com/ads/library/',
      'https://www.instagram.com/a/',
    ];
    expect(addresses.map((address) => sites.filter((site) => site.handles(new URL(address))).length)).toEqual(
      [1, 1, 1, 1],
    );
    expect(contentMatches).toContain('https://x.com/*');
    expect(new Set(contentMatches).size).toBe(contentMatches.length);
  });
});

it('outermost leaves nested elements out', () => {
  const root = element('<p><p></p></p><section><section></section></section>');
  expect(outermost([...root.querySelectorAll('section')])).toHaveLength(1);
});

describe('source of the readers', () => {
  const files = globSync('utils/sites/**/*.ts').map((path) => ({ path, code: readFileSync(path, 'utf8') }));
  const withoutComments = (code: string) =>
    code.replace(/\/\*[\s\S]*?\*\/|\/\/ .*|^ +why:[\s\S]*?["'],$/gm, '');

  it('is there', () => expect(files.length).toBeGreaterThan(30));

  it.each(files)('$path reads no globals of a page and writes nothing', (file) => {
    const code = withoutComments(file.code);
    expect(code).not.toMatch(/\b(window|globalThis|localStorage|fetch|setTimeout)\b[.(]/);
    expect(code).not.toMatch(
      /\.(innerHTML|outerHTML|setAttribute|remove|append|appendChild|click)\b\s*(=[^=]|\()/,
    );
  });

  const entries = sites.flatMap((site) =>
    Object.entries(site.selectors).map(([name, selector]) => ({ where: `${site.id}.${name}`, ...selector })),
  );

  it.each(entries)('$where names no hashed class, says why, and when it was seen', ({ find, why, seen }) => {
    // Classes of embed codes are a public interface: words joined by dashes.
    for (const one of [find].flat()) {
      expect(one).not.toMatch(/class[*^$~|]?=/);
      const bare = one.replace(/\[[^\]]*\]|\.[a-z]+(-[a-z]+)+/g, '');
      expect(bare).not.toMatch(/(^|[\s>,\])a-z])\.[a-z]/);
    }
    expect(why.length).toBeGreaterThan(15);
    expect(seen ?? '2020-01').toMatch(/^20\d\d-(0[1-9]|1[0-2])$/);
  });
});
