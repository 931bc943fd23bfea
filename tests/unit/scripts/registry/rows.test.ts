import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { linesOfAds } from '../../../../scripts/registry/import/ads.ts';
import { linesOfCsv } from '../../../../scripts/registry/import/csv.ts';
import type { RowContext } from '../../../../scripts/registry/import/rows.ts';
import { linesOfWikidata } from '../../../../scripts/registry/import/wikidata.ts';
import { toCsv } from '../../../../utils/evidence/index.ts';
import { findingOf } from '../../evidence/samples.ts';
import { accountLine } from '../../registry/publication/publisher.ts';
import { entriesOf, made, registry, scratchFolder } from './command.ts';
import { portal } from './portal.ts';

const inFolder = scratchFolder();
const context = (more: Partial<RowContext> = {}): RowContext => ({
  why: { by: 'Tester', at: '2026-01-01T00:00:00.000Z', why: 'test' },
  role: undefined,
  use: undefined,
  entries: new Map(),
  ...more,
});
const values = ({ lines }: { lines: { value: object }[] }) => lines.map(({ value }) => value);

describe('a result of Wikidata', () => {
  const cell = (value: string) => ({ type: 'literal', value });
  const row = (fields: Record<string, string>) =>
    Object.fromEntries(
      Object.entries({
        item: 'http://www.wikidata.org/entity/Q1295',
        itemLabel: 'Dortmund',
        role: 'city',
        ...fields,
      }).map(([name, value]) => [name, cell(value)]),
    );
  const result = (...rows: object[]) => JSON.stringify({ head: { vars: [] }, results: { bindings: rows } });

  it('gives accounts with numeric ids and validity, and websites; deprecated statements are left out', () => {
    const text = result(
      row({
        property: 'P2002',
        value: 'stadtdortmund',
        numericId: '123456',
        from: '2010-05-01T00:00:00Z',
        to: '2025-02-28T00:00:00Z',
        rank: 'http://wikiba.se/ontology#NormalRank',
      }),
      row({ property: 'http://www.wikidata.org/prop/P2003', value: 'stadtdortmund' }),
      row({ property: 'P4003', value: 'Stadt-Dortmund-1234567890' }),
      row({ property: 'P2013', value: 'alt', rank: 'http://wikiba.se/ontology#DeprecatedRank' }),
      row({ property: 'P856', value: 'https://www.dortmund.de/' }),
      row({
        item: 'http://www.wikidata.org/entity/Q2',
        itemLabel: 'Erika Muster',
        role: 'office-holder',
        partyLabel: 'Partei A',
        property: 'P2013',
        value: 'erika.muster',
      }),
    );
    const { lines, failed } = linesOfWikidata(text, context());
    expect(failed).toEqual([]);
    expect(values({ lines })).toMatchObject([
      {
        id: 'q1295-twitter-stadtdortmund',
        platform: 'twitter',
        handle: 'stadtdortmund',
        numericId: '123456',
        url: 'https://x.com/stadtdortmund',
        validFrom: '2010-05-01',
        validTo: '2025-02-28',
        use: 'official',
        source: { title: 'Wikidata', url: 'https://www.wikidata.org/entity/Q1295' },
      },
      { platform: 'instagram', url: 'https://www.instagram.com/stadtdortmund/' },
      { platform: 'facebook', handle: 'Stadt-Dortmund-1234567890', numericId: '1234567890' },
      { host: 'dortmund.de', url: 'https://www.dortmund.de/', role: 'city' },
      { name: 'Erika Muster', role: 'office-holder', use: 'business', note: 'Party: Partei A' },
    ]);
  });

  it('may be CSV; what is wrong is told by row, and an error page is no result', () => {
    const csv =
      'item,itemLabel,property,value,role\r\nhttp://www.wikidata.org/entity/Q1,"A, B",P2002,ab,city\r\n,C,P9999,c,city\r\n,D,P2002,d,king\r\n';
    const { lines, failed } = linesOfWikidata(csv, context());
    expect(values({ lines })).toMatchObject([{ name: 'A, B', handle: 'ab' }]);
    expect(failed).toEqual([
      expect.stringMatching(/row 2, property: P9999/),
      expect.stringMatching(/row 3, role: not-allowed/),
    ]);
    expect(linesOfWikidata('{"error": 1}', context()).failed[0]).toContain('not a SPARQL result');
    expect(linesOfWikidata('{<html>', context()).failed[0]).toContain('not JSON');
  });

  it('comes from an endpoint that is asked one of our queries', async () => {
    const site = await portal();
    let asked = '';
    site.on('/sparql', (request, response) => {
      asked = new URL(request.url ?? '', site.base).searchParams.get('query') ?? '';
      response
        .writeHead(200, { 'content-type': 'application/sparql-results+json' })
        .end(result(row({ property: 'P2002', value: 'stadtdortmund' })));
    });
    const folder = inFolder('wikidata');
    await made(folder);
    const run = (query: string) =>
      registry(folder, 'import', 'wikidata', `${site.base}/sparql`, '--query', query, '--why', 'Wikidata');
    expect((await run('office-holders-dortmund')).code).toBe(0);
    expect(asked).toContain('wd:Q1295');
    expect(entriesOf(folder, 'account')).toMatchObject([{ handle: 'stadtdortmund' }]);
    expect((await run('../../../package')).code).toBe(2);
    const missing = await registry(folder, 'import', 'wikidata', `${site.base}/none`, '--why', 'w');
    expect([missing.code, missing.err]).toEqual([1, expect.stringContaining('404')]);
  });

  it('is asked for with every variable that is read, and the handbook shows the query as it is', () => {
    const folder = join(import.meta.dirname, '../../../../scripts/registry/queries');
    const handbook = readFileSync(
      join(import.meta.dirname, '../../../../docs/registry-publishing.md'),
      'utf8',
    );
    const queries = readdirSync(folder);
    for (const name of queries) {
      const query = readFileSync(join(folder, name), 'utf8');
      for (const variable of [
        'item',
        'itemLabel',
        'property',
        'value',
        'numericId',
        'from',
        'to',
        'rank',
        'role',
      ]) {
        expect(query).toMatch(new RegExp(`SELECT[^{]*\\?${variable}\\b`));
      }
      expect(handbook).toContain(name.replace('.rq', ''));
    }
    expect(handbook).toContain(readFileSync(join(folder, 'office-holders-dortmund.rq'), 'utf8').trim());
  });
});

