import { describe, expect, it } from 'vitest';
import { judge } from '../../../utils/matching/index.ts';
import {
  type Match,
  match as matchSchema,
  type Post,
  parseWith,
  type Registry,
} from '../../../utils/model/index.ts';
import { account, asset, by, entriesOf, namedPost, post, quotedPost, resolve, website } from './samples.ts';

const mayor = account({
  id: 'mayor-ig',
  platform: 'instagram',
  handle: 'erikabeispiel',
  name: 'Erika Beispiel',
  url: 'https://www.instagram.com/erikabeispiel/',
  owner: 'Erika Beispiel, Oberbürgermeisterin',
});
const mayorFacebook = account({
  id: 'mayor-fb',
  platform: 'facebook',
  handle: 'erika.beispiel.77',
  numericId: '100012345678901',
  name: 'Erika Beispiel',
  url: 'https://www.facebook.com/erika.beispiel.77',
  owner: 'Erika Beispiel, Oberbürgermeisterin',
});
const all = {
  accounts: [account(), mayor, mayorFacebook],
  assets: [asset()],
  posts: [namedPost()],
  websites: [website()],
};

/** Matches in one line each; every one must also fit the model. */
function judged(part: Partial<Post>, registry: Partial<Registry> = all): string[] {
  return judge(post(part), entriesOf(registry), resolve).map((match) => {
    parseWith(matchSchema, match, 'match');
    return line(match);
  });
}

function line({ signal, grade, in: part, entry, measure }: Match): string {
  const [, proof] = Object.entries(measure)[1] ?? [];
  return `${signal} ${grade} ${part} ${entry.entry.value.id} by ${measure.by} ${proof}`;
}

describe('author', () => {
  it('matches a registered account', () => {
    expect(judged({ author: by('x:@stadtmusterhausen') })).toEqual([
      'author same post city-x by author x:@stadtmusterhausen',
    ]);
    expect(judged({ author: by('x:@someone') })).toEqual([]);
    expect(judged({ author: by(null) })).toEqual([]);
  });

  it.each(['facebook:@erika.beispiel.77', 'facebook:@erikabeispiel77', 'facebook:@100012345678901'])(
    'knows the Facebook profile as %s',
    (key) => {
      expect(judged({ site: 'facebook', author: by(key) })).toEqual([
        `author same post mayor-fb by author ${key}`,
      ]);
    },
  );

  it('keeps dots apart where they count', () => {
    expect(judged({ site: 'instagram', author: by('instagram:@erika.beispiel') })).toEqual([]);
  });

  it.each([
    ['2021-03-02', false],
    ['2021-03-02T23:59:59Z', false],
    ['2021-03-03', true],
    ['2025-02-13T23:59:59Z', true],
    ['2025-02-14', false],
    [null, true],
  ])('asks whether it was valid at %s', (publishedAt, isMatch) => {
    const accounts = [account({ validFrom: '2021-03-03', validTo: '2025-02-13' })];
    expect(judged({ author: by('x:@stadtmusterhausen'), publishedAt }, { accounts })).toHaveLength(
      isMatch ? 1 : 0,
    );
  });

  it('takes the time computed from the id where the page shows none', () => {
    const accounts = [account({ validTo: '2025-02-13' })];
    const part = { author: by('x:@stadtmusterhausen'), derivedAt: '2025-06-01T00:00:00Z' };
    expect(judged(part, { accounts })).toEqual([]);
    expect(judged({ ...part, publishedAt: '2025-01-01' }, { accounts })).toHaveLength(1);
  });
});

