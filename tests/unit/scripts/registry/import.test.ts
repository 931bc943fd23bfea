import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { pictureBytes } from '../../../../scripts/demo/pictures.ts';
import { entriesOf, killed, made, registry, scratchFolder, started } from './command.ts';
import { jsonLd, newsPage, newsSitemap, packedXml, portal, rssFeed, sitemapIndex } from './portal.ts';

const inFolder = scratchFolder();
const WHY = ['--why', 'Nachrichtenportal', '--by', 'Tester'];
const site = await portal();
let boats: Uint8Array;

/** A picture of its own kind for each name. */
const variant = (turn: number) =>
  sharp(boats)
    .modulate({ hue: turn * 40 })
    .extract({ left: turn * 10, top: turn * 6, width: 480, height: 360 })
    .jpeg({ quality: 85 })
    .toBuffer();

beforeAll(async () => {
  boats = pictureBytes({ photograph: 'nagasaki-boats', side: 720, quality: 90 });
  for (let n = 1; n <= 6; n++) site.file(`/bild${n}.jpg`, 'image/jpeg', await variant(n));
  site.file('/robots.txt', 'text/plain', 'User-agent: *\nDisallow: /intern/\n');
});

const figure = (n: number, caption: string) =>
  `<figure><img src="/klein${n}.jpg" srcset="/klein${n}.jpg 200w, /bild${n}.jpg 1200w" alt="Hafen"><figcaption>${caption}</figcaption></figure>`;

