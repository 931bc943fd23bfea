import { describe, expect, it } from 'vitest';
import { judge } from '../../../utils/matching/index.ts';
import { shownAddresses } from '../../../utils/matching/text/addresses.ts';
import {
  type Asset,
  type Match,
  match as matchSchema,
  type Post,
  parseWith,
} from '../../../utils/model/index.ts';
import { account, asset, entriesOf, namedPost, post, resolve, website } from './samples.ts';

const BRIDGE = 'https://www.musterhausen.example/rathaus/aktuelles/bridge.html';
const TUNNEL = 'https://www.musterhausen.example/rathaus/aktuelles/tunnel.html';
const bridge: Partial<Asset> = { published: { url: BRIDGE, at: null } };
const tunnel: Partial<Asset> = { id: 'tunnel', published: { url: TUNNEL, at: null } };
const MAP = 'https://map.example/karten';
const map: Partial<Asset> = { id: 'map', published: { url: MAP, at: null } };
const all = {
  accounts: [account()],
  assets: [asset(bridge), asset(tunnel), asset(map)],
  posts: [namedPost()],
  websites: [website()],
};

function judged(part: Partial<Post>): string[] {
  return judge(post(part), entriesOf(all), resolve).map((match) => {
    parseWith(matchSchema, match, 'match');
    return line(match);
  });
}

const line = ({ signal, grade, entry, measure }: Match) =>
  `${signal} ${grade} ${entry.entry.value.id} ${measure.by === 'address' ? measure.url : measure.by}`;

describe('addresses in the words', () => {
  it.each([
    [
      'Mehr: musterhausen.example/rathaus/aktuelles/bridge.html',
      'bridge',
      'musterhausen.example/rathaus/aktuelles/bridge.html',
    ],
    [
      '(www.Musterhausen.example/rathaus/aktuelles/bridge.html).',
      'bridge',
      'www.Musterhausen.example/rathaus/aktuelles/bridge.html',
    ],
    [`${TUNNEL}?utm_source=x!`, 'tunnel', `${TUNNEL}?utm_source=x`],
    ['x.com/someone/status/1456553032246771727', 'summer', 'x.com/someone/status/1456553032246771727'],
    ['Alles auf party.example.', 'party-home', 'party.example'],
    ['Alles auf www.party.example: los', 'party-home', 'www.party.example'],
    ['news.party.example/x', 'party-home', 'news.party.example/x'],
    ['party.example/programm/lang…', 'party-home', 'party.example/programm/lang'],
  ])('in "%s" are likely', (text, id, words) => {
    const url = words.startsWith('https:') ? words : `https://${words}`;
    expect(judged({ text })).toEqual([`link likely ${id} ${url}`]);
  });

  it.each([
    'musterhausen.example/rathaus/aktuelles/bridge.htm',
    'musterhausen.example/rathaus/aktuelles/bridge.html5',
    'musterhausen.example',
    'info@party.example',
    'party.example@mail.example',
    '@party.example',
    'notparty.example',
    'party.example.evil.example',
    'party.examples',
    'evil.example/party.example',
    'party.exam…',
    'party.example…',
  ])('"%s" is none', (text) => {
    expect(judged({ text })).toEqual([]);
  });

  it('are weaker than links', () => {
    expect(judged({ text: BRIDGE, links: [BRIDGE] })).toEqual([`link same bridge ${BRIDGE}`]);
  });
});

describe('cut addresses', () => {
  it.each([
    'musterhausen.example/rathaus/aktuelles/bri…',
    'https://www.musterhausen.example/rathaus/aktuelles/br...',
  ])('"%s" is likely the one that begins so', (text) => {
    const [found] = judge(post({ text }), entriesOf(all), resolve);
    expect(found).toMatchObject({
      signal: 'link',
      grade: 'likely',
      entry: { entry: { value: { id: 'bridge' } } },
    });
  });

  it.each([
    ['begins two', 'musterhausen.example/rathaus/aktuelles/…'],
    ['begins none', 'musterhausen.example/rathaus/aktuelles/brü…'],
    ['is too short', 'map.example/kart…'],
    ['is not cut', 'musterhausen.example/rathaus/aktuelles/bri'],
  ])('one that %s is none', (_, text) => {
    expect(judged({ text })).toEqual([]);
  });

  it('of which very many begin so tell nothing, and the longest beginning tells them apart', () => {
    const path = 'https://city.example/presse/archiv-der-mitteilungen';
    const assets = Array.from({ length: 100 }, (_, n) =>
      asset({ id: `n${n}`, published: { url: `${path}${n % 2 ? 'a' : `-${n}`}/${n}`, at: null } }),
    );
    const found = (text: string) =>
      judge(post({ text }), entriesOf({ assets }), resolve).map(({ entry }) => entry.entry.value.id);
    expect(found('city.example/presse/archiv-der-mitteilungen-4…')).toEqual([]);
    expect(found('city.example/presse/archiv-der-mitteilungen-42…')).toEqual(['n42']);
    expect(found('city.example/presse/arc…')).toEqual([]);
  });

  it('name no profile', () => {
    expect(judged({ text: 'x.com/stadtmusterhausen' })).toEqual(['mention likely city-x name']);
    expect(judged({ text: 'x.com/stadtmusterhausen…' })).toEqual([]);
    expect(judged({ text: 'x.com/stadtmusterhausen...' })).toEqual([]);
  });
});

describe('cards', () => {
  const card = (domain: string | null) => ({
    cards: [{ kind: 'link' as const, title: null, domain, url: null }],
  });

  it.each(['party.example', 'www.party.example', 'From party.example', 'NEWS.PARTY.EXAMPLE'])(
    'of "%s" likely lead to the website',
    (domain) => {
      expect(judged(card(domain))).toMatchObject([expect.stringMatching(/^link likely party-home /)]);
    },
  );

  it.each([null, '', 'party', 'other.example', 'party.exa…', 'party.example…', 'notparty.example'])(
    'of "%s" do not',
    (domain) => {
      expect(judged(card(domain))).toEqual([]);
    },
  );
});

describe('shown addresses', () => {
  it('tell where they stand', () => {
    const text = 'Siehe a.example/b und https://c.example?d=1…';
    expect(shownAddresses(text)).toEqual([
      { href: 'https://a.example/b', offset: 6, cut: false },
      { href: 'https://c.example?d=1', offset: 22, cut: true },
    ]);
  });

  it.each([
    'a'.repeat(60_000),
    'a.'.repeat(30_000),
    'a.example/'.repeat(6000),
    'https://'.repeat(7000),
    `a.example/${'.'.repeat(50_000)}`,
    '\ud800.example/\udc00',
  ])('in no. %# are bounded', (text) => {
    for (const { href } of shownAddresses(text)) expect(href.length).toBeLessThan(2500);
  });
});