describe('link', () => {
  it.each([
    'https://www.musterhausen.example/news/bridge.html',
    'http://musterhausen.example/news/bridge.html#top',
    'https://www.musterhausen.example/news/bridge.html?utm_medium=copy_link',
  ])('matches the asset behind %s', (href) => {
    expect(judged({ links: [href] })).toEqual([`link same post bridge by address ${href}`]);
  });

  it('matches a further address of an asset', () => {
    const assets = [asset({ addresses: ['https://old.example/nachricht.jsp?nid=1'] })];
    expect(judged({ links: ['https://old.example/nachricht.jsp?nid=1'] }, { assets })).toHaveLength(1);
    expect(judged({ links: ['https://old.example/nachricht.jsp?nid=12'] }, { assets })).toEqual([]);
  });

  it('matches an address of a named post, in any form of it', () => {
    expect(judged({ links: ['https://twitter.com/other/status/1456553032246771727?s=21'] })).toEqual([
      'link same post summer by address https://twitter.com/other/status/1456553032246771727?s=21',
    ]);
  });

  it.each([
    ['https://party.example/imprint', true],
    ['https://www.party.example/', true],
    ['https://news.party.example/x', true],
    ['https://notparty.example/', false],
    ['https://party.example.evil.example/', false],
    ['https://example/', false],
  ])('asks whether %s is of the website', (href, isMatch) => {
    expect(judged({ links: [href] })).toEqual(
      isMatch ? [`link same post party-home by address ${href}`] : [],
    );
  });

  it('matches the named post itself, by its key or another key of it', () => {
    const permalink = 'https://x.com/renamed/status/1456553032246771727';
    const [own] = judge(post({ key: 'x:1456553032246771727', permalink }), entriesOf(all), resolve);
    expect(own).toMatchObject({ signal: 'link', measure: { by: 'address', url: permalink, own: true } });
    const [other] = judge(post({ key: null, altKeys: ['x:1456553032246771727'] }), entriesOf(all), resolve);
    expect(other?.measure).toEqual({ by: 'address', url: namedPost().url, own: true });
  });

  it('matches the post in which an asset was first published', () => {
    const assets = [asset({ published: { url: 'https://www.instagram.com/p/CV45U6mK6mB/', at: null } })];
    expect(judged({ site: 'instagram', key: 'instagram:CV45U6mK6mB' }, { assets })).toHaveLength(1);
    expect(
      judged({ links: ['https://instagram.com/p/CV45U6mK6mB?utm_medium=copy_link'] }, { assets }),
    ).toHaveLength(1);
  });
});

describe('mention', () => {
  it('matches a tag', () => {
    expect(judged({ site: 'facebook', mentions: ['facebook:@erikabeispiel77'] })).toEqual([
      'mention same post mayor-fb by tag facebook:@erikabeispiel77',
    ]);
  });

  it('matches an address of a profile among the links', () => {
    expect(judged({ links: ['https://www.instagram.com/erikabeispiel?utm_medium=copy_link'] })).toEqual([
      'mention same post mayor-ig by tag instagram:@erikabeispiel',
    ]);
  });

  it.each([
    ['mit @StadtMusterhausen.', '@StadtMusterhausen'],
    ['(@stadtmusterhausen)', '@stadtmusterhausen'],
    ['siehe x.com/stadtmusterhausen!', 'x.com/stadtmusterhausen'],
    ['siehe https://www.x.com/stadtmusterhausen', 'https://www.x.com/stadtmusterhausen'],
  ])('matches the profile written in "%s"', (text, words) => {
    expect(judged({ text })).toEqual([`mention likely post city-x by name ${words}`]);
    const [found] = judge(post({ text }), entriesOf(all), resolve);
    const { measure } = found ?? {};
    expect(measure?.by === 'name' && text.startsWith(measure.words, measure.offset)).toBe(true);
  });

  it.each([
    'mail@stadtmusterhausen heute',
    'https://other.example/@stadtmusterhausen',
    '@stadtmusterhausen@mastodon.example',
    '@stadtmusterhausen_',
    '@stadtmusterhausen.bsky.example',
    'https://evil.example/x.com/stadtmusterhausen',
  ])('finds no profile in "%s"', (text) => {
    expect(judged({ text })).toEqual([]);
  });

  it('means the network of the post first', () => {
    const accounts = [
      account(),
      account({ id: 'city-ig', platform: 'instagram', url: 'https://instagram.com/x' }),
    ];
    const text = '@stadtmusterhausen';
    expect(judged({ text }, { accounts })).toEqual(['mention likely post city-x by name @stadtmusterhausen']);
    expect(judged({ site: 'facebook', text }, { accounts })).toHaveLength(2);
    const tagged = { site: 'facebook' as const, text, mentions: ['facebook:@stadtmusterhausen'] };
    expect(judged(tagged, { accounts })).toEqual([]);
  });

  it.each([
    ['Heute mit Erika Beispiel im Rathaus', 'Erika Beispiel'],
    ['ERIKA\u00a0BEISPIEL!', 'ERIKA\u00a0BEISPIEL'],
    ['Fotos: Erika-Beispiel.', 'Erika-Beispiel'],
  ])('matches the name in "%s" as possible', (text, words) => {
    expect(judged({ text })).toEqual([
      `mention possible post mayor-fb by name ${words}`,
      `mention possible post mayor-ig by name ${words}`,
    ]);
  });

  it.each([
    'Erika. Beispiel ist ein Ort',
    'Erika\nBeispiel',
    'Erikas Beispiel',
    'Erika Beispielhaft',
    'Beispiel Erika',
  ])('finds no name in "%s"', (text) => {
    expect(judged({ text })).toEqual([]);
  });

  it.each(['Bürgermeisterin', 'Bo Li', 'A B'])('does not look for a name like "%s"', (name) => {
    expect(judged({ text: `mit ${name} heute` }, { accounts: [account({ name })] })).toEqual([]);
  });

  it('does not let an author mention himself', () => {
    const author = by('facebook:@erikabeispiel77', 'Rathausleben');
    const part: Partial<Post> = {
      site: 'facebook',
      author,
      text: 'Erika Beispiel, @erika.beispiel.77, facebook.com/erika.beispiel.77',
      mentions: ['facebook:@erika.beispiel.77'],
      links: ['https://facebook.com/erika.beispiel.77'],
    };
    expect(judged(part)).toEqual(['author same post mayor-fb by author facebook:@erikabeispiel77']);
    expect(judged({ text: 'Erika Beispiel', author: by(null, 'Erika Beispiel') })).toEqual([]);
    const other = { author, site: 'facebook' as const, links: ['https://instagram.com/erikabeispiel'] };
    expect(judged(other)).toContain('mention same post mayor-ig by tag instagram:@erikabeispiel');
  });
});

