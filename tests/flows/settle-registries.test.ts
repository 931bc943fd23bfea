import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import bundled from '../../assets/registry/dortmund.json';
import {
  importRegistry,
  PortError,
  type RegistryStore,
  type StoredRegistry,
  settleRegistries,
} from '../../utils/flows/index.ts';
import { InvalidData } from '../../utils/model/index.ts';
import { documentOfLines } from '../../utils/registry/index.ts';
import { createShelf } from '../../utils/storage/index.ts';
import { registry, resolve } from '../unit/matching/samples.ts';
import { complete, spoilt } from '../unit/registry/samples.ts';
import { emptyDatabase } from './capture-samples.ts';

const importedAt = '2026-11-22T20:00:00.000Z';
const ports = { shelf: createShelf(resolve), clock: () => new Date(importedAt) };
const { shelf } = ports;

/** What older versions stored. */
function stored(...rows: StoredRegistry[]): RegistryStore {
  const kept = new Map(rows.map((row) => [row.document.id, row]));
  return {
    all: async () => [...kept.values()],
    put: async (row) => void kept.set(row.document.id, row),
    remove: async (id) => void kept.delete(id),
  };
}

const settle = (old = stored(), document: unknown = bundled) => settleRegistries(document, old, ports);
const rows = async () =>
  (await shelf.list()).map(({ id, kind, current }) => `${kind} ${id} ${current?.version}`).sort();

async function documentOn(id: string) {
  const lines = [];
  for await (const { line } of shelf.lines(id)) lines.push(line);
  return documentOfLines(lines, (await shelf.get(id))?.current?.version ?? '');
}

beforeEach(emptyDatabase);

describe('settleRegistries', () => {
  it('puts the bundled registry on the shelf, once, and its next version in its place', async () => {
    await settle();
    expect(await rows()).toEqual([`bundled dortmund-2021 ${bundled.version}`]);
    expect((await documentOn('dortmund-2021')).accounts).toHaveLength(bundled.accounts.length);
    const first = (await shelf.get('dortmund-2021'))?.current?.id;
    await settle();
    expect((await shelf.get('dortmund-2021'))?.current?.id).toBe(first);
    await settle(stored(), { ...bundled, version: '99' });
    expect(await rows()).toEqual(['bundled dortmund-2021 99']);
  });

  it('moves what older versions stored to the shelf', async () => {
    const old = stored({ document: registry(), importedAt: '2020-01-01T00:00:00.000Z' });
    await settle(old);
    expect(await rows()).toEqual([`bundled dortmund-2021 ${bundled.version}`, 'file test 1']);
    expect((await shelf.get('test'))?.since).toBe('2020-01-01T00:00:00.000Z');
    expect(await old.all()).toEqual([]);
  });

  it('leaves an imported one in the place of the bundled one of the same id, and puts that back after removal', async () => {
    await settle(stored({ document: registry({ id: bundled.id, version: '9' }), importedAt }));
    expect(await rows()).toEqual(['file dortmund-2021 9']);
    await shelf.remove(bundled.id);
    await settle();
    expect(await rows()).toEqual([`bundled dortmund-2021 ${bundled.version}`]);
  });

  it('fails loudly on a broken bundled document or store, and moves nothing away', async () => {
    await expect(settle(stored(), { schema: 1 })).rejects.toBeInstanceOf(InvalidData);
    const old = stored({ document: registry(), importedAt });
    const stage = vi.spyOn(shelf, 'stage').mockRejectedValue(new PortError('disk-full'));
    await expect(settle(old)).rejects.toMatchObject({ code: 'disk-full' });
    stage.mockRestore();
    expect(await old.all()).toHaveLength(1);
  });
});

describe('importRegistry', () => {
  it('puts the document on the shelf as parsed, with the time, and returns it', async () => {
    const text = `\uFEFF${JSON.stringify(complete(), null, 2)}`;
    const document = await importRegistry(text, ports);
    expect(document).toEqual(complete());
    expect(await shelf.get('test-1')).toMatchObject({
      kind: 'file',
      since: importedAt,
      title: 'Test registry',
    });
    const [asset] = (await documentOn('test-1')).assets;
    expect(asset).toEqual({ ...complete().assets[0], added: { by: 'Test registry', at: null } });
  });

  it('replaces the one with the same id as a whole, and leaves it switched off', async () => {
    await importRegistry(JSON.stringify(registry({ id: 'other' })), ports);
    await importRegistry(JSON.stringify(complete()), ports);
    const before = await shelf.get('test-1');
    if (before) await shelf.save({ ...before, enabled: false });
    const next = { ...complete(), version: '2', accounts: [], posts: [] };
    await importRegistry(JSON.stringify(next), ports);
    expect(await rows()).toEqual(['file other 1', 'file test-1 2']);
    expect((await documentOn('test-1')).accounts).toEqual([]);
    expect(await shelf.get('test-1')).toMatchObject({ enabled: false });
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
    await importRegistry(JSON.stringify(registry({ id: 'test-1' })), ports);
    const before = await shelf.list();
    const failed = importRegistry(text, ports);
    await expect(failed).rejects.toBeInstanceOf(InvalidData);
    await expect(failed).rejects.toMatchObject({ flaws: [{ path, code }] });
    expect(await shelf.list()).toEqual(before);
  });
});
