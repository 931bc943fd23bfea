import { describe, expect, it } from 'vitest';
import type { Line } from '../../../../utils/model/index.ts';
import {
  checkLine,
  FIELDS,
  lineData,
  nameOfLine,
  planImport,
  slugOf,
  textOf,
  valuesOf,
} from '../../../../utils/registry/index.ts';
import { account, picture } from '../../../flows/own-samples.ts';

describe('values of a form', () => {
  it.each([account('a'), picture('b')])('of $kind, put back unchanged, make the same entry', (line) => {
    const again = lineData(line.kind as 'account' | 'asset', valuesOf(line), line.value);
    expect(textOf(checkLine(again))).toBe(textOf(line));
  });

  it('leave what no field shows as it is, and take emptied ones out', () => {
    const line = picture('b') as Extract<Line, { kind: 'asset' }>;
    const base = { ...line.value, credit: 'Foto: X', print: 'cHJpbnQ=' };
    const { value } = lineData('asset', { ...valuesOf({ ...line, value: base }), credit: ' ' }, base);
    expect(value).toMatchObject({ print: 'cHJpbnQ=', fingerprints: line.value.fingerprints });
    expect(value).not.toHaveProperty('credit');
    expect(base.credit).toBe('Foto: X');
  });

  it('of a new topic get a name, and a list from lines', () => {
    const { value } = lineData('topic', {
      title: 'Abu Dhabi',
      words: 'Abu Dhabi\n\n Expo \n',
      'source.title': 'S',
    });
    expect(value.words).toEqual(['Abu Dhabi', 'Expo']);
    expect(value.id).toMatch(/^abu-dhabi-[0-9a-f]{8}$/);
  });

  it('show every field of every kind that a schema demands', () => {
    for (const [kind, fields] of Object.entries(FIELDS)) {
      let missing: { path: string; code: string }[] = [];
      try {
        checkLine({ kind, value: { id: 'x', added: { by: 'me', at: null } } });
      } catch (error) {
        missing = (error as { flaws: typeof missing }).flaws;
      }
      const paths = missing.map(({ path }) => path.replace('value.', ''));
      const shown = (path: string) =>
        fields.some((one) => one.path === path || one.path.startsWith(`${path}.`));
      expect(paths.length).toBeGreaterThan(1);
      expect(paths.filter((path) => !shown(path))).toEqual([]);
    }
  });
});

describe('slugOf', () => {
  it.each([
    ['Fußgänger & Radfahrer', 'fussgaenger-radfahrer'],
    ['  Éclair!! ', 'eclair'],
    ['…', 'entry'],
    ['ß'.repeat(100), 's'.repeat(80)],
    ['www.partei.example', 'www.partei.example'],
  ])('%s', (text, slug) => expect(slugOf(text)).toBe(slug));
});

describe('the plan of an import', () => {
  const standing = (...lines: Line[]) => {
    const texts = new Map(lines.map((line) => [nameOfLine(line), textOf(line)]));
    return async (name: string) => texts.get(name) ?? null;
  };
  const stone: Line = {
    kind: 'withdrawn',
    value: { of: 'account', id: 'gone', title: 'x', at: '2026-11-25T09:00:00Z', by: 'me', why: 'x' },
  };

  it('tells new, changed and known apart; who added an entry is no change', async () => {
    const other = account('same');
    const byOther = { ...other, value: { ...other.value, added: { by: 'you', at: null } } } as Line;
    const plan = await planImport(
      [account('new'), account('changed', 'Neu'), byOther, account('gone')],
      standing(account('changed'), account('same'), stone),
    );
    const ids = (lines: Line[]) => lines.map(nameOfLine);
    expect(ids(plan.added)).toEqual(['account:new', 'account:gone']);
    expect(ids(plan.changed)).toEqual(['account:changed']);
    expect(ids(plan.known)).toEqual(['account:same']);
  });

  it('takes the last of several with one name, and no titles or tombstones of others', async () => {
    const about: Line = { kind: 'about', value: { id: 'r', title: 'R' } };
    const plan = await planImport([about, stone, account('a', '1'), account('a', '2')], standing());
    expect(plan.added.map(({ value }) => (value as { name: string }).name)).toEqual(['2']);
  });
});
