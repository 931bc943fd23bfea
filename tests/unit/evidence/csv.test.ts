import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  type CsvProfile,
  canonicalText,
  csvColumns,
  recordHash,
  toCsv,
} from '../../../utils/evidence/index.ts';
import type { Finding, Match } from '../../../utils/model/index.ts';
import { readCsv } from './rfc4180.ts';
import { authorMatch, findingOf, namedPostMatch, sealedFinding } from './samples.ts';

/** Rows as objects by column name. */
function table(findings: Finding[], profile: CsvProfile = 'rfc4180'): Record<string, string>[] {
  const text = toCsv(findings, profile).replace(/^\uFEFF/, '');
  const [names = [], ...rows] = readCsv(text, { 'excel-de': ';', rfc4180: ',', tsv: '\t' }[profile]);
  return rows.map((row) => Object.fromEntries(row.map((cell, i) => [names[i] ?? '', cell])));
}

const whole = { left: 0, top: 0, width: 1, height: 1 };
const part: Extract<Match['measure'], { by: 'part' }> = {
  by: 'part',
  mediaUrl: 'https://pics.example/1.jpg',
  stage: 'features',
  distance: null,
  share: null,
  points: 51,
  query: { ...whole, width: 0.5, height: 0.5 },
  entry: whole,
  mirrored: false,
  turned: 0.4,
};
const passages = { by: 'passages' as const, where: 'alt' as const, info: 41.2, quoted: 0, boilerplate: 0 };
const shared = (words: string) => ({
  post: [0, 1] as [number, number],
  entry: [0, 1] as [number, number],
  words,
  equal: 6,
});

const signed = { id: 'test', version: '1.2', head: 'a'.repeat(64), stale: '2026-03-03T00:00:00Z' };

const textCell = (text: string) => table([findingOf({ matches: [] }, { text })])[0]?.text;

