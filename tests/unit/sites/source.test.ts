// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseWith, type SourceOrder, sourceRead } from '../../../utils/model/index.ts';
import { readSource } from '../../../utils/sites/index.ts';
import { creditIn } from '../../../utils/sites/source/credit.ts';
import { momentOf } from '../../../utils/sites/source/moment.ts';

const ADDRESS = 'https://www.stadt.example/nachrichten/hafen?utm_source=x';
const PICTURE = 'https://www.stadt.example/bilder/hafen.jpg?w=800';

afterEach(() => {
  document.head.innerHTML = '';
  document.body.innerHTML = '';
  vi.restoreAllMocks();
});

function readAt(
  { head = '', body = '' }: { head?: string; body?: string },
  order: Partial<SourceOrder> = {},
  address = ADDRESS,
) {
  document.head.innerHTML = head;
  document.body.innerHTML = body;
  const { read } = readSource({ what: 'picture', srcUrl: PICTURE, ...order }, document, new URL(address));
  // What the background refuses would be no draft at all.
  return parseWith(sourceRead, read, 'source');
}

const image = (attributes = '') => `<img src="${PICTURE}" ${attributes}>`;
const linked = (...objects: object[]) =>
  objects.map((one) => `<script type="application/ld+json">${JSON.stringify(one)}</script>`).join('');

describe('a picture', () => {
  it('is read with its words and the page around it', () => {
    const read = readAt({
      head: '<title>Der Hafen</title><meta property="og:site_name" content="Stadt Beispiel">',
      body: `<article><figure>${image('alt="Kräne am Kai"')}<figcaption>Am Kai. Foto: Anna Muster / Stadt</figcaption></figure></article>`,
    });
    expect(read).toMatchObject({
      url: 'https://www.stadt.example/nachrichten/hafen',
      title: 'Der Hafen',
      siteName: 'Stadt Beispiel',
      medium: {
        kind: 'picture',
        url: PICTURE,
        alt: 'Kräne am Kai',
        caption: 'Am Kai. Foto: Anna Muster / Stadt',
        credit: 'Foto: Anna Muster / Stadt',
      },
    });
  });

  it('whose element is not found keeps its address', () => {
    expect(readAt({ body: '<p>nothing</p>' }).medium).toMatchObject({ url: PICTURE, alt: '', credit: '' });
  });

  it('of no web address has none', () => {
    const { medium } = readAt({}, { srcUrl: 'data:image/png;base64,AAAA' });
    expect(medium?.url).toBeNull();
  });
});

describe('the credit line', () => {
  it.each([
    ['Foto: Roland Gorecki', 'Foto: Roland Gorecki'],
    ['Am Hafen. Bild: Nachbau', 'Bild: Nachbau'],
    ['© Stadt Dortmund', '© Stadt Dortmund'],
    ['Bildnachweis: dpa.', 'Bildnachweis: dpa'],
    ['Photo by Jane Doe', 'Photo by Jane Doe'],
    ['(c) Amt', '(c) Amt'],
    ['Foto © A. B.', 'Foto © A. B'],
    ['Das Foto zeigt den Hafen', ''],
    ['Ein Bild von einem Mann', ''],
    ['', ''],
  ])('of “%s” is “%s”', (text, credit) => expect(creditIn(text)).toBe(credit));

  it('is looked for around the picture, but not in the whole article', () => {
    const near = `<div><div>${image()}</div><span class="c">© Nah</span></div>`;
    expect(readAt({ body: `<article>${near}<p>© Fern</p></article>` }).medium?.credit).toBe('© Nah');
    expect(readAt({ body: `<article>${image()}<p>© Fern</p></article>` }).medium?.credit).toBe('');
    const long = `<div>${image()}<p>${'Wort '.repeat(200)} © Fern</p></div>`;
    expect(readAt({ body: long }).medium?.credit).toBe('');
  });

  it('comes from the data of the page where none is shown', () => {
    const object = { '@type': 'ImageObject', contentUrl: '/bilder/hafen.jpg', creditText: 'Anna Muster' };
    expect(readAt({ head: linked(object), body: image() }).medium?.credit).toBe('Anna Muster');
    const other = { ...object, contentUrl: '/bilder/anderes.jpg' };
    expect(readAt({ head: linked(other), body: image() }).medium?.credit).toBe('');
  });
});

