import { describe, expect, it } from 'vitest';
import {
  canonicalText,
  recordHash,
  TEXT_FORMS,
  type TextForm,
  written,
  writtenStream,
} from '../../../../utils/evidence/index.ts';
import { type Finding, parseWith, finding as schema } from '../../../../utils/model/index.ts';
import { readCsv } from '../rfc4180.ts';
import { authorMatch, findingOf, pictureMatch, sealedFinding } from '../samples.ts';
import { INJECTIONS } from './injection-corpus.ts';

async function textOf(findings: Finding[], form: TextForm): Promise<string> {
  return (await Array.fromAsync(written(findings, form))).join('');
}

const nasty = {
  text: 'a "b"\r\nTY  - JOUR\nER  - \u2028\u0085=1+1\tend',
  author: null,
  permalink: null,
  key: null,
};

describe('NDJSON', () => {
  it('has one canonical record a line and loses nothing', async () => {
    const given = [
      sealedFinding(),
      { ...findingOf({}, nasty), schema: 1 as const },
      findingOf({}, { text: '\u2028\u2029 üöß 🏛' }),
    ];
    const text = await textOf(given, 'ndjson');
    const lines = text.split('\n');
    expect(lines.pop()).toBe('');
    expect(lines).toEqual(given.map(canonicalText));
    expect(lines.map((line) => parseWith(schema, JSON.parse(line), 'line'))).toEqual(given);
    expect(lines.map((line) => JSON.parse(line).schema)).toEqual([2, 1, 2]);
  });
});

describe('CSV for 4CAT', () => {
  const table = async (findings: Finding[]) => {
    const [names = [], ...rows] = readCsv(await textOf(findings, '4cat'), ',');
    return rows.map((row) => Object.fromEntries(row.map((cell, i) => [names[i] ?? '', cell])));
  };

  it('begins with the columns that 4CAT asks for, one row a finding', async () => {
    const text = await textOf([findingOf({ matches: [authorMatch, pictureMatch] })], '4cat');
    const [names, ...rows] = readCsv(text, ',');
    expect(names?.slice(0, 5)).toEqual(['id', 'thread_id', 'author', 'body', 'timestamp']);
    expect(rows).toHaveLength(1);
    expect(text.startsWith('\uFEFF')).toBe(false);
  });

  it.each([
    [{ publishedAt: '2021-03-03' }, '2021-03-03 00:00:00', 'page'],
    [{ publishedAt: '2021-03-03T23:59:58.900Z' }, '2021-03-03 23:59:58', 'page'],
    [{ publishedAt: null, derivedAt: '2021-11-05T09:00:00.000Z' }, '2021-11-05 09:00:00', 'id'],
    [
      { publishedAt: null, derivedAt: '2021-11-05', shownTime: 'vor 3 Tagen' },
      '2021-11-05 00:00:00',
      'words',
    ],
    [{ publishedAt: null, derivedAt: null }, '2026-11-22 20:00:00', 'captured'],
  ])('always has a time, and says what it is: %j', async (part, timestamp, basis) => {
    expect(await table([findingOf({}, part)])).toMatchObject([{ timestamp, timestamp_basis: basis }]);
  });

  it('names each post the same way, and a post without key by its finding', async () => {
    const [known, unknown] = await table([findingOf(), findingOf({}, nasty)]);
    expect([known?.id, known?.thread_id]).toEqual(['x:1456553032246771727', 'x:1456553032246771727']);
    expect([unknown?.id, unknown?.thread_id]).toEqual([findingOf().id, findingOf().id]);
    expect(unknown).toMatchObject({ author: '', url: 'https://x.com/musterhausen', body: nasty.text });
    expect(known?.record_sha256).toBe(recordHash(findingOf()));
  });
});