describe('toCsv', () => {
  it('writes one row for each match, and one for a finding without', () => {
    const rows = table([findingOf(), findingOf({ matches: [] })]);
    expect(
      rows.map(({ signal, grade, matched_in, entry_id }) => [signal, grade, matched_in, entry_id]),
    ).toEqual([
      ['author', 'same', 'post', 'city-x'],
      ['image', 'same', 'quoted', 'bridge'],
      ['', '', '', ''],
    ]);
  });

  it('says of each match how its registry stood', () => {
    const rows = table([findingOf({ registries: [{ id: 'other', version: '1' }, signed] })]);
    expect(rows.map((row) => [row.registry_stale_since, row.registry_head_sha256])).toEqual(
      rows.map(() => [signed.stale, signed.head]),
    );
  });

  it('fills every column', () => {
    expect(table([findingOf()])[1]).toEqual({
      finding_number: '7',
      finding_id: '6f1f9a52-9c1e-4b57-8f5d-0a6b1c2d3e4f',
      captured_at: '2026-11-22T20:00:00.000Z',
      captured_local: '2026-11-22T21:00:00.000+01:00',
      time_zone: 'Europe/Berlin',
      site: 'twitter',
      kind: 'post',
      post_key: 'x:1456553032246771727',
      post_id: '1456553032246771727',
      permalink: 'https://x.com/musterhausen/status/1456553032246771727',
      author_name: 'Stadt "Musterhausen"',
      author_url: 'https://x.com/musterhausen',
      author_key: 'x:@musterhausen',
      published_at: '2021-11-05T09:00:00.000Z',
      published_basis: 'id',
      promoted: 'unknown',
      paid_for: '',
      text: 'First line\nsecond; with, signs',
      text_truncated: 'yes',
      media_count: '1',
      shown_time: '',
      reposted_by: '',
      co_authors: '',
      paid_partnership: '',
      group: '',
      ad_status: '',
      ad_start: '',
      ad_end: '',
      ad_platforms: '',
      ad_page_id: '',
      signal: 'image',
      grade: 'same',
      matched_in: 'quoted',
      entry_kind: 'asset',
      entry_id: 'bridge',
      entry_title: 'The bridge; old',
      entry_owner: 'Agentur Musterhausen',
      entry_source: 'Newsroom',
      registry: 'test',
      registry_version: '1.2',
      registry_stale_since: '',
      registry_head_sha256: '',
      measure: 'picture differs in 12 of 256 bits (limit 31, quality 88 of 100): https://pics.example/1.jpg',
      distance: '12',
      page_url: 'https://x.com/musterhausen',
      page_title: 'Musterhausen / X',
      screenshot_sha256: 'a'.repeat(64),
      media_sha256: `${'b'.repeat(64)} | ${'c'.repeat(64)}`,
      missing: 'media: http-status (404) https://pics.example/2.jpg',
      failed_checks: 'image: low-quality (12) https://pics.example/2.jpg',
      extension_version: '0.1.0',
      browser: 'Firefox 153',
      poster_sha256: '',
      frame_sha256: '',
      markup_sha256: '',
      shot_method: '',
      shot_tiles: '',
      shot_stitch: '',
      shot_reasons: '',
      notes: '',
      referrer: '',
      record_sha256: recordHash(findingOf()),
      ledger_seq: '',
      device: '',
    });
  });

  it('tells how the evidence of schema 2 was made, and where it stands in the ledger', () => {
    const finding = sealedFinding();
    const text = toCsv([finding], 'rfc4180', ({ number }) => ({ seq: number + 2, from: '0123456789abcdef' }));
    const [names = [], row = []] = readCsv(text, ',');
    expect(Object.fromEntries(names.map((name, i) => [name, row[i]]))).toMatchObject({
      poster_sha256: '1'.repeat(64),
      frame_sha256: `${'2'.repeat(64)} | ${'3'.repeat(64)}`,
      markup_sha256: '4'.repeat(64),
      shot_method: 'tiles',
      shot_tiles: '2',
      shot_stitch: 'unsure',
      shot_reasons: 'moved | overlap 1',
      notes: 'resumed | type-mismatch (image/png)',
      referrer: 'https://www.musterhausen.example/',
      ledger_seq: String(finding.number + 2),
      device: '0123456789abcdef',
    });
  });

  it('names the hash of the canonical record, which changes with any of its fields', () => {
    const finding = sealedFinding();
    const canonical = createHash('sha256').update(canonicalText(finding)).digest('hex');
    expect(table([finding])[0]?.record_sha256).toBe(canonical);
    expect(table([{ ...finding, number: finding.number + 1 }])[0]?.record_sha256).not.toBe(canonical);
  });

  it('tells what only some posts have', () => {
    const by = (key: string) => ({ key, name: null, url: null });
    const details = {
      status: 'active' as const,
      start: '2021-08-03',
      end: null,
      pageId: '115472408079890',
      platforms: ['facebook', 'instagram'],
      headline: null,
      description: null,
      button: null,
      format: null,
      sharing: 2,
      euTransparency: null,
      source: 'data' as const,
      differences: [],
    };
    const extras = {
      publishedAt: null,
      derivedAt: '2021-08-02',
      shownTime: 'vor 3 Tagen',
      repostedBy: by('x:@stadtdortmund'),
      coAuthors: [by('instagram:@a'), by('instagram:@b')],
      paidPartnership: false,
      group: { name: 'Dortmund', url: null },
      ad: details,
    };
    const [row] = table([findingOf({ matches: [] }, extras)]);
    expect(row).toMatchObject({
      published_basis: 'words',
      shown_time: 'vor 3 Tagen',
      reposted_by: 'x:@stadtdortmund',
      co_authors: 'instagram:@a | instagram:@b',
      paid_partnership: 'no',
      group: 'Dortmund',
      ad_status: 'active',
      ad_start: '2021-08-03',
      ad_end: '',
      ad_platforms: 'facebook | instagram',
      ad_page_id: '115472408079890',
    });
  });

  it('tells page time, ads and other entries', () => {
    const finding = findingOf(
      { matches: [namedPostMatch, authorMatch] },
      { publishedAt: '2021-08-03', promoted: true, key: null, paidFor: 'Stadt', kind: 'ad' },
    );
    const [named, author] = table([finding]);
    expect(named).toMatchObject({ published_at: '2021-08-03', published_basis: 'page', promoted: 'yes' });
    expect(named).toMatchObject({
      post_id: '',
      post_key: '',
      paid_for: 'Stadt',
      entry_owner: '',
      distance: '',
    });
    expect(named).toMatchObject({
      entry_kind: 'post',
      measure: 'post has the address https://x.com/a/status/1',
    });
    expect(author).toMatchObject({
      entry_title: 'Stadt Musterhausen',
      entry_owner: 'Stadt Musterhausen GmbH',
    });
    expect(author?.entry_source).toBe('Letter, 2021-12-17, https://letters.example/1');
    expect(table([findingOf({}, { promoted: false, derivedAt: null })])[0]).toMatchObject({
      promoted: 'no',
      published_at: '',
      published_basis: '',
    });
  });

  it.each<[Match['measure'], string]>([
    [{ by: 'tag', key: 'x:@a' }, 'post tags or links x:@a'],
    [{ by: 'name', words: 'Erika B', offset: 4 }, 'text names "Erika B" at character 4'],
    [{ by: 'address', url: 'https://a.example/', own: false }, 'post links to https://a.example/'],
    [part, `51 points agree, 25 % of the picture shows 100 % of the entry's: ${part.mediaUrl}`],
    [
      { ...part, stage: 'hash', distance: 12, share: 0.8, mirrored: true, turned: -90.2, from: 'screen' },
      `windows differ in 12 of 256 bits, 80 % of blocks agree, 51 points agree, 25 % of the picture shows 100 % of the entry's, mirrored, turned by -90 degrees, as the window showed it: ${part.mediaUrl}`,
    ],
    [
      { ...passages, passages: [shared('one'), shared('two')] },
      'shares the wording "one" / "two" (weight 41.2, in the alt)',
    ],
    [
      {
        by: 'topic',
        found: [
          { word: 'quays', words: 'quay', offset: 4 },
          { word: 'crane', words: 'Crane', offset: 0 },
        ],
        time: 'none',
      },
      'has the words "quay" at character 4, "Crane" at character 0 (time none)',
    ],
  ])('says in words what the match rests on: %j', (measure, words) => {
    expect(table([findingOf({ matches: [{ ...authorMatch, measure }] })])[0]?.measure).toBe(words);
  });

  it('cuts wording that a spreadsheet would not keep whole', () => {
    const measure = { ...passages, passages: Array.from({ length: 20 }, () => shared('w'.repeat(1000))) };
    const [row] = table([findingOf({ matches: [{ ...authorMatch, measure }] })]);
    expect(row?.measure).toMatch(/^shares the wording "w{1000}" \/ .* … \(weight 41\.2, in the alt\)$/);
    expect(row?.measure?.length).toBeLessThan(10_100);
  });

  it('writes three forms: for Excel with German settings, plain, and with tabs', () => {
    const [excel, plain] = [toCsv([findingOf()], 'excel-de'), toCsv([findingOf()], 'rfc4180')];
    expect(excel.startsWith('\uFEFF"finding_number";"finding_id";')).toBe(true);
    expect(plain.startsWith('"finding_number","finding_id",')).toBe(true);
    expect([...new TextEncoder().encode(excel).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(table([findingOf()], 'excel-de')).toEqual(table([findingOf()]));
    expect(table([findingOf()], 'tsv')).toEqual(table([findingOf()]));
    expect(`${excel}${plain}`).not.toMatch(/sep=|="/);
  });

  it('ends every row in CRLF and gives a head without findings', () => {
    expect(toCsv([], 'rfc4180')).toBe(`${csvColumns.map(({ name }) => `"${name}"`).join(',')}\r\n`);
  });

  it('keeps 19 digits as they are, with the address beside them', () => {
    const csv = toCsv([findingOf()], 'excel-de');
    const near =
      '"x:1456553032246771727";"1456553032246771727";"https://x.com/musterhausen/status/1456553032246771727"';
    expect(csv).toContain(near);
  });

  it('has its columns, in order, in docs/csv.md', () => {
    const page = readFileSync(fileURLToPath(new URL('../../../docs/csv.md', import.meta.url)), 'utf8');
    const documented = [...page.matchAll(/^\| `([a-z0-9_]+)` \|/gm)].map(([, name]) => name);
    expect(documented).toEqual(csvColumns.map(({ name }) => name));
  });
});

describe('the formula guard', () => {
  it.each([
    '=HYPERLINK("http://x.example")',
    '=HYPERLINK("http://x.example")\r\nfoo',
    '+1+cmd|calc',
    '-2+3',
    '-5',
    '@SUM(A1)',
    '\t=1+1',
    '\r=1+1',
    '\n=1+1',
    '\0=1+1',
    '\uFEFF=1+1',
    '\u200B=1+1',
    '\u200E\u2060=1+1',
    '\u00AD@SUM(A1)',
    ' =1+1',
    '\u00A0\u3000=1+1',
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM(A1)',
    '\n\nplain',
    "=cmd|' /C calc'!A0\";=1",
  ])('puts an apostrophe before %j', (text) => {
    expect(textCell(text)).toBe(`'${text}`);
  });

  it.each(['', 'plain', "it's", '5', 'a=b', '"=1"', '#hash', '  two blanks', '\u200Bhidden', '→ =1', "'=1"])(
    'leaves %j alone',
    (text) => {
      expect(textCell(text)).toBe(text);
    },
  );

  it('guards every field that a page or a registry fills', () => {
    const evil = '=1+1';
    const matches: Match[] = [
      {
        ...authorMatch,
        entry: {
          registry: 'test',
          registryVersion: evil,
          entry: { kind: 'topic', value: { id: 'a', title: evil, words: [], source: { title: evil } } },
        },
      },
    ];
    const finding = findingOf(
      {
        matches,
        page: { url: 'https://a.example/', title: evil },
        software: { extension: evil, browser: evil },
      },
      { author: { key: null, name: evil, url: null }, paidFor: evil, text: evil },
    );
    const [row = {}] = table([finding]);
    const guarded = Object.entries(row).filter(([, cell]) => cell === `'${evil}`);
    expect(Object.values(row)).not.toContain(evil);
    expect(guarded.map(([name]) => name)).toEqual([
      'author_name',
      'paid_for',
      'text',
      'entry_title',
      'entry_source',
      'registry_version',
      'page_title',
      'extension_version',
      'browser',
    ]);
  });

  it('lets no cell end early, whatever signs a text holds', () => {
    for (const text of ['";=1', '""', '"\r\n"', 'a"b";"c', ';;;', ',\r\n,', '\uD800', '"'.repeat(99)]) {
      // A record has no half surrogates: they cannot be written.
      expect(textCell(text)).toBe(text.toWellFormed());
    }
  });
});