describe('the date of publication', () => {
  const article = { '@type': 'NewsArticle', datePublished: '2021-03-03T13:00:00+01:00' };
  it.each([
    [
      'the picture in JSON-LD',
      { head: linked(article, { '@type': 'ImageObject', url: PICTURE, uploadDate: '2021-03-01' }) },
      '2021-03-01',
    ],
    [
      'the article in JSON-LD',
      { head: linked({ '@graph': [{ '@type': ['NewsArticle'], datePublished: '2021-03-03' }] }) },
      '2021-03-03',
    ],
    ['an instant with its zone', { head: linked(article) }, '2021-03-03T12:00:00.000Z'],
    [
      'Open Graph',
      { head: '<meta property="article:published_time" content="2021-03-04T09:00:00Z">' },
      '2021-03-04T09:00:00.000Z',
    ],
    ['Dublin Core, in any case', { head: '<meta name="DC.Date" content="2021-03-05">' }, '2021-03-05'],
    [
      'a time in the article',
      { body: '<article><time datetime="2021-03-06T10:00">heute</time></article>' },
      '2021-03-06',
    ],
    [
      'JSON-LD before what is shown',
      { head: linked(article), body: '<time datetime="2020-01-01">x</time>' },
      '2021-03-03T12:00:00.000Z',
    ],
    ['nothing', { body: '<p>3. März 2021</p>' }, null],
    [
      'a head that is wrong, then the next',
      {
        head: '<meta name="date" content="gestern">',
        body: '<main><time datetime="2021-03-07">x</time></main>',
      },
      '2021-03-07',
    ],
  ])('from %s', (_, page, date) => {
    expect(readAt({ body: image(), ...page }).published).toBe(date);
  });

  it.each([
    ['2021-03-03', '2021-03-03'],
    ['2021-03-03T12:00', '2021-03-03'],
    ['2021-03-03T23:30:00+0100', '2021-03-03T22:30:00.000Z'],
    ['2021-03-03 12:00:00 Z', '2021-03-03T12:00:00.000Z'],
    ['3. März 2021', '2021-03-03'],
    ['2021-13-99', null],
    ['2021-02-30T10:00:00Z', null],
    ['x'.repeat(10_000), null],
  ])('%s', (written, moment) => expect(momentOf(written)).toBe(moment));
});

