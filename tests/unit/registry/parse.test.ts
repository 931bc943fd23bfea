import { describe, expect, it } from 'vitest';
import { InvalidData } from '../../../utils/model/index.ts';
import { parseRegistry, parseRegistryText } from '../../../utils/registry/index.ts';
import { complete, spoilt, withTwin } from './samples.ts';

/** The message of the error, or what was returned instead. */
function refusal(work: () => unknown): string {
  try {
    return `no error: ${JSON.stringify(work())}`;
  } catch (error) {
    if (error instanceof InvalidData) return error.message;
    throw error;
  }
}

const long = (length: number) => 'x'.repeat(length);
const notAddresses = ['javascript:alert(1)', 'https://user:pass@x.com/', '/relative', 'data:text/html,x', 7];

describe('parseRegistry', () => {
  it('returns a registry as it is', () => {
    expect(parseRegistry(complete())).toEqual(complete());
  });

  it.each<[string, unknown, string]>([
    ['schema', 3, 'schema: not-allowed (1, 2)'],
    ['id', 'Not A Slug', 'id: bad-format'],
    ['id', undefined, 'id: missing'],
    ['version', long(41), 'version: too-long (40)'],
    ['title', '', 'title: too-short (1)'],
    ['description', long(2001), 'description: too-long (2000)'],
    ['licence', long(101), 'licence: too-long (100)'],
    ['accounts', undefined, 'accounts: missing'],
    ['accounts', {}, 'accounts: wrong-type (array)'],
    ['accounts.0.id', '-x', 'accounts[0].id: bad-format'],
    ['accounts.0.platform', 'tiktok', 'accounts[0].platform: not-allowed'],
    ['accounts.0.handle', '', 'accounts[0].handle: too-short'],
    ['accounts.0.handle', long(121), 'accounts[0].handle: too-long (120)'],
    ['accounts.0.numericId', '12a', 'accounts[0].numericId: bad-format'],
    ['accounts.0.numericId', 12, 'accounts[0].numericId: wrong-type (string)'],
    ['accounts.0.name', long(401), 'accounts[0].name: too-long (400)'],
    ['accounts.0.url', 'https://evil.example/x.com', 'accounts[0].url: not-allowed (twitter.com, x.com)'],
    ['accounts.0.url', 'https://notx.com/musterhausen', 'accounts[0].url: not-allowed'],
    ['accounts.0.owner', long(201), 'accounts[0].owner: too-long (200)'],
    ['accounts.0.role', 'king', 'accounts[0].role: not-allowed'],
    ['accounts.0.use', 'secret', 'accounts[0].use: not-allowed'],
    ['accounts.0.validFrom', '2021-02-30', 'accounts[0].validFrom: bad-format (day)'],
    ['accounts.0.validTo', '03.03.2021', 'accounts[0].validTo: bad-format (day)'],
    ['accounts.0.validTo', '2019-12-31', 'accounts[0].validTo: too-small (2020-01-01)'],
    ['accounts.0.note', long(1001), 'accounts[0].note: too-long (1000)'],
    ['accounts.0.source', undefined, 'accounts[0].source: missing'],
    ['accounts.0.source.title', '', 'accounts[0].source.title: too-short'],
    ['accounts.0.source.date', '2021', 'accounts[0].source.date: bad-format'],
    ['accounts.0.extra', 1, 'accounts[0].extra: unknown-field'],
    ['assets.0.kind', 'sound', 'assets[0].kind: not-allowed'],
    ['assets.0.title', long(401), 'assets[0].title: too-long (400)'],
    ['assets.0.producer', '', 'assets[0].producer: too-short'],
    ['assets.0.credit', long(401), 'assets[0].credit: too-long (400)'],
    ['assets.0.published', undefined, 'assets[0].published: missing'],
    ['assets.0.published.at', undefined, 'assets[0].published.at'],
    ['assets.0.published.at', 'yesterday', 'assets[0].published.at: bad-format (day-or-instant)'],
    ['assets.0.addresses', Array(51).fill('https://a.example/'), 'assets[0].addresses: too-long (50)'],
    ['assets.0.addresses.0', 'ftp://a.example/', 'assets[0].addresses[0]: bad-format (web-address)'],
    ['assets.0.fingerprints.0.algorithm', 'md5', 'assets[0].fingerprints[0].algorithm: not-allowed (pdq)'],
    ['assets.0.fingerprints.0.hash', 'F'.repeat(64), 'assets[0].fingerprints[0].hash: bad-format'],
    ['assets.0.fingerprints.0.hash', 'f'.repeat(63), 'assets[0].fingerprints[0].hash: bad-format'],
    ['assets.0.fingerprints.0.quality', 101, 'assets[0].fingerprints[0].quality: too-large (100)'],
    ['assets.0.fingerprints.0.quality', -1, 'assets[0].fingerprints[0].quality: too-small (0)'],
    ['assets.0.fingerprints.0.quality', 1.5, 'assets[0].fingerprints[0].quality: wrong-type (int)'],
    ['assets.0.thumbnail', 'data:image/svg+xml;base64,AAAA', 'assets[0].thumbnail: bad-format'],
    ['assets.0.thumbnail', `data:image/png;base64,${long(40_000)}`, 'assets[0].thumbnail: too-long (40000)'],
    ['posts.0.account', 'nobody', 'posts[0].account: dangling (nobody)'],
    ['posts.0.at', '2021-13-01', 'posts[0].at: bad-format'],
    ['posts.0.promoted', 'yes', 'posts[0].promoted: wrong-type (boolean)'],
    ['websites.0.host', 'https://party.example', 'websites[0].host: bad-format'],
    ['websites.0.host', 'Party.example', 'websites[0].host: bad-format'],
    ['websites.0.host', 'localhost', 'websites[0].host: bad-format'],
    ['topics.0.words', Array(101).fill('x'), 'topics[0].words: too-long (100)'],
    ['topics.0.words.0', '', 'topics[0].words[0]: too-short'],
    ['topics.0.to', '2020-01-01', 'topics[0].to: too-small (2021-01-01)'],
  ])('refuses %s = %j', (path, value, message) => {
    expect(refusal(() => parseRegistry(spoilt(path, value)))).toContain(message);
  });

  it.each([
    'accounts.0.url',
    'assets.0.published.url',
    'posts.0.url',
    'websites.0.url',
    'topics.0.source.url',
  ])('refuses what is no web address in %s', (path) => {
    const field = path.replace('.0.', '[0].');
    for (const value of notAddresses)
      expect(refusal(() => parseRegistry(spoilt(path, value)))).toContain(`${field}: `);
  });

  it.each(['accounts', 'assets', 'posts', 'websites', 'topics'] as const)(
    'refuses a doubled id in %s',
    (kind) => {
      const id = complete()[kind][0]?.id;
      expect(refusal(() => parseRegistry(withTwin(kind, {})))).toContain(`${kind}[1].id: duplicate (${id})`);
      expect(() => parseRegistry(withTwin(kind, { id: 'twin' }))).not.toThrow();
    },
  );

  it('takes a validity of one day', () => {
    expect(() => parseRegistry(spoilt('accounts.0.validTo', '2020-01-01'))).not.toThrow();
  });

  it('takes hosts below the platform’s own', () => {
    expect(() => parseRegistry(spoilt('accounts.0.url', 'https://mobile.twitter.com/a'))).not.toThrow();
  });

  it.each([[null], [undefined], [[]], ['text'], [7]])('refuses %j as a document', (data) => {
    expect(refusal(() => parseRegistry(data))).toContain('document: ');
  });

  it('drops __proto__ keys and touches no prototype', () => {
    const text = JSON.stringify(complete()).replaceAll('"note":', '"__proto__":{"polluted":1},"note":');
    const parsed = parseRegistryText(`{"__proto__":{"polluted":1},${text.slice(1)}`);
    expect(parsed).toEqual(complete());
    expect(Reflect.get(parsed, 'polluted')).toBeUndefined();
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    const escaped = JSON.stringify(complete()).replace(
      '"note":',
      '"\\u005f_proto__":{"role":"king"},"note":',
    );
    expect(parseRegistryText(escaped)).toEqual(complete());
  });
});

