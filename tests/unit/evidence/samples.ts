import { buildFinding, type FindingParts, numbered } from '../../../utils/evidence/index.ts';
import {
  type Artefact,
  type ArtefactRole,
  type Finding,
  finding,
  type Match,
  type Post,
  parseWith,
} from '../../../utils/model/index.ts';

const source = { title: 'Letter', date: '2021-12-17', url: 'https://letters.example/1' };
const stamp = { registry: 'test', registryVersion: '1.2' };

const account = {
  id: 'city-x',
  platform: 'twitter' as const,
  handle: 'musterhausen',
  name: 'Stadt Musterhausen',
  url: 'https://x.com/musterhausen',
  owner: 'Stadt Musterhausen GmbH',
  role: 'city' as const,
  use: 'official' as const,
  source,
};

export const authorMatch: Match = {
  signal: 'author',
  grade: 'same',
  in: 'post',
  entry: { ...stamp, entry: { kind: 'account', value: account } },
  measure: { by: 'author', key: 'x:@musterhausen' },
};

export const pictureMatch: Match = {
  signal: 'image',
  grade: 'same',
  in: 'quoted',
  entry: {
    ...stamp,
    entry: {
      kind: 'asset',
      value: {
        id: 'bridge',
        kind: 'picture',
        title: 'The bridge; old',
        producer: 'Agentur Musterhausen',
        published: { url: 'https://musterhausen.example/bridge', at: null },
        source: { title: 'Newsroom' },
      },
    },
  },
  measure: {
    by: 'pdq',
    mediaUrl: 'https://pics.example/1.jpg',
    distance: 12,
    threshold: 31,
    quality: 88,
    hash: '0f'.repeat(32),
  },
};

export const namedPostMatch: Match = {
  signal: 'link',
  grade: 'same',
  in: 'post',
  entry: {
    ...stamp,
    entry: { kind: 'post', value: { id: 'tour', title: 'Tour', url: 'https://x.com/a/status/1', source } },
  },
  measure: { by: 'address', url: 'https://x.com/a/status/1', own: true },
};

export const post: Post = {
  site: 'twitter',
  kind: 'post',
  key: 'x:1456553032246771727',
  altKeys: [],
  permalink: 'https://x.com/musterhausen/status/1456553032246771727',
  author: { key: 'x:@musterhausen', name: 'Stadt "Musterhausen"', url: 'https://x.com/musterhausen' },
  publishedAt: null,
  text: 'First line\nsecond; with, signs',
  truncated: true,
  media: [{ kind: 'image', url: 'https://pics.example/1.jpg' }],
  links: [],
  mentions: [],
  derivedAt: '2021-11-05T09:00:00.000Z',
  promoted: null,
  paidFor: null,
  context: null,
  quoted: null,
};

const fetchedAt = '2026-11-22T20:00:01.000Z';

export const parts: FindingParts = {
  id: '6f1f9a52-9c1e-4b57-8f5d-0a6b1c2d3e4f',
  capturedAt: new Date('2026-11-22T20:00:00.000Z'),
  timeZone: 'Europe/Berlin',
  ref: 'x:1456553032246771727',
  trigger: 'badge',
  page: { url: 'https://x.com/musterhausen', title: 'Musterhausen / X' },
  post,
  matches: [authorMatch, pictureMatch],
  failed: [{ signal: 'image', url: 'https://pics.example/2.jpg', code: 'low-quality', detail: '12' }],
  registries: [{ id: 'test', version: '1.2' }],
  artefacts: [
    { role: 'screenshot', mediaType: 'image/png', bytes: 9, sha256: 'a'.repeat(64), url: null, fetchedAt },
    {
      role: 'media',
      mediaType: 'image/jpeg',
      bytes: 9,
      sha256: 'b'.repeat(64),
      url: 'https://pics.example/1.jpg',
      fetchedAt,
    },
    {
      role: 'media',
      mediaType: 'image/jpeg',
      bytes: 9,
      sha256: 'c'.repeat(64),
      url: 'https://pics.example/3.jpg',
      fetchedAt,
    },
  ],
  missing: [{ role: 'media', url: 'https://pics.example/2.jpg', code: 'http-status', detail: '404' }],
  screenshotPartial: false,
  viewport: { width: 1280, height: 800, scale: 2 },
  software: { extension: '0.1.0', browser: 'Firefox 153' },
};

/** A finding with parts of it, or of its post, replaced. */
export function findingOf(
  { number = 7, ...change }: Partial<FindingParts> & { number?: number } = {},
  postChange: Partial<Post> = {},
): Finding {
  return numbered(buildFinding({ ...parts, ...change, post: { ...post, ...postChange } }), number);
}

const artefact = (role: ArtefactRole, sha256: string, more: Partial<Artefact> = {}): Artefact => ({
  role,
  mediaType: role === 'markup' ? 'text/html' : 'image/png',
  bytes: 9,
  sha256,
  url: null,
  fetchedAt,
  ...more,
});

const tileAt = (y: number, sha256: string, agrees: number | null) => ({
  sha256,
  rect: { x: 0, y: 0, width: 600, height: 500 },
  offset: { x: 0, y },
  agrees,
});

/** A finding of schema 2 with everything that one can have. */
export function sealedFinding(change: Partial<Finding> = {}): Finding {
  const tiles = [tileAt(0, '5'.repeat(64), null), tileAt(440, '6'.repeat(64), 0.91)];
  return parseWith(
    finding,
    {
      ...findingOf(),
      schema: 2,
      artefacts: [
        artefact('screenshot', 'a'.repeat(64), { width: 600, height: 940 }),
        artefact('tile', '5'.repeat(64)),
        artefact('tile', '6'.repeat(64)),
        artefact('media', 'b'.repeat(64), { url: 'https://pics.example/1.jpg' }),
        artefact('poster', '1'.repeat(64)),
        artefact('frame', '2'.repeat(64), { at: 0.5 }),
        artefact('frame', '3'.repeat(64), { at: 12.25 }),
        artefact('markup', '4'.repeat(64)),
        artefact('text', '7'.repeat(64), { mediaType: 'text/plain' }),
      ],
      shot: {
        method: 'tiles',
        stitch: 'unsure',
        reasons: ['moved', 'overlap 1'],
        partial: false,
        hiddenFixed: 2,
        size: { width: 600, height: 940 },
        tiles,
      },
      circumstances: {
        referrer: 'https://www.musterhausen.example/',
        navigation: { type: 'navigate', redirects: 1 },
        languages: ['de-DE', 'en'],
        pageLanguage: 'de',
        direction: 'ltr',
        colorScheme: 'dark',
        zoom: 1.25,
        scroll: { x: 0, y: 1200 },
        screen: { width: 1920, height: 1080 },
      },
      notes: [{ code: 'resumed' }, { code: 'type-mismatch', detail: 'image/png' }],
      ...change,
    },
    'finding',
  );
}