describe('hostile pages', () => {
  it('with broken, huge and deep data are read all the same', () => {
    const deep = `${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`;
    const broken = [
      '{"@type":"NewsArticle",',
      `"${'x'.repeat(2_100_000)}"`,
      deep,
      'null',
      '[]',
      '{"@type":{}}',
    ];
    const scripts = broken.map((text) => `<script type="application/ld+json">${text}</script>`).join('');
    const read = readAt({
      head: `${scripts}${linked({ '@type': 'NewsArticle', datePublished: '2021-03-03' })}`,
      body: image(),
    });
    expect(read.published).toBe('2021-03-03');
  });

  it('take a script in a title for words, and long words for a part of them', () => {
    document.title = '';
    const read = readAt({
      head: `<meta property="og:title" content="<script>alert(1)</script>${'t'.repeat(9000)}">`,
      body: `<figure>${image(`alt="${'a'.repeat(9000)}"`)}<figcaption>© ${'c'.repeat(9000)}</figcaption></figure>`,
    });
    expect(read.title.startsWith('<script>alert(1)</script>')).toBe(true);
    expect(read.title).toHaveLength(400);
  });

  it('with a hundred thousand scripts and objects end in time', () => {
    const many = Array.from({ length: 20_000 }, (_, n) => ({
      '@type': 'ImageObject',
      url: `https://a.example/${n}`,
    }));
    const start = performance.now();
    readAt({
      head: linked(...Array.from({ length: 60 }, () => ({ '@graph': many.slice(0, 2000) }))),
      body: image(),
    });
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('words', () => {
  it('are the selection, or of a page its article without what stands around it', () => {
    const body = '<nav>Menü</nav><article><h1>Titel</h1><p>Satz eins.</p><aside>Werbung</aside></article>';
    expect(readAt({ body }, { what: 'page', srcUrl: null }).text).toBe('Titel\nSatz eins.');
    vi.spyOn(document, 'getSelection').mockReturnValue({ toString: () => ' Satz eins. ' } as Selection);
    expect(readAt({ body }, { what: 'text', srcUrl: null }).text).toBe('Satz eins.');
  });

  it('of a network’s page are not taken', () => {
    const read = readAt(
      { body: '<main>Name des Lesers</main>' },
      { what: 'page', srcUrl: null },
      'https://x.com/home',
    );
    expect(read.text).toBe('');
  });
});

describe('a profile', () => {
  const profile = (address: string, head = '', body = '') =>
    readAt({ head, body }, { what: 'profile', srcUrl: null }, address).profile;

  it.each([
    [
      'https://x.com/TWestphalDo',
      'Thomas Westphal (@TWestphalDo) / X',
      'twitter',
      'twestphaldo',
      'Thomas Westphal',
    ],
    [
      'https://www.instagram.com/thomaswestphaldo/',
      'Thomas Westphal (@thomaswestphaldo) • Instagram photos',
      'instagram',
      'thomaswestphaldo',
      'Thomas Westphal',
    ],
    [
      'https://www.facebook.com/stadt.dortmund',
      '(3) Stadt Dortmund | Facebook',
      'facebook',
      'stadt.dortmund',
      'Stadt Dortmund',
    ],
  ])('%s', (address, title, platform, handle, name) => {
    expect(profile(address, `<title>${title}</title>`)).toMatchObject({ platform, handle, name });
  });

  it('under whose name a post stands is that one, by its handle', () => {
    expect(
      profile('https://x.com/twestphaldo/status/1456553032246771727', '<title>Wer anders auf X</title>'),
    ).toEqual({
      platform: 'twitter',
      handle: 'twestphaldo',
      numericId: null,
      name: 'twestphaldo',
      url: expect.stringContaining('twestphaldo'),
    });
  });

  it('has its number where address, head or data tell it', () => {
    expect(profile('https://www.facebook.com/profile.php?id=100001234567890')?.numericId).toBe(
      '100001234567890',
    );
    const app = '<meta property="al:android:url" content="fb://profile/12345678?app">';
    expect(profile('https://www.facebook.com/stadt.dortmund', app)?.numericId).toBe('12345678');
    const person = {
      '@type': 'ProfilePage',
      mainEntity: { '@type': 'Person', additionalName: 'TWestphalDo', identifier: '4711' },
    };
    expect(profile('https://x.com/twestphaldo', linked(person))?.numericId).toBe('4711');
    expect(profile('https://x.com/anders', linked(person))?.numericId).toBeNull();
    const banner =
      '<a href="/twestphaldo/header_photo"><img src="https://pbs.twimg.com/profile_banners/815/1/x"></a>';
    expect(profile('https://x.com/twestphaldo', '', banner)?.numericId).toBe('815');
  });

  it('is none where the address names none', () => {
    expect(profile('https://x.com/home')).toBeNull();
    expect(profile('https://www.stadt.example/')).toBeNull();
  });
});

describe('a video', () => {
  it('is read with its poster, found by its source', () => {
    const src = 'https://www.stadt.example/film.mp4';
    const body = `<figure><video poster="/film.jpg" aria-label="Film"><source src="/film.mp4"></video><figcaption>Video: Stadt</figcaption></figure>`;
    expect(readAt({ body }, { what: 'video', srcUrl: src }).medium).toMatchObject({
      kind: 'video',
      url: src,
      poster: 'https://www.stadt.example/film.jpg',
      alt: 'Film',
      credit: 'Video: Stadt',
    });
  });
});