describe('parseRegistryText', () => {
  it('reads JSON with a byte order mark', () => {
    expect(parseRegistryText(`\uFEFF${JSON.stringify(complete())}`)).toEqual(complete());
  });

  it.each([
    ['', 'line 1, column 1'],
    ['  \n', 'line 2, column 1'],
    ['{', 'line 1, column 2'],
    ['<html>', 'line 1, column 1'],
    ['{"a": 1,}', 'line 1, column 9'],
    ['{"a": 1 "b": 2}', 'line 1, column 9'],
    ['{"a" 1}', 'line 1, column 6'],
    ['{"a": 1, 2}', 'line 1, column 10'],
    ['{\n  "a": tru\n}', 'line 2, column 8'],
    ['[1, 2\n, 03]', 'line 2, column 3'],
    ['[1] 2', 'line 1, column 5'],
    ['[1}', 'line 1, column 3'],
    ['{"a": [1, {"b": 2]}', 'line 1, column 18'],
    ['{"a": "open', 'line 1, column 7'],
    ['{"a": "\\x"}', 'line 1, column 7'],
    ['{"a": "line\nbreak"}', 'line 1, column 7'],
    ["{'a': 1}", 'line 1, column 2'],
    ['{"a": -}', 'line 1, column 7'],
    ['{"a": NaN}', 'line 1, column 7'],
  ])('names the place where %j stops being JSON', (text, place) => {
    expect(refusal(() => parseRegistryText(text))).toBe(`registry is invalid: document: not-json (${place})`);
  });

  it('finds the place behind a very long string', () => {
    expect(refusal(() => parseRegistryText(`{"a": "${long(3_000_000)}" x`))).toContain('column 3000010');
  });

  it('refuses very deep nesting by a flaw, not by a crash', () => {
    expect(refusal(() => parseRegistryText('['.repeat(200_000) + ']'.repeat(200_000)))).toContain(
      'document: ',
    );
  });

  it('refuses more than 64 MB before it parses', () => {
    expect(refusal(() => parseRegistryText(' '.repeat(64 * 1024 * 1024 + 1)))).toContain('too-large (64 MB)');
  });
});
