import { describe, expect, it } from 'vitest';
import {
  failedCheck,
  finding,
  match,
  observation,
  pageRequest,
  pageState,
  parseWith,
  post,
  unread,
  verdict,
} from '../../../utils/model/index.ts';
import { circumstances, viewport } from '../../flows/capture-samples.ts';
import { authorMatch, findingOf, pictureMatch, post as samplePost } from '../evidence/samples.ts';
import { spoilt } from './samples.ts';

const long = (length: number) => 'x'.repeat(length);
const at = '2026-11-22T20:00:00.000Z';

const sampleVerdict = {
  ref: 'x:1',
  matches: [authorMatch],
  failed: [{ signal: 'image', url: null, code: 'timeout' }],
  pending: false,
  registries: [{ id: 'test', version: '1' }],
  registeredAuthor: true,
  captured: [1],
};

const nouns = {
  post: { schema: post, valid: { ...samplePost, quoted: quoted() } },
  unread: { schema: unread, valid: { site: 'facebook', reason: 'author', hint: 'header a[href]' } },
  match: { schema: match, valid: pictureMatch },
  failedCheck: {
    schema: failedCheck,
    valid: { signal: 'image', url: null, code: 'timeout', detail: '20 s' },
  },
  verdict: { schema: verdict, valid: sampleVerdict },
  observation: {
    schema: observation,
    valid: {
      ref: 'x:1',
      key: 'x:1',
      account: 'x:@a',
      publishedAt: null,
      promoted: null,
      firstSeen: at,
      lastSeen: at,
    },
  },
  finding: { schema: finding, valid: findingOf() },
  judge: { schema: pageRequest, valid: { type: 'judge', posts: [{ ref: 'x:1', post: samplePost }] } },
  capture: {
    schema: pageRequest,
    valid: {
      type: 'capture-begin',
      posts: [{ ref: 'a', post: samplePost }],
      trigger: 'badge',
      url: 'https://x.com/home',
      viewport,
      circumstances,
      capture: '00000000-0000-4000-8000-000000000001',
    },
  },
  pageState: {
    schema: pageState,
    valid: {
      site: 'twitter',
      health: 'reading',
      seen: 1,
      coverage: { posts: 1, author: 1, permalink: 1, time: 0, text: 1, media: 0 },
      marks: 0,
      matched: 1,
      captured: 0,
      registered: 0,
      unreadCount: 0,
      unread: [],
      failedChecks: 0,
      middle: 'Stadt Musterhausen: First line',
      busyMs: 1.5,
      reads: 1,
      pending: 0,
      signals: { image: 1, author: 2 },
    },
  },
};

function quoted() {
  const { permalink, author, publishedAt, text, truncated, media, links, mentions } = samplePost;
  return { key: null, permalink, author, publishedAt, text, truncated, media, links, mentions };
}

type Noun = keyof typeof nouns;

describe.each(Object.entries(nouns))('%s', (name, { schema, valid }) => {
  it('takes valid data as it is', () => {
    expect(parseWith(schema, valid, name)).toEqual(valid);
  });

  it.each(Object.keys(valid))('names %s when it is of another type', (field) => {
    expect(() =>
      parseWith(
        schema,
        spoilt(valid, field, () => 0),
        name,
      ),
    ).toThrow(`${field}: `);
  });

  it('refuses a field that it does not know', () => {
    expect(() => parseWith(schema, { ...valid, surprise: 1 }, name)).toThrow('surprise: unknown-field');
  });

  it.each([null, 7, 'text', []])('refuses %j', (data) => {
    expect(() => parseWith(schema, data, name)).toThrow(`${name} is invalid`);
  });
});