describe('a table', () => {
  it('gives accounts by the names of its columns, with any separator; errors by row and column', () => {
    const text =
      '\uFEFFPlatform;Handle;Name;Role;Use;Valid from;numeric_id\r\nX;@stadt;"Stadt; Musterhausen";city;official;01.05.2010;12\r\nfacebook;b;B;city;secret;;\r\nmyspace;c;C;city;official;;\r\ninstagram;d;D;city;official;gestern;x1\r\n'.replace(
        '\uFEFF',
        '',
      );
    const { lines, failed } = linesOfCsv(text, context());
    expect(values({ lines })).toMatchObject([
      {
        platform: 'twitter',
        handle: 'stadt',
        name: 'Stadt; Musterhausen',
        validFrom: '2010-05-01',
        numericId: '12',
        url: 'https://x.com/stadt',
      },
    ]);
    expect(failed).toEqual([
      expect.stringMatching(/^row 3, column use: not-allowed/),
      expect.stringMatching(/^row 4, column platform: not-allowed/),
      expect.stringMatching(/^row 5, column (numericId|validFrom): bad-format.*(validFrom|numericId)/),
    ]);
  });

  it('gives assets; without columns that are known it says which it found', () => {
    const text =
      'kind,title,publishedUrl,publishedAt,credit\npicture,Hafen,https://stadt.example/h,2021-03-03,Foto: A\ntext,,https://stadt.example/t,,\n';
    const { lines, failed } = linesOfCsv(text, context());
    expect(values({ lines })).toMatchObject([
      { kind: 'picture', title: 'Hafen', published: { at: '2021-03-03' }, credit: 'Foto: A' },
    ]);
    expect(failed).toEqual([expect.stringMatching(/^row 3, column title: too-short/)]);
    expect(linesOfCsv('a,b\n1,2\n', context()).failed).toEqual([expect.stringContaining('found: a, b')]);
    expect(linesOfCsv('', context()).failed).toHaveLength(1);
  });
});

