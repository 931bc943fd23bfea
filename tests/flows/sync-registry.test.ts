import { describe, expect, it, vi } from 'vitest';
import bundled from '../../assets/registry/dortmund.json';
import {
  importRegistry,
  PortError,
  type RegistryStore,
  registriesInUse,
  type StoredRegistry,
} from '../../utils/flows/index.ts';
import { InvalidData } from '../../utils/model/index.ts';
import { registry } from '../unit/matching/samples.ts';
import { complete, spoilt } from '../unit/registry/samples.ts';

const importedAt = '2026-11-22T20:00:00.000Z';
const clock = () => new Date(importedAt);

/** A store that keeps rows by the id of their document, as the real one does. */
function memory(...rows: StoredRegistry[]) {
  const kept = new Map(rows.map((row) => [row.document.id, row]));
  const store: RegistryStore = {
    all: async () => [...kept.values()],
    put: vi.fn(async (row) => void kept.set(row.document.id, row)),
    remove: async (id) => void kept.delete(id),
  };
  return store;
}

describe('registriesInUse', () => {
  it('is the bundled one alone at first', async () => {
    const rows = await registriesInUse(bundled, memory());
    expect(rows.map(({ document, importedAt }) => [document.id, importedAt])).toEqual([
      ['dortmund-2021', null],
    ]);
    expect(rows[0]?.document.accounts).toHaveLength(bundled.accounts.length);
  });

  it('has imported ones beside the bundled one', async () => {
    const rows = await registriesInUse(bundled, memory({ document: registry(), importedAt }));
    expect(rows.map(({ document, importedAt }) => [document.id, importedAt])).toEqual([
      ['dortmund-2021', null],
      ['test', importedAt],
    ]);
  });

  it('has an imported one in the place of the bundled one of the same id, and the bundled one back after removal', async () => {
    const own = registry({ id: bundled.id, version: '9' });
    const store = memory({ document: own, importedAt });
    expect(await registriesInUse(bundled, store)).toEqual([{ document: own, importedAt }]);
    await store.remove(own.id);
    expect((await registriesInUse(bundled, store)).map(({ document }) => document.version)).toEqual([
      bundled.version,
    ]);
  });

  it('fails loudly on a broken bundled document or store', async () => {
    await expect(registriesInUse({ schema: 1 }, memory())).rejects.toBeInstanceOf(InvalidData);
    const broken = { ...memory(), all: () => Promise.reject(new PortError('database')) };
    await expect(registriesInUse(bundled, broken)).rejects.toMatchObject({ code: 'database' });
  });
});

describe('importRegistry', () => {
  it('stores the document as parsed, with the time, and returns it', async () => {
    const store = memory();
    const text = `\uFEFF${JSON.stringify(complete(), null, 2)}`;
    const document = await importRegistry(text, store, clock);
    expect(await store.all()).toEqual([{ document, importedAt }]);
    expect(document).toEqual(complete());
  });

  it('replaces the one with the same id as a whole', async () => {
    const old = registry({ id: 'test-1', title: 'old' });
    const other = registry({ id: 'other' });
    const store = memory(
      { document: old, importedAt: '2020-01-01T00:00:00.000Z' },
      { document: other, importedAt },
    );
    await importRegistry(
      JSON.stringify({ ...complete(), version: '2', accounts: [], posts: [] }),
      store,
      clock,
    );
    expect(
      (await store.all()).map(({ document: { id, version, accounts } }) => [id, version, accounts]),
    ).toEqual([
      ['test-1', '2', []],
      ['other', '1', []],
    ]);
  });

  it.each([
    [
      'a field of the wrong form',
      JSON.stringify(spoilt('accounts.0.source.url', 'javascript:alert(1)')),
      'accounts[0].source.url',
      'bad-format',
    ],
    [
      'a missing field',
      JSON.stringify(spoilt('assets.0.published', undefined)),
      'assets[0].published',
      'missing',
    ],
    ['an unknown field', JSON.stringify({ ...complete(), extra: 1 }), 'extra', 'unknown-field'],
    [
      'an account that is not there',
      JSON.stringify(spoilt('posts.0.account', 'nobody')),
      'posts[0].account',
      'dangling',
    ],
    ['a file cut off', JSON.stringify(complete()).slice(0, 200), '', 'not-json'],
    ['an empty file', '', '', 'not-json'],
    ['another format', '[]', '', 'wrong-type'],
  ])('with %s changes nothing and names it', async (_, text, path, code) => {
    const before = { document: registry({ id: 'test-1' }), importedAt };
    const store = memory(before);
    const failed = importRegistry(text, store, clock);
    await expect(failed).rejects.toBeInstanceOf(InvalidData);
    await expect(failed).rejects.toMatchObject({ flaws: [{ path, code }] });
    expect(store.put).not.toHaveBeenCalled();
    expect(await store.all()).toEqual([before]);
  });

  it('tells when the store fails', async () => {
    const broken = { ...memory(), put: () => Promise.reject(new PortError('disk-full')) };
    await expect(importRegistry(JSON.stringify(complete()), broken, clock)).rejects.toMatchObject({
      code: 'disk-full',
    });
  });
});