describe('a feed of a city portal', () => {
  it('gives pictures with credit, date and producer, and the text; what fails is told, all else goes on', async () => {
    const folder = inFolder('feed');
    await made(folder);
    const ld = jsonLd({
      '@type': 'NewsArticle',
      headline: 'Radweg am Hafen',
      datePublished: '2021-03-03T10:00:00+01:00',
      publisher: { '@type': 'Organization', name: 'Stadt Musterhausen' },
      image: [{ '@type': 'ImageObject', url: '/bild2.jpg', creditText: 'Dortmund-Agentur' }],
    });
    site.file(
      '/n/1',
      'text/html; charset=utf-8',
      newsPage('Radweg', figure(1, 'Der Hafen. Foto: Roland Gorecki') + figure(2, 'Die Werft'), { head: ld }),
    );
    site.on('/n/3', (_, response) => response.writeHead(301, { location: '/n/3-neu' }).end());
    site.file(
      '/n/3-neu',
      'text/html',
      newsPage(
        'Umleitung',
        `${figure(3, '© Stadt Musterhausen / Anja Kador')}<img src="/fehler.jpg" alt="">`,
      ),
    );
    site.file('/fehler.jpg', 'text/html', '<!doctype html><title>Fehler 500</title>');
    site.file('/intern/4', 'text/html', newsPage('Intern', figure(4, 'geheim')));
    site.on('/n/5', (_, response) =>
      setTimeout(
        () =>
          response.writeHead(200, { 'content-type': 'text/html' }).end(newsPage('Langsam', figure(5, 'x'))),
        300,
      ),
    );
    const items = ['/n/1', '/n/weg', '/n/3', '/intern/4', '/n/5'].map((path) => ({
      path,
      title: `Titel ${path}`,
    }));
    site.file('/feed.xml', 'application/rss+xml', rssFeed(site.base, items));

    const done = await registry(folder, 'import', 'rss', `${site.base}/feed.xml`, '--delay', '0', ...WHY);
    expect(done.code).toBe(1);
    const failures = done.err.split('\n').filter((line) => line.startsWith('not imported'));
    expect(failures).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/http \(404\).*\/n\/weg/),
        expect.stringMatching(/robots .*\/intern\/4/),
        expect.stringMatching(/not-an-image.*\/fehler\.jpg/),
      ]),
    );
    expect(failures).toHaveLength(3);

    const assets = entriesOf(folder, 'asset');
    const by = (file: string) => assets.find(({ addresses }) => addresses?.[0]?.endsWith(file));
    expect(by('/bild1.jpg')).toMatchObject({
      kind: 'picture',
      title: 'Der Hafen.',
      credit: 'Roland Gorecki',
      producer: 'Stadt Musterhausen',
      published: { url: `${site.base}/n/1`, at: '2021-03-03T09:00:00.000Z' },
      fingerprints: [{ algorithm: 'pdq', hash: expect.stringMatching(/^[0-9a-f]{64}$/) }],
      added: { by: 'Tester' },
    });
    expect(by('/bild2.jpg')).toMatchObject({ title: 'Die Werft', credit: 'Dortmund-Agentur' });
    expect(by('/bild3.jpg')).toMatchObject({
      credit: 'Stadt Musterhausen / Anja Kador',
      published: { at: '2021-03-03T11:00:00.000Z' },
    });
    expect(by('/bild5.jpg')).toBeDefined();
    expect(assets.filter(({ kind }) => kind === 'picture')).toHaveLength(4);
    const text = assets.find(
      ({ kind, published }) => kind === 'text' && published.url.endsWith('/n/1'),
    )?.text;
    expect(text).toContain('achtzig Platanen');
    for (const odd of ['Impressum', 'Startseite', 'Müllabfuhr', 'Gorecki']) expect(text).not.toContain(odd);
    expect(
      site.count('/intern/4') +
        site.count('/logo.png') +
        site.count('/teaser.jpg') +
        site.count('/klein1.jpg'),
    ).toBe(0);
  });

  it('asks again only for what changed', async () => {
    const folder = inFolder('feed');
    const before = site.seen.length;
    const done = await registry(folder, 'import', 'rss', `${site.base}/feed.xml`, '--delay', '0', ...WHY);
    const asked = site.seen.slice(before);
    expect(asked.find(({ path }) => path === '/n/1')?.stamp).toBe('"/n/1-1"');
    expect(asked.filter(({ path }) => path.startsWith('/bild'))).toEqual([]);
    // What failed is tried once more.
    expect(asked.map(({ path }) => path)).toEqual(expect.arrayContaining(['/n/weg', '/fehler.jpg']));
    expect(done.code).toBe(1);
    expect(done.err).toMatch(/0 added/);
  });

  it('is not read again when it is unchanged and nothing failed', async () => {
    const folder = inFolder('steady');
    await made(folder);
    site.file('/steady.xml', 'application/rss+xml', rssFeed(site.base, [{ path: '/n/1', title: 'A' }]));
    const run = () => registry(folder, 'import', 'rss', `${site.base}/steady.xml`, '--delay', '0', ...WHY);
    expect((await run()).code).toBe(0);
    const before = site.seen.length;
    const again = await run();
    expect([again.code, site.seen.slice(before).map(({ path }) => path)]).toEqual([
      0,
      ['/robots.txt', '/steady.xml'],
    ]);
    expect(again.err).toContain('nothing new');
  });

  it.each([
    ['an HTML page', '<!doctype html><html><body>Seite nicht gefunden</body></html>', /HTML page/],
    ['broken XML', '<rss><channel><item></rss>', /not XML/],
    ['another XML', '<?xml version="1.0"?><svg/>', /no feed/],
    ['words', 'Wartungsarbeiten', /not XML: begins with "Wartung/],
  ])('that is %s is told so', async (_, body, words) => {
    const folder = inFolder('no-feed');
    await made(folder).catch(() => undefined);
    const file = `${folder}/feed.xml`;
    writeFileSync(file, body);
    const done = await registry(folder, 'import', 'rss', file, ...WHY);
    expect([done.code, done.err]).toEqual([1, expect.stringMatching(words)]);
  });

  it.skipIf(spawnSync('ffprobe', ['-version']).error !== undefined)(
    'may lead to videos, which become films',
    async () => {
      const folder = inFolder('video');
      await made(folder);
      const film = readFileSync(join(import.meta.dirname, '../../../films/harbour.webm'));
      site.file('/film.webm', 'video/webm', film);
      site.file(
        '/v',
        'text/html',
        newsPage('Film', '<video><source src="/film.webm"></video><video src="/weg.mp4"></video>'),
      );
      const done = await registry(folder, 'import', 'page', `${site.base}/v`, '--delay', '0', ...WHY);
      expect([done.code, done.err]).toEqual([1, expect.stringMatching(/404.*weg\.mp4/)]);
      expect(entriesOf(folder, 'asset').find(({ kind }) => kind === 'video')).toMatchObject({
        title: 'Film',
        addresses: [`${site.base}/film.webm`],
        film: expect.any(String),
      });
    },
  );

  it('may be Atom', async () => {
    const folder = inFolder('atom');
    await made(folder);
    const entry = `<entry><title>A</title><link rel="self" href="/x"/><link href="${site.base}/n/1"/><published>2021-03-03T09:00:00Z</published></entry>`;
    site.file(
      '/atom.xml',
      'application/atom+xml',
      `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">${entry}</feed>`,
    );
    const done = await registry(
      folder,
      'import',
      'rss',
      `${site.base}/atom.xml`,
      '--delay',
      '0',
      '--no-text',
      ...WHY,
    );
    expect(done.code).toBe(0);
    expect(entriesOf(folder, 'asset').map(({ kind }) => kind)).toEqual(['picture', 'picture']);
  });
});