describe('RIS', () => {
  /** Reads RIS as reference managers do: a tag opens a line, anything else goes on with the one before. */
  const read = (ris: string) => {
    const records: string[][] = [];
    let open: string[] | null = null;
    for (const line of ris.split(/\r\n|[\n\r\u2028\u2029\u0085\v\f]/)) {
      if (line.startsWith('TY  - ')) {
        open = [];
        records.push(open);
      }
      if (line.startsWith('ER  - ')) open = null;
      else if (line !== '') open?.push(line);
    }
    return records;
  };
  const valuesOf = (record: string[] | undefined, tag: string) =>
    (record ?? []).filter((line) => line.startsWith(`${tag}  - `)).map((line) => line.slice(6));

  it('gives a record for each finding, with author, first words, address, days and notes', async () => {
    const records = read(
      await textOf([sealedFinding(), findingOf({}, { publishedAt: '2021-03-03' })], 'ris'),
    );
    expect(records).toHaveLength(2);
    const [first, second] = records;
    expect(first?.[0]).toBe('TY  - ELEC');
    expect(valuesOf(first, 'AU')).toEqual(['Stadt "Musterhausen"']);
    expect(valuesOf(first, 'TI')).toEqual(['First line second; with, signs']);
    expect(valuesOf(first, 'UR')).toEqual(['https://x.com/musterhausen/status/1456553032246771727']);
    expect(valuesOf(first, 'DA')).toEqual(['2021/11/05/']);
    expect(valuesOf(first, 'Y2')).toEqual(['2026/11/22/']);
    expect(valuesOf(first, 'KW')).toEqual(['author', 'image']);
    expect(valuesOf(first, 'N1')[0]).toContain(recordHash(sealedFinding()));
    expect(valuesOf(first, 'N1')[1]).toContain('computed from the number');
    expect(valuesOf(second, 'N1')).toHaveLength(1);
    expect(valuesOf(second, 'PY')).toEqual(['2021']);
  });

  it.each([nasty.text, '\nER  - \r\nTY  - BOOK', '\u2028TI  - x', '\u0085AU  - x', '\0\v\f\rTI  - y'])(
    'lets no text begin a tag: %j',
    async (text) => {
      const evil = { ...findingOf({}, { text }).post, author: { key: null, name: text, url: null } };
      const records = read(await textOf([{ ...findingOf(), post: evil }], 'ris'));
      expect(records).toHaveLength(1);
      expect(records[0]?.filter((line) => line.startsWith('TY'))).toEqual(['TY  - ELEC']);
      expect(records[0]?.every((line) => /^[A-Z][A-Z0-9] {2}- \S/.test(line))).toBe(true);
      expect(valuesOf(records[0], 'TI')).toHaveLength(1);
    },
  );

  it('names a post without words, and leaves out what is not known', async () => {
    const [record] = read(await textOf([findingOf({}, { ...nasty, text: '', derivedAt: null })], 'ris'));
    expect(valuesOf(record, 'TI')).toEqual(['Post without text (finding 7)']);
    for (const tag of ['AU', 'AB', 'DA', 'PY']) expect(valuesOf(record, tag)).toEqual([]);
    expect(valuesOf(record, 'UR')).toEqual(['https://x.com/musterhausen']);
  });
});

describe('every form', () => {
  const many = Array.from({ length: 240 }, (_, i) => ({ ...sealedFinding(), number: i + 1 }));
  const forms = Object.keys(TEXT_FORMS) as TextForm[];

  it.each(forms)('is the same as a stream: %s', async (form) => {
    const seen: number[] = [];
    const options = { onProgress: (done: number) => seen.push(done) };
    const streamed = await new Response(writtenStream(many, form, options)).bytes();
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(streamed)).toBe(await textOf(many, form));
    expect(seen.at(-1)).toBe(many.length);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.length).toBeGreaterThan(4);
  });

  it('is written only as far as it is asked for, in pieces that stay small, and lets go when it is not wanted', async () => {
    let taken = 0;
    let isLetGo = false;
    const endless = (function* () {
      try {
        for (;;) {
          taken++;
          yield sealedFinding();
        }
      } finally {
        isLetGo = true;
      }
    })();
    const reader = writtenStream(endless, 'ndjson').getReader();
    const first = await reader.read();
    await new Promise((done) => setTimeout(done, 5));
    expect(taken).toBeGreaterThan(1);
    expect(taken).toBeLessThanOrEqual(51);
    expect(first.value?.length).toBeLessThan(512 * 1024);
    await reader.cancel();
    expect(isLetGo).toBe(true);
  });

  it('stops when it is cancelled, with the reason', async () => {
    const life = new AbortController();
    const reader = writtenStream(many, 'rfc4180', { signal: life.signal }).getReader();
    await reader.read();
    life.abort(new Error('cancelled by the user'));
    await expect(reader.read()).rejects.toThrow('cancelled by the user');
  });

  it.each(['excel-de', 'rfc4180', 'tsv', '4cat'] as const)('guards the whole corpus: %s', async (form) => {
    expect(new Set(INJECTIONS).size).toBeGreaterThanOrEqual(200);
    const findings = INJECTIONS.map((text) => findingOf({ matches: [] }, { text }));
    const [names = [], ...rows] = readCsv(
      (await textOf(findings, form)).replace(/^\uFEFF/, ''),
      separators[form],
    );
    const at = names.indexOf(form === '4cat' ? 'body' : 'text');
    const cells = rows.map((row) => row[at] ?? '');
    expect(cells.map((cell, i) => cell === INJECTIONS[i] || cell === `'${INJECTIONS[i]}`)).not.toContain(
      false,
    );
    // By another rule than the guard's own: after everything that does not show, no sign of a formula.
    expect(cells.filter((cell) => /^[\s\p{C}\p{Z}]*[=+\-@＝＋－＠]/u.test(cell))).toEqual([]);
  });
});

const separators = { 'excel-de': ';', rfc4180: ',', tsv: '\t', '4cat': ',' };