describe('quoted posts and doubles', () => {
  it('says that the quoted post matched', () => {
    const quoted = quotedPost({
      key: 'x:1456553032246771727',
      author: by('x:@stadtmusterhausen'),
      links: ['https://party.example/'],
      text: 'mit Erika Beispiel',
    });
    expect(judged({ quoted })).toEqual([
      `link same quoted summer by address ${namedPost().url}`,
      'link same quoted party-home by address https://party.example/',
      'author same quoted city-x by author x:@stadtmusterhausen',
      'mention possible quoted mayor-fb by name Erika Beispiel',
      'mention possible quoted mayor-ig by name Erika Beispiel',
    ]);
  });

  it('keeps the strongest match of an entry and signal', () => {
    const part = {
      text: 'Erika Beispiel, instagram.com/erikabeispiel, @erikabeispiel',
      quoted: quotedPost({ mentions: ['instagram:@erikabeispiel'] }),
    };
    const accounts = [mayor];
    expect(judged(part, { accounts })).toEqual([
      'mention same quoted mayor-ig by tag instagram:@erikabeispiel',
    ]);
    expect(judged({ ...part, quoted: null }, { accounts })).toEqual([
      'mention likely post mayor-ig by name instagram.com/erikabeispiel',
    ]);
  });

  it('prefers the post itself to the quoted one', () => {
    const links = ['https://party.example/'];
    expect(judged({ links, quoted: quotedPost({ links }) })).toEqual([
      'link same post party-home by address https://party.example/',
    ]);
  });

  it('keeps at most 500 matches, the strongest', () => {
    const ids = Array.from({ length: 600 }, (_, i) => `p${i}`);
    const accounts = ids.map((id) =>
      account({ id, handle: id, name: `Name von ${id}x`, url: `https://x.com/${id}` }),
    );
    const text = accounts.map(({ name }) => name).join(', ');
    const found = judged({ text, mentions: ['x:@p599'] }, { accounts });
    expect(found).toHaveLength(500);
    expect(found[0]).toBe('mention same post p599 by tag x:@p599');
  });
});

describe('hostile text', () => {
  it.each([
    ['a'.repeat(60_000)],
    ['@'.repeat(60_000)],
    [`@${'a.'.repeat(29_000)}`],
    ['a.'.repeat(30_000)],
    ['Erika '.repeat(10_000)],
    [`${'.'.repeat(59_000)}/a`],
    [`${'.'.repeat(2000)}/a `.repeat(29)],
  ])('is read in good time', (text) => {
    const start = performance.now();
    judge(post({ text }), entriesOf(all), resolve);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