describe('a sitemap', () => {
  it('leads through its index and packed files; one that is missing does not stop the others', async () => {
    const folder = inFolder('sitemap');
    await made(folder);
    site.file(
      '/map-a.xml.gz',
      'application/gzip',
      packedXml(newsSitemap([{ url: `${site.base}/n/1`, date: '2021-03-03' }])),
    );
    site.file('/map-b.xml', 'text/xml', newsSitemap([{ url: `${site.base}/n/3-neu`, date: '2019-01-01' }]));
    site.file(
      '/map.xml',
      'text/xml',
      sitemapIndex(['/map-a.xml.gz', '/map-weg.xml', '/map-b.xml'].map((path) => site.base + path)),
    );
    const done = await registry(
      folder,
      'import',
      'sitemap',
      `${site.base}/map.xml`,
      '--delay',
      '0',
      '--since',
      '2020-01-01',
      ...WHY,
    );
    expect([done.code, done.err]).toEqual([1, expect.stringMatching(/404.*map-weg\.xml/)]);
    const pages = new Set(entriesOf(folder, 'asset').map(({ published }) => published.url));
    expect([...pages]).toEqual([`${site.base}/n/1`]);
  });
});

describe('a good guest', () => {
  it('asks one thing at a time, with the pause that robots.txt wants, and names itself', async () => {
    const slow = await portal();
    slow.file('/robots.txt', 'text/plain', 'User-agent: *\nCrawl-delay: 0.4\n');
    slow.file('/a', 'text/html', newsPage('A', '<img src="/p1.jpg"><img src="/p2.jpg">'));
    for (const name of ['/p1.jpg', '/p2.jpg']) slow.file(name, 'image/jpeg', await variant(1));
    const folder = inFolder('guest');
    await made(folder);
    const done = await registry(
      folder,
      'add',
      `${slow.base}/a`,
      '--delay',
      '0',
      '--contact',
      'mail@stadt.example',
      ...WHY,
    );
    expect(done.code).toBe(0);
    expect(slow.seen.map(({ path }) => path)).toEqual(['/robots.txt', '/a', '/p1.jpg', '/p2.jpg']);
    const asked = slow.seen.slice(1);
    for (const [at, { from }] of asked.slice(1).entries()) {
      expect(from - (asked[at]?.to ?? Number.POSITIVE_INFINITY)).toBeGreaterThanOrEqual(350);
    }
    for (const { agent, referrer } of slow.seen) {
      expect(agent).toMatch(/Stadtspur.*mail@stadt\.example/);
      expect(referrer).toBeNull();
    }
    // The same bytes at two addresses are one asset.
    expect(entriesOf(folder, 'asset').filter(({ kind }) => kind === 'picture')).toHaveLength(1);
  });

  it('waits as long as a busy server asks, and leaves a host in trouble alone', async () => {
    const busy = await portal();
    let asked = 0;
    busy.on('/p.jpg', (_, response) => {
      if (asked++ === 0) response.writeHead(429, { 'retry-after': '1' }).end();
      else response.writeHead(200, { 'content-type': 'image/jpeg' }).end(boats);
    });
    const folder = inFolder('busy');
    await made(folder);
    expect((await registry(folder, 'add', `${busy.base}/p.jpg`, '--delay', '0', ...WHY)).code).toBe(0);
    const [first, second] = busy.seen.filter(({ path }) => path === '/p.jpg');
    expect((second?.from ?? 0) - (first?.to ?? 0)).toBeGreaterThanOrEqual(950);

    const broken = await portal();
    broken.on('/robots.txt', (_, response) => response.writeHead(500).end());
    broken.file('/q.jpg', 'image/jpeg', boats);
    const done = await registry(folder, 'add', `${broken.base}/q.jpg`, '--delay', '0', ...WHY);
    expect([done.code, broken.count('/q.jpg'), done.err]).toEqual([
      1,
      0,
      expect.stringContaining('robots-unreachable'),
    ]);
  });

  it('stops at a size and at circles of redirects', async () => {
    const odd = await portal();
    odd.on('/circle', (_, response) => response.writeHead(302, { location: '/circle' }).end());
    odd.on('/endless', (_, response) => {
      response.writeHead(200, { 'content-type': 'image/jpeg' });
      const chunk = Buffer.alloc(4 * 1024 * 1024);
      const more = () => {
        while (!response.destroyed && response.write(chunk));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    odd.on('/elsewhere', (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end());
    const folder = inFolder('odd');
    await made(folder);
    const names = ['/circle', '/endless', '/elsewhere'].map((path) => odd.base + path);
    const done = await registry(folder, 'add', ...names, '--delay', '0', ...WHY);
    expect(done.code).toBe(1);
    for (const word of ['redirects', 'too-large', 'not-web']) expect(done.err).toContain(word);
  });
});

it('an import killed in the middle goes on where it was: nothing fetched or fingerprinted twice', async () => {
  const site2 = await portal();
  const pages = [1, 2, 3, 4, 5, 6];
  for (const n of pages) {
    site2.file(`/p/${n}`, 'text/html', newsPage(`Seite ${n}`, figure(n, `Foto: Person ${n}`)));
    site2.file(`/bild${n}.jpg`, 'image/jpeg', await variant(n));
  }
  site2.file(
    '/feed.xml',
    'text/xml',
    rssFeed(
      site2.base,
      pages.map((n) => ({ path: `/p/${n}`, title: `S ${n}` })),
    ),
  );
  // The fourth picture never comes while the first run lives.
  let isHeld = true;
  const whole = await variant(4);
  site2.on('/bild4.jpg', (_, response) => {
    response.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': whole.length });
    if (isHeld) response.write(whole.subarray(0, 1000));
    else response.end(whole);
  });
  const folder = inFolder('killed');
  await made(folder);
  const args = ['import', 'rss', `${site2.base}/feed.xml`, '--delay', '0', ...WHY];
  const child = started(folder, ...args);
  await expect.poll(() => site2.count('/bild4.jpg'), { timeout: 15_000 }).toBe(1);
  await killed(child);
  expect(entriesOf(folder, 'asset')).toEqual([]);
  isHeld = false;
  const done = await registry(folder, ...args);
  expect([done.code, done.err]).toEqual([0, expect.stringContaining('4 done before a stop')]);
  const asked = pages.flatMap((n) => [`/p/${n}`, `/bild${n}.jpg`]).map((path) => [path, site2.count(path)]);
  expect(asked.filter(([path, times]) => times !== (path === '/bild4.jpg' ? 2 : 1))).toEqual([]);
  const credits = entriesOf(folder, 'asset')
    .filter(({ kind }) => kind === 'picture')
    .map(({ credit }) => credit);
  expect(credits.sort()).toEqual(pages.map((n) => `Person ${n}`));
});