describe('advertisements', () => {
  const api = {
    id: '777',
    ad_creation_time: '2021-03-01',
    ad_delivery_start_time: '2021-03-03',
    page_id: '42',
    page_name: 'Thomas Muster',
    bylines: 'Stadt Musterhausen',
    ad_creative_bodies: ['Der neue Radweg\nist da', 'B'],
    ad_snapshot_url: 'https://www.facebook.com/ads/archive/render_ad/?id=777&access_token=SECRET',
    publisher_platforms: ['facebook', 'instagram'],
  };

  it.each([
    ['an answer', JSON.stringify({ data: [api], paging: {} })],
    ['a list', JSON.stringify([api])],
    ['lines', `${JSON.stringify(api)}\n${JSON.stringify(api)}\n`],
  ])('of the Ad Library API as %s become promoted posts, without the access token', (_, text) => {
    const { lines, failed } = linesOfAds(text, context());
    expect(failed).toEqual([]);
    expect(values({ lines })).toMatchObject([
      {
        id: 'ad-777',
        promoted: true,
        title: 'Der neue Radweg ist da',
        at: '2021-03-03',
        url: 'https://www.facebook.com/ads/library/?id=777',
        note: 'Page: Thomas Muster; Paid for by: Stadt Musterhausen; Platforms: facebook, instagram',
      },
    ]);
    expect(JSON.stringify(lines)).not.toContain('SECRET');
  });

  it('belong to the account with the number of their page, known or new', () => {
    const line = accountLine('muster', 'muster', {
      platform: 'facebook',
      numericId: '42',
      url: 'https://www.facebook.com/muster',
    });
    const known = linesOfAds(
      JSON.stringify([api]),
      context({ entries: new Map([['account:muster', line]]) }),
    );
    expect(values(known)).toMatchObject([{ account: 'muster' }]);
    const fresh = linesOfAds(JSON.stringify([api]), context({ role: 'office-holder', use: 'business' }));
    expect(values(fresh)).toMatchObject([{ id: 'facebook-42', numericId: '42' }, { account: 'facebook-42' }]);
    expect(values(linesOfAds(JSON.stringify([api]), context()))[0]).not.toHaveProperty('account');
  });

  it('come from findings of Stadtspur, as NDJSON and as its CSV; what is not promoted is left out', () => {
    const words = '=SUM(1) Anzeige';
    const promoted = findingOf({}, { promoted: true, kind: 'ad', key: 'facebook-ad:888', text: words });
    const plain = findingOf({}, { promoted: false, kind: 'post' });
    const ndjson = linesOfAds(`${JSON.stringify(promoted)}\n${JSON.stringify(plain)}\n`, context());
    expect([values(ndjson).length, ndjson.failed]).toEqual([1, []]);
    expect(values(ndjson)).toMatchObject([{ id: 'ad-888', promoted: true }]);
    for (const form of ['excel-de', 'rfc4180'] as const) {
      const csv = linesOfAds(toCsv([promoted, plain], form).replace(/^\uFEFF/, ''), context());
      expect([csv.failed, values(csv)]).toMatchObject([[], [{ id: 'ad-888', title: '=SUM(1) Anzeige' }]]);
    }
  });

  it('that are none are told', () => {
    expect(linesOfAds('[{"x": 1}]', context()).failed).toEqual([expect.stringContaining('record 1')]);
    expect(linesOfAds('name;value\n1;2\n', context()).failed).toEqual([
      expect.stringContaining('finding_number'),
    ]);
    expect(linesOfAds('{"a', context()).failed).toHaveLength(1);
  });
});