describe('bounds', () => {
  it.each<[Noun, string, unknown, string]>([
    ['post', 'site', 'tiktok', 'site: not-allowed'],
    ['post', 'kind', 'story', 'kind: not-allowed'],
    ['post', 'key', 'x:@name', 'key: bad-format'],
    ['post', 'key', `x:${'1'.repeat(21)}`, 'key: bad-format'],
    ['post', 'key', 'facebook:pfbid1', 'key: bad-format'],
    ['post', 'altKeys', Array(13).fill('x:1'), 'altKeys: too-long (12)'],
    ['post', 'permalink', 'javascript:alert(1)', 'permalink: bad-format (web-address)'],
    ['post', 'permalink', `https://a.example/${long(4096)}`, 'permalink: too-long (4096)'],
    ['post', 'author.key', 'x:name', 'author.key: bad-format'],
    ['post', 'author.key', 'tiktok:@name', 'author.key: bad-format'],
    ['post', 'author.name', long(401), 'author.name: too-long (400)'],
    ['post', 'author.url', 'https://user:pass@x.com/', 'author.url: bad-format'],
    ['post', 'publishedAt', '2021-03-03T12:00:00+01:00', 'publishedAt: bad-format (day-or-instant)'],
    ['post', 'publishedAt', '2021-02-29', 'publishedAt: bad-format'],
    ['post', 'text', long(60_001), 'text: too-long (60000)'],
    ['post', 'media', Array(61).fill(samplePost.media[0]), 'media: too-long (60)'],
    ['post', 'media.0.kind', 'sound', 'media[0].kind: not-allowed'],
    ['post', 'media.0.url', 'blob:https://x.com/1', 'media[0].url: bad-format'],
    ['post', 'media.0.alt', long(4001), 'media[0].alt: too-long (4000)'],
    ['post', 'links', Array(201).fill('https://a.example/'), 'links: too-long (200)'],
    ['post', 'links', ['mailto:a@b.example'], 'links[0]: bad-format'],
    ['post', 'mentions', ['@name'], 'mentions[0]: bad-format'],
    ['post', 'paidFor', long(401), 'paidFor: too-long (400)'],
    ['post', 'context', long(401), 'context: too-long (400)'],
    ['post', 'quoted.text', long(60_001), 'quoted.text: too-long (60000)'],
    ['post', 'quoted.promoted', true, 'quoted.promoted: unknown-field'],
    ['post', 'derivedAt', undefined, 'derivedAt'],
    ['unread', 'hint', long(301), 'hint: too-long (300)'],
    ['unread', 'reason', 'mood', 'reason: not-allowed'],
    ['match', 'signal', 'smell', 'signal: not-allowed'],
    ['match', 'grade', 'sure', 'grade: not-allowed'],
    ['match', 'in', 'comment', 'in: not-allowed'],
    ['match', 'measure.distance', 257, 'measure.distance: too-large (256)'],
    ['match', 'measure.distance', -1, 'measure.distance: too-small (0)'],
    ['match', 'measure.quality', 101, 'measure.quality: too-large (100)'],
    ['match', 'measure.hash', 'g'.repeat(64), 'measure.hash: bad-format'],
    ['match', 'measure.by', 'guess', 'measure.by: '],
    ['match', 'entry.registry', 'No Slug', 'entry.registry: bad-format'],
    ['match', 'entry.entry.value.title', '', 'entry.entry.value.title: too-short'],
    ['failedCheck', 'code', 'bored', 'code: not-allowed'],
    ['failedCheck', 'detail', long(301), 'detail: too-long (300)'],
    ['verdict', 'ref', '', 'ref: too-short'],
    ['verdict', 'matches', Array(501).fill(authorMatch), 'matches: too-long (500)'],
    ['verdict', 'failed.0.url', 'x', 'failed[0].url: bad-format'],
    ['verdict', 'captured.0', 0, 'captured[0]: too-small (1)'],
    ['observation', 'firstSeen', '2021-03-03', 'firstSeen: bad-format (instant)'],
    ['observation', 'account', 'x:a', 'account: bad-format'],
    ['finding', 'schema', 3, 'schema: '],
    ['finding', 'id', '1', 'id: bad-format'],
    ['finding', 'number', 1.5, 'number: wrong-type (int)'],
    ['finding', 'number', 0, 'number: too-small (1)'],
    ['finding', 'trigger', 'timer', 'trigger: not-allowed'],
    ['finding', 'artefacts.0.sha256', 'a', 'artefacts[0].sha256: bad-format'],
    ['finding', 'artefacts.0.bytes', -1, 'artefacts[0].bytes: too-small (0)'],
    ['finding', 'missing.0.code', 'lost', 'missing[0].code: not-allowed'],
    ['finding', 'matches.1.measure.distance', 999, 'matches[1].measure.distance: too-large'],
    ['finding', 'viewport.scale', '2', 'viewport.scale: wrong-type (number)'],
    ['judge', 'posts', Array(101).fill({ ref: 'a', post: samplePost }), 'posts: too-long (100)'],
    ['judge', 'posts.0.ref', long(201), 'posts[0].ref: too-long (200)'],
    ['judge', 'type', 'erase-all', 'type: '],
    ['capture', 'posts', Array(2).fill({ ref: 'a', post: samplePost }), 'posts: too-long (1)'],
    ['capture', 'trigger', 'script', 'trigger: not-allowed'],
    ['capture', 'viewport.width', '9', 'viewport.width: wrong-type'],
    ['capture', 'capture', 'x', 'capture: bad-format'],
    ['pageState', 'health', 'great', 'health: not-allowed'],
    ['pageState', 'health', 'empty', 'health: not-allowed'],
    ['pageState', 'coverage.posts', -1, 'coverage.posts: too-small (0)'],
    ['pageState', 'signals.smell', 1, 'signals'],
  ])('%s refuses %s = %j', (noun, path, value, message) => {
    const { schema, valid } = nouns[noun];
    expect(() => parseWith(schema, spoilt(valid, path, value), noun)).toThrow(message);
  });
});
