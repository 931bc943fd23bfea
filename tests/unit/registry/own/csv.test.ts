import { describe, expect, it } from 'vitest';
import { csvTemplate, FIELDS, readCsv } from '../../../../utils/registry/index.ts';

const added = { by: 'me', at: '2026-11-25T09:00:00.000Z' };
const HEAD = 'platform,handle,name,url,owner,role,use,source.title';
const ROW = 'instagram,stadt,Stadt,https://www.instagram.com/stadt/,Stadt,city,official,Impressum';

describe('a CSV of profiles', () => {
  it.each([
    ['commas', `${HEAD}\n${ROW}\n`],
    ['semicolons and a byte order mark', `\uFEFF${HEAD}\r\n${ROW}\r\n`.replaceAll(',', ';')],
    ['tabs', `${HEAD}\n${ROW}`.replaceAll(',', '\t')],
    ['empty lines', `${HEAD}\n\n${ROW}\n\n,,,,,,,\n`],
  ])('with %s is read', (_, text) => {
    const { kind, lines, flaws } = readCsv(text, added);
    expect(flaws).toEqual([]);
    expect(kind).toBe('account');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      kind: 'account',
      value: { id: 'instagram-stadt', handle: 'stadt', source: { title: 'Impressum' }, added },
    });
  });

  it('read twice gives the same names; one with an id of its own keeps it', () => {
    const ids = (text: string) => readCsv(text, added).lines.map(({ value }) => (value as { id: string }).id);
    expect(ids(`${HEAD}\n${ROW}`)).toEqual(ids(`${HEAD}\n${ROW}`));
    expect(ids(`id,${HEAD}\nmine,${ROW}`)).toEqual(['mine']);
  });

  it('tells what is wrong by row and column, and keeps the rows that are right', () => {
    const text = [
      HEAD,
      ROW,
      ROW.replace('city', 'king'),
      ROW.replace('https://www.instagram.com/stadt/', 'https://evil.example/'),
      ROW.replace('Impressum', ''),
      `${ROW},too much`,
    ].join('\n');
    const { lines, flaws } = readCsv(text, added);
    expect(lines).toHaveLength(1);
    expect(flaws).toMatchObject([
      { row: 3, column: 'role', code: 'not-allowed' },
      { row: 4, column: 'url', code: 'not-allowed' },
      { row: 5, column: 'source.title', code: 'missing' },
      { row: 6, column: '', code: 'too-long' },
    ]);
  });

  it.each([
    [
      'names a column that is not known',
      `${HEAD},color\n${ROW},red`,
      { column: 'color', code: 'unknown-field' },
    ],
    ['has a column twice', `${HEAD},role\n${ROW},city`, { column: 'role', code: 'duplicate' }],
    ['lacks a column', 'platform,handle\ninstagram,a', { column: 'name', code: 'missing' }],
    ['is something else', 'a,b\n1,2', { column: '', code: 'missing' }],
    ['is empty', '', { column: '', code: 'missing' }],
  ])('that %s is refused at its head', (_, text, flaw) => {
    const { lines, flaws } = readCsv(text, added);
    expect(lines).toEqual([]);
    expect(flaws).toContainEqual(expect.objectContaining({ row: 1, ...flaw }));
  });

  it('does not run away with a file of very many rows', () => {
    const { lines, flaws } = readCsv([HEAD, ...Array.from({ length: 20_001 }, () => ROW)].join('\n'), added);
    expect(lines).toEqual([]);
    expect(flaws).toMatchObject([{ code: 'too-large', bound: '20000' }]);
  });
});

describe('a CSV of media', () => {
  it('is read with quoted cells, several addresses in one cell, and a script as mere words', () => {
    const text = `kind;title;producer;published.url;published.at;addresses;source.title
picture;"<script>alert(1)</script>; ""Hafen""";Stadt;https://www.stadt.example/a;2021-03-03;https://a.example/1|https://a.example/2;Presse`;
    const { lines, flaws } = readCsv(text, added);
    expect(flaws).toEqual([]);
    expect(lines[0]).toMatchObject({
      kind: 'asset',
      value: {
        title: '<script>alert(1)</script>; "Hafen"',
        published: { url: 'https://www.stadt.example/a', at: '2021-03-03' },
        addresses: ['https://a.example/1', 'https://a.example/2'],
      },
    });
  });

  it('may leave the date out', () => {
    const { lines } = readCsv(
      'kind,title,producer,published.url,source.title\ntext,T,Stadt,https://www.stadt.example/,Presse',
      added,
    );
    expect(lines[0]?.value).toMatchObject({ published: { at: null } });
  });
});

describe('the empty CSV', () => {
  it.each(['account', 'asset'] as const)('of %s has the columns that are read', (kind) => {
    const { flaws, kind: read } = readCsv(csvTemplate(kind), added);
    expect([flaws, read]).toEqual([[], kind]);
    for (const { path } of FIELDS[kind]) expect(csvTemplate(kind)).toContain(path);
  });
});
