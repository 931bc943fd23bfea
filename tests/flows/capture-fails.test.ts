import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { InvalidData } from '../../utils/model/index.ts';
import { capturer, emptyDatabase, order, stored } from './capture-samples.ts';

beforeEach(emptyDatabase);
afterEach(() => vi.restoreAllMocks());

/** Makes the next write to a store go wrong. */
function breakPut(
  store: string,
  how: (put: () => IDBRequest<IDBValidKey>, tx: IDBTransaction) => IDBRequest<IDBValidKey>,
) {
  for (const name of ['put', 'add'] as const) {
    const real = IDBObjectStore.prototype[name];
    let done = false;
    vi.spyOn(IDBObjectStore.prototype, name).mockImplementation(function (this: IDBObjectStore, ...all) {
      const put = () => real.apply(this, all);
      if (done || this.name !== store) return put();
      done = true;
      return how(put, this.transaction);
    });
  }
}

const full = () => new DOMException('The disk is full.', 'QuotaExceededError');

/** As a browser does that runs out of space: all open requests fail, the transaction says why. */
function abortWith(tx: IDBTransaction, name: string): void {
  const abort: unknown = Reflect.get(tx, '_abort');
  if (typeof abort === 'function') abort.call(tx, name);
}

describe.each(['findings', 'blobs', 'counters'])('a write that fails in %s', (store) => {
  it.each([
    [
      'throws',
      'disk-full',
      () =>
        breakPut(store, () => {
          throw full();
        }),
    ],
    [
      'throws something else',
      'database',
      () =>
        breakPut(store, () => {
          throw new DOMException('no', 'UnknownError');
        }),
    ],
    [
      'ends the transaction',
      'disk-full',
      () =>
        breakPut(store, (put, tx) => {
          const request = put();
          abortWith(tx, 'QuotaExceededError');
          return request;
        }),
    ],
    [
      'ends the transaction after the puts',
      'disk-full',
      () =>
        breakPut(store, (put, tx) => {
          const request = put();
          request.addEventListener('success', () => abortWith(tx, 'QuotaExceededError'));
          return request;
        }),
    ],
  ])('(%s) leaves nothing behind, is told as %s, and the next capture works', async (_, code, spoil) => {
    const capture = capturer();
    await capture(order());
    spoil();
    await expect(capture(order())).rejects.toMatchObject({ name: 'PortError', code });
    const { findings, blobs, counter } = await stored();
    expect([findings.length, blobs.size, counter]).toEqual([1, 2, 1]);
    expect(await capture(order())).toMatchObject({ number: 2 });
  });
});

describe('the write', () => {
  it('is one transaction over all three stores with strict durability', async () => {
    await capturer()(order());
    const opened = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await capturer()(order());
    const writes = opened.mock.calls.filter(([, mode]) => mode === 'readwrite');
    expect(writes).toEqual([
      [expect.arrayContaining(['findings', 'blobs', 'counters']), 'readwrite', { durability: 'strict' }],
    ]);
  });

  it('is called saved only when it can be read back whole', async () => {
    const real = IDBObjectStore.prototype.get;
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, key) {
      return real.call(this, this.name === 'blobs' ? ['another', 'key'] : key);
    });
    await expect(capturer()(order())).rejects.toMatchObject({ code: 'unconfirmed' });
  });

  it('does not begin when the record would not be valid', async () => {
    const failed = capturer()(order({ page: { url: 'about:blank', title: '' } }));
    await expect(failed).rejects.toBeInstanceOf(InvalidData);
    await expect(failed).rejects.toMatchObject({ flaws: [{ path: 'page.url' }] });
  });

  it('is told when there is no database', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('private window', 'InvalidStateError');
    });
    await expect(capturer()(order())).rejects.toMatchObject({ name: 'PortError', code: 'database' });
    vi.restoreAllMocks();
    expect(await capturer()(order())).toMatchObject({ number: 1 });
  });
});
