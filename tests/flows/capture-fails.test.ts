import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkLedger } from '../../utils/evidence/index.ts';
import { createLedger, sealCapture } from '../../utils/flows/index.ts';
import { InvalidData } from '../../utils/model/index.ts';
import { evidenceStore } from '../../utils/storage/index.ts';
import {
  AT,
  capture,
  collect,
  emptyDatabase,
  facts,
  ledgerAt,
  order,
  ports,
  stored,
  unfinished,
} from './capture-samples.ts';

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

const done = { shot: facts, missing: [] };

describe.each(['findings', 'blobs', 'counters', 'ledger', 'journal'])(
  'a sealing that fails in %s',
  (store) => {
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
    ])('(%s) leaves nothing half, is told as %s, and can be done again', async (_, code, spoil) => {
      await capture();
      const id = await collect();
      const before = await stored();
      spoil();
      // The journal's own row is written before: its failure is another's, and the row stays either way.
      await expect(sealCapture(ports())(id, store === 'journal' ? done : null)).rejects.toMatchObject({
        name: 'PortError',
        code,
      });
      const { findings, blobs, counter, ledger } = await stored();
      expect([findings.length, blobs.size, counter, ledger]).toEqual([
        1,
        before.blobs.size,
        1,
        before.ledger,
      ]);
      expect(await unfinished()).toMatchObject([{ capture: id }]);
      vi.restoreAllMocks();
      expect(await sealCapture(ports())(id, done)).toMatchObject({ number: 2 });
      expect((await checkLedger((await stored()).ledger)).faults).toEqual([]);
    });
  },
);

describe('the write', () => {
  it('is one transaction over all that belongs to the finding, with strict durability', async () => {
    await capture();
    const id = await collect();
    const opened = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await sealCapture(ports())(id, null);
    const writes = opened.mock.calls.filter(
      ([names, mode]) => mode === 'readwrite' && [...names].includes('findings'),
    );
    expect(writes).toEqual([
      [
        ['findings', 'blobs', 'counters', 'ledger', 'journal', 'staging'],
        'readwrite',
        { durability: 'strict' },
      ],
    ]);
    const others = opened.mock.calls.filter(([, mode]) => mode === 'readwrite');
    expect(others.map(([, , options]) => options)).toEqual(others.map(() => ({ durability: 'strict' })));
  });

  it('is called sealed only when its files can be read back with their hashes', async () => {
    const id = await collect();
    const store = { ...evidenceStore, blob: async () => new Blob(['not what was written']) };
    const ledger = createLedger({ store, clock: () => AT, lock: (work) => work(), software: '0.1.0' });
    await expect(sealCapture(ports({ ledger }))(id, done)).rejects.toMatchObject({ code: 'unconfirmed' });
  });

  it('is refused when another line came first', async () => {
    await capture();
    const ledger = ledgerAt();
    // Without the lock that keeps contexts apart.
    const unguarded = Promise.all([
      ledger.append({ type: 'import', from: '0'.repeat(16), head: '0'.repeat(64), findings: 0 }),
      createUnlocked().append({ type: 'import', from: '1'.repeat(16), head: '1'.repeat(64), findings: 0 }),
    ]);
    await expect(unguarded).rejects.toMatchObject({ code: 'ledger-moved' });
    expect((await checkLedger((await stored()).ledger)).faults).toEqual([]);
  });

  it('does not begin when the record would not be valid', async () => {
    const failed = capture(order({ page: { url: 'about:blank', title: '' } }));
    await expect(failed).rejects.toBeInstanceOf(InvalidData);
    await expect(failed).rejects.toMatchObject({ flaws: [{ path: 'page.url' }] });
  });

  it('is told when there is no database', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('private window', 'InvalidStateError');
    });
    await expect(capture()).rejects.toMatchObject({ name: 'PortError', code: 'database' });
    vi.restoreAllMocks();
    expect(await capture()).toMatchObject({ number: 1 });
  });
});

const createUnlocked = () =>
  createLedger({ store: evidenceStore, clock: () => AT, lock: (work) => work(), software: '0.1.0' });
