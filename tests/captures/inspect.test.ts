import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { hasChromium } from '../../scripts/inspect/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'inspect-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

function inspect(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/inspect.ts', ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const registry = {
  schema: 1,
  id: 'probe',
  version: '1',
  title: 'Probe',
  assets: [],
  websites: [],
  topics: [],
  accounts: [
    {
      id: 'stadt',
      platform: 'twitter',
      handle: 'StadtDO',
      name: 'Stadt Dortmund',
      url: 'https://x.com/StadtDO',
      owner: 'Stadt',
      role: 'city',
      use: 'official',
      source: { title: 'x' },
    },
  ],
  posts: [
    {
      id: 'brief',
      title: 'Aus dem Brief',
      url: 'https://twitter.com/twestphaldo/status/957383241714970624?s=21',
      source: { title: 'x' },
    },
  ],
};

const PAGE = `<article data-testid="tweet"><div data-testid="User-Name"><div><a href="/StadtDO">Stadt DO</a></div></div>
  <a href="/StadtDO/status/957383241714970624"><time datetime="2018-01-27T22:42:06.000Z">1</time></a>
  <div data-testid="tweetText">Grüße aus Dortmund 🦏</div><img src="http://127.0.0.1:9/never.png"><script>document.body.innerHTML = ''</script></article>`;

describe.skipIf(!hasChromium())('the inspect command', () => {
  const page = file('page.html', PAGE);
  const known = file('registry.json', JSON.stringify(registry));

  it('prints one document of the promised shape, matched against the registry', () => {
    const { status, stdout, stderr } = inspect(page, '--url', 'https://x.com/home', '--registry', known);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      site: 'twitter',
      url: 'https://x.com/home',
      unread: [],
      others: [],
      health: {
        state: 'reading',
        posts: 1,
        author: 1,
        permalink: 1,
        time: 1,
        text: 1,
        media: 0,
        signs: { landmarks: 1, permalinks: 1, media: 0 },
      },
      posts: [
        {
          key: 'x:957383241714970624',
          permalink: 'https://x.com/i/web/status/957383241714970624',
          author: { key: 'x:@stadtdo', name: 'Stadt DO', url: 'https://x.com/stadtdo' },
          publishedAt: '2018-01-27T22:42:06.000Z',
          text: 'Grüße aus Dortmund 🦏',
          truncated: false,
          promoted: false,
          paidFor: null,
          media: [],
          links: [],
          mentions: [],
          kind: 'post',
          altKeys: [],
          derivedAt: null,
          context: null,
          quoted: null,
          shownTime: null,
          repostedBy: null,
          coAuthors: null,
          paidPartnership: null,
          sponsors: null,
          group: null,
          cards: null,
          slides: null,
          ad: null,
        },
      ],
      matches: expect.arrayContaining([
        expect.objectContaining({
          post: 'x:957383241714970624',
          signal: 'author',
          grade: 'same',
          entry: { kind: 'account', id: 'stadt', registry: 'probe' },
        }),
        expect.objectContaining({
          post: 'x:957383241714970624',
          signal: 'link',
          entry: { kind: 'post', id: 'brief', registry: 'probe' },
        }),
      ]),
    });
  });

  it.each([
    ['a page without posts', '<p>nothing</p>'],
    ['an empty file', ''],
  ])('succeeds on %s', (_, html) => {
    const { status, stdout } = inspect(file('none.html', html), '--url', 'https://www.facebook.com/');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      site: 'facebook',
      url: 'https://www.facebook.com/',
      posts: [],
      unread: [],
      others: [],
      health: {
        state: 'not-a-post-page',
        posts: 0,
        author: 0,
        permalink: 0,
        time: 0,
        text: 0,
        media: 0,
        signs: { landmarks: 0, permalinks: 0, media: 0 },
      },
      matches: [],
    });
  });

  it('reads any other website, with its links and pictures apart', () => {
    const html = '<a href="https://x.com/nachbau_d">Konto</a><img src="/a.jpg" width="300" alt="Turm">';
    const { status, stdout } = inspect(file('site.html', html), '--url', 'https://www.nachbau.example/');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      site: 'embeds',
      posts: [],
      health: { state: 'not-a-post-page', posts: 0 },
      others: [
        { kind: 'link', mentions: ['x:@nachbau_d'], text: 'Konto' },
        { kind: 'picture', media: [{ url: 'https://www.nachbau.example/a.jpg', alt: 'Turm' }] },
      ],
    });
  });

  it('says when the page plainly shows posts that the reader does not see', () => {
    const blind = file('blind.html', PAGE.replaceAll('data-testid', 'data-renamed'));
    const { stdout } = inspect(blind, '--url', 'https://x.com/home', '--now', '2026-11-24T12:00:00+01:00');
    expect(JSON.parse(stdout)).toMatchObject({ posts: [], health: { state: 'blind' } });
  });

  it.each([
    ['no arguments', [], /usage/],
    ['no address', [page], /usage/],
    [
      'a missing file',
      [join(folder, 'missing.html'), '--url', 'https://x.com/home'],
      /cannot read .*missing\.html/,
    ],
    ['a folder', [folder, '--url', 'https://x.com/home'], /cannot read/],
    [
      'a picture',
      [file('a.png', new Uint8Array([0x89, 0x50, 0, 0])), '--url', 'https://x.com/home'],
      /binary/,
    ],
    ['an address that is none', [page, '--url', 'nonsense'], /not a web address/],
    ['a script address', [page, '--url', 'javascript:1'], /not a web address/],
    ['an address without reader', [page, '--url', 'https://www.facebook.com/messages/'], /no reader handles/],
    ['a time that is none', [page, '--url', 'https://x.com/home', '--now', 'today'], /not an instant/],
    [
      'a time without zone',
      [page, '--url', 'https://x.com/home', '--now', '2026-11-24T12:00:00'],
      /not an instant/,
    ],
    ['an unknown option', [page, '--bogus'], /bogus/],
    ['a registry that is no JSON', [page, '--url', 'https://x.com/home', '--registry', page], /not-json/],
    [
      'a registry with a broken field',
      [
        page,
        '--url',
        'https://x.com/home',
        '--registry',
        file(
          'bad.json',
          JSON.stringify({ ...registry, accounts: [{ ...registry.accounts[0], handle: '' }] }),
        ),
      ],
      /accounts\[0\]\.handle/,
    ],
  ])('refuses %s with one line', (_, args, line) => {
    const { status, stdout, stderr } = inspect(...args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(line);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
