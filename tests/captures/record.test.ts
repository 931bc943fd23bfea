import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { hasChromium } from '../../scripts/inspect/index.ts';
import { capturesOf, hasCaptures } from './captures.ts';

const folder = mkdtempSync(join(tmpdir(), 'record-'));
afterAll(() => rmSync(folder, { recursive: true }));

function record(html: string, url: string, ...more: string[]) {
  const page = join(folder, 'saved.html');
  const to = join(folder, 'stored');
  rmSync(to, { recursive: true, force: true });
  writeFileSync(page, html);
  const args = ['scripts/record.ts', page, '--url', url, '--to', to, ...more];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const stored = (name: string) => readFileSync(join(to, name), 'utf8');
  return { status, stderr, hasWritten: existsSync(to), stored };
}

const ID = '1367099526880907264';
const PAGE = `<body><p>Nebenan stehen Geheimnisse</p><article data-testid="tweet" class="a b c" onclick="x">
  <div data-testid="UserAvatar-Container-Geheim_Rat"></div>
  <div data-testid="User-Name"><a href="/Geheim_Rat">Geheime Person</a></div>
  <a href="/Geheim_Rat/status/${ID}"><time datetime="2021-03-03T13:08:21.000Z">3. März 2021</time></a>
  <div data-testid="tweetText">Ein Wort an <a href="/Andere_Leute">@Andere_Leute</a>, Telefon 0231123456</div>
  <div data-testid="tweetPhoto"><img src="https://pbs.twimg.com/media/GeheimesBild1.jpg?sig=1" alt="Ein Bild von Leuten"></div>
</article></body>`;

describe.skipIf(!hasChromium())('the record command', () => {
  it('stores what the readers need, and nothing that is anybody’s', () => {
    const { status, stderr, stored } = record(PAGE, 'https://x.com/Geheim_Rat');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const html = stored('page.html');
    for (const secret of [
      'Geheim',
      'Person',
      'Andere',
      'Leute',
      'Nebenan',
      'Wort',
      '0231123456',
      ID,
      'onclick',
    ])
      expect(html.toLowerCase()).not.toContain(secret.toLowerCase());
    expect(html).toContain('class="c0 c1 c2"');
    const { posts } = JSON.parse(stored('expected.json'));
    const { url, origin } = JSON.parse(stored('meta.json'));
    expect(origin).toBe('recorded');
    expect(posts).toHaveLength(1);
    expect(posts[0]).toMatchObject({ publishedAt: '2021-03-03T13:08:21.000Z', promoted: false });
    expect(url.toLowerCase()).toBe(posts[0].author.url.toLowerCase());
    expect(posts[0].mentions).toHaveLength(1);
    expect(posts[0].media[0].url).toMatch(/^https:\/\/pbs\.twimg\.com\/media\/\w+\.jpg$/);
  });

  it('leaves a page of our own as it is', () => {
    const { status, stored } = record(PAGE, 'https://x.com/Geheim_Rat', '--as', 'written', '--note', 'Form');
    expect(status).toBe(0);
    expect(stored('page.html')).toBe(PAGE);
    expect(JSON.parse(stored('meta.json'))).toEqual({
      url: 'https://x.com/Geheim_Rat',
      origin: 'written',
      note: 'Form',
    });
  });

  it.each([
    ['an address without reader', 'https://www.facebook.com/messages/', [], /no reader handles/],
    ['another way to store', 'https://x.com/home', ['--as', 'mine'], /usage/],
  ])('refuses %s with one line', (_, url, more, line) => {
    const { status, stderr, hasWritten } = record(PAGE, url, ...more);
    expect({ status, hasWritten }).toEqual({ status: 2, hasWritten: false });
    expect(stderr).toMatch(line);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

const NAMES = [
  'twitter/status-link-2026-01-en',
  'facebook/profile-2024-08-fr',
  'embeds/tweet-party-2021-11-de',
];
const captures = ['twitter', 'facebook', 'embeds']
  .flatMap(capturesOf)
  .filter(({ name }) => NAMES.includes(name));
if (!hasCaptures) console.warn('record: SKIPPED, the stored pages (../shared/captures) are missing');

describe.skipIf(!hasCaptures || !hasChromium())('recording a stored page of others', () => {
  it.each(captures)('$name', ({ url, read, expected }) => {
    const { status, stderr, stored } = record(read(), url);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const html = stored('page.html');
    for (const { key, textStart } of expected) {
      expect(html).not.toContain(key.split(':')[1]);
      if (textStart) expect(html).not.toContain(textStart.slice(0, 20));
    }
  });
});
