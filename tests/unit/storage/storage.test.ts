import 'fake-indexeddb/auto';
import { forceCloseDatabase } from 'fake-indexeddb';
import { unwrap } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Finding } from '../../../utils/model/index.ts';
import {
  closeDatabase,
  database,
  evidenceStore,
  findingStore,
  listFindings,
  readBlob,
  registryStore,
} from '../../../utils/storage/index.ts';
import { emptyDatabase, stored } from '../../flows/capture-samples.ts';
import { findingOf } from '../evidence/samples.ts';
import { registry } from '../matching/samples.ts';

beforeEach(emptyDatabase);
afterEach(() => vi.restoreAllMocks());

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const hash = (n: number) => n.toString(16).padStart(64, '0');

/** Lines as the store sees them: it asks for their numbers only. */
let lines = 0;
const line = () => ({ seq: ++lines, line: `line ${lines}`, signature: 'AA==' });
beforeEach(() => {
  lines = 0;
});

/** Saves a finding with one file for each hash. */
async function save(n: number, ref = `x:${n}`, hashes = [n]): Promise<Finding> {
  const blobs = hashes.map((one) => [hash(one), new Blob([`${n} ${one}`])] as const);
  const artefacts = blobs.map(([sha256, { size }]) => ({
    role: 'media' as const,
    mediaType: 'image/png',
    bytes: size,
    sha256,
    url: null,
    fetchedAt: '2026-11-22T20:00:00.000Z',
  }));
  const number = await evidenceStore.nextNumber();
  const finding = findingOf({ id: uuid(n), number, ref, artefacts });
  await evidenceStore.seal({ finding, blobs: new Map(blobs), line: line() });
  return finding;
}
const removeFinding = (id: string) => evidenceStore.remove(id, line());

describe('findings', () => {
  it('are listed newest first, whatever their ids and times', async () => {
    for (const n of [5, 1, 9]) await save(n);
    expect((await listFindings()).map(({ id, number }) => [id, number])).toEqual([
      [uuid(9), 3],
      [uuid(1), 2],
      [uuid(5), 1],
    ]);
  });

  it('are counted by the name of their post, and by no other', async () => {
    await save(1, 'x:1');
    await save(2, 'x:12');
    await save(3, 'x:1');
    const numbers = await findingStore.numbersOf(['x:1', 'x:12', 'x:none']);
    expect([...numbers]).toEqual([
      ['x:1', [1, 3]],
      ['x:12', [2]],
      ['x:none', []],
    ]);
  });

  it('give back the bytes of their own files only', async () => {
    await save(1, 'x:1', [7]);
    await save(2, 'x:2', [7, 8]);
    expect(await (await readBlob(uuid(2), hash(7)))?.text()).toBe('2 7');
    expect(await (await readBlob(uuid(1), hash(7)))?.text()).toBe('1 7');
    expect(await readBlob(uuid(1), hash(8))).toBeUndefined();
  });

  it('are removed with their files and nothing of another', async () => {
    for (const n of [1, 2, 3]) await save(n, `x:${n}`, [n, 7, 255]);
    await removeFinding(uuid(2));
    const { findings, blobs, counter } = await stored();
    expect(findings.map(({ id }) => id).sort()).toEqual([uuid(1), uuid(3)]);
    expect([...new Set([...blobs.keys()].map((key) => key.split(' ')[0]))]).toEqual([uuid(1), uuid(3)]);
    expect([blobs.size, counter]).toEqual([6, 3]);
  });
});

describe('a database that fails', () => {
  const broken = () => {
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
      throw new DOMException('corrupt', 'UnknownError');
    });
  };

  it.each([
    ['seal', () => save(2)],
    ['numbersOf', () => findingStore.numbersOf(['x:1'])],
    ['listFindings', listFindings],
    ['readBlob', () => readBlob(uuid(1), hash(1))],
    ['removeFinding', () => removeFinding(uuid(1))],
    ['registries all', () => registryStore.all()],
    [
      'registries put',
      () => registryStore.put({ document: registry(), importedAt: '2026-11-22T20:00:00.000Z' }),
    ],
    ['registries remove', () => registryStore.remove('test')],
  ])('is told by %s as PortError', async (_, call) => {
    await save(1);
    broken();
    await expect(call()).rejects.toMatchObject({
      name: 'PortError',
      code: 'database',
      detail: 'UnknownError: corrupt',
    });
  });

  it('keeps the finding when its removal fails half way', async () => {
    await save(1);
    const real = IDBObjectStore.prototype.delete;
    vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(function (this: IDBObjectStore, key) {
      if (this.name === 'blobs') throw new DOMException('corrupt', 'UnknownError');
      return real.call(this, key);
    });
    await expect(removeFinding(uuid(1))).rejects.toMatchObject({ code: 'database' });
    const { findings, blobs } = await stored();
    expect([findings.length, blobs.size]).toEqual([1, 1]);
  });
});

describe('the connection', () => {
  it('opens again after the browser has closed it', async () => {
    await save(1);
    const raw = unwrap(await database());
    const told = new Promise((done) => raw.addEventListener('close', done));
    Reflect.apply(forceCloseDatabase, undefined, [raw]);
    await told;
    expect(await listFindings()).toHaveLength(1);
  });

  it('makes room for another version or a deletion, and opens again', async () => {
    await save(1);
    const deleted = new Promise((done, fail) => {
      const request = indexedDB.deleteDatabase('stadtspur');
      request.onsuccess = () => done('deleted');
      request.onblocked = () => fail(new Error('blocked'));
    });
    expect(await deleted).toBe('deleted');
    expect(await listFindings()).toEqual([]);
  });

  it('is not made twice for calls at the same time, and survives a failed opening', async () => {
    const open = vi.spyOn(indexedDB, 'open');
    open.mockImplementationOnce(() => {
      throw new DOMException('no', 'UnknownError');
    });
    await expect(listFindings()).rejects.toMatchObject({ code: 'database' });
    await Promise.all([listFindings(), listFindings(), registryStore.all()]);
    expect(open).toHaveBeenCalledTimes(2);
  });

  it('can be used while it is being closed', async () => {
    await save(1);
    const closed = closeDatabase();
    expect(await listFindings()).toHaveLength(1);
    await closed;
  });
});

describe('registries', () => {
  it('are kept whole under their id', async () => {
    const importedAt = '2026-11-22T20:00:00.000Z';
    await registryStore.put({ document: registry({ version: '1', title: 'old' }), importedAt });
    await registryStore.put({ document: registry({ version: '2' }), importedAt });
    await registryStore.put({ document: registry({ id: 'second' }), importedAt });
    expect((await registryStore.all()).map(({ document }) => [document.id, document.version])).toEqual([
      ['second', '1'],
      ['test', '2'],
    ]);
    await registryStore.remove('second');
    expect(await registryStore.all()).toHaveLength(1);
  });
});
