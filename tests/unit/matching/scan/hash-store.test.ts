import { afterEach, describe, expect, it, vi } from 'vitest';
import { createHashStore, type Hits } from '../../../../utils/matching/scan/hash-store.ts';
import { plainKernel } from '../../../../utils/matching/scan/plain-kernel.ts';
import { wasmKernel } from '../../../../utils/matching/scan/wasm-kernel.ts';
import { randomWords } from './random.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const bitsOf = (word: number) => word.toString(2).replaceAll('0', '').length;

/** Differing bits, counted in the written form. */
function plainDistance(a: Uint32Array, b: Uint32Array): number {
  return a.reduce((sum, word, i) => sum + bitsOf((word ^ (b[i] ?? 0)) >>> 0), 0);
}

type Row = [query: number, hash: number, distance: number];
const inOrder = (rows: Row[]) => rows.sort(([a, b], [c, d]) => a - c || b - d);
const rowsOf = ({ count, query, hash, distance }: Hits): Row[] =>
  inOrder(Array.from({ length: count }, (_, i) => [query[i] ?? 0, hash[i] ?? 0, distance[i] ?? 0]));

function expectedRows(queries: Uint32Array, words: Uint32Array, limit: number): Row[] {
  const rows: Row[] = [];
  for (let q = 0; q < queries.length / 8; q++) {
    for (let h = 0; h < words.length / 8; h++) {
      const bits = plainDistance(queries.subarray(q * 8, q * 8 + 8), words.subarray(h * 8, h * 8 + 8));
      if (bits <= limit) rows.push([q, h, bits]);
    }
  }
  return inOrder(rows);
}

function storeOf(words: Uint32Array, options?: Parameters<typeof createHashStore>[3]) {
  const count = words.length / 8;
  return createHashStore(words, new Uint32Array(count), new Uint8Array(count), options);
}

describe.each([
  ['wasm', wasmKernel],
  ['plain', plainKernel],
] as const)('hash store, kernel %s', (name, kernelOf) => {
  // Two tiles and a part of one; at 110 bits of 256 about one pair in 70 is a hit.
  const words = randomWords(1500, 1);
  const queries = randomWords(7, 2);

  it('finds what one finds by comparing each with each', () => {
    const store = storeOf(words, { kernelOf });
    const hits = store.search(queries, 7, 110);
    expect(store.kernel).toBe(name);
    expect(rowsOf(hits)).toEqual(expectedRows(queries, words, 110));
    expect(hits.count).toBeGreaterThan(20);
    expect(hits).toMatchObject({ limit: 110, dropped: 0 });
  });

  it('takes the limit itself in, and single bits at either end of the hash', () => {
    const near = new Uint32Array(32);
    near[8] = 0x80000000;
    near[23] = 1;
    near.fill(0xffffffff, 24);
    const store = storeOf(near, { kernelOf });
    const rows = (limit: number) => rowsOf(store.search(new Uint32Array(8), 1, limit));
    expect(rows(0)).toEqual([[0, 0, 0]]);
    expect(rows(1)).toEqual([
      [0, 0, 0],
      [0, 1, 1],
      [0, 2, 1],
    ]);
    // 256 bits are more than any limit.
    expect(rows(255)).toHaveLength(3);
  });

  it('keeps the closest when there are more hits than room, and says so', () => {
    const all = expectedRows(queries, words, 120);
    const room = 200;
    expect(all.length).toBeGreaterThan(2 * room);
    const hits = storeOf(words, { kernelOf, room }).search(queries, 7, 120);
    const next = all.filter(([, , distance]) => distance <= hits.limit + 1);
    expect(rowsOf(hits)).toEqual(all.filter(([, , distance]) => distance <= hits.limit));
    expect(next.length).toBeGreaterThan(room);
    expect(hits.dropped).toBe(all.length - hits.count);
  });

  it('keeps as many as there is room for when the closest alone are too many', () => {
    const same = new Uint32Array(100 * 8).fill(5);
    const hits = storeOf(same, { kernelOf, room: 10 }).search(same, 1, 31);
    expect(hits).toMatchObject({ count: 10, limit: -1, dropped: 90 });
    expect([...hits.distance]).toEqual(new Array(10).fill(0));
  });

  it('answers one search after another, with more or fewer queries', () => {
    const room = expectedRows(queries, words, 105).length;
    const store = storeOf(words, { kernelOf, room });
    for (const count of [1, 7, 7, 3]) {
      const hits = store.search(queries, count, 105);
      expect(rowsOf(hits)).toEqual(expectedRows(queries.subarray(0, count * 8), words, 105));
      expect(hits).toMatchObject({ limit: 105, dropped: 0 });
    }
  });

  it('has room for many hits, and fills it to the last place', () => {
    expect(storeOf(words, { kernelOf }).search(queries, 7, 255).count).toBe(7 * 1500);
    const three = new Uint32Array(5 * 8);
    three[3 * 8] = 1;
    three[4 * 8] = 1;
    const hits = storeOf(three, { kernelOf, room: 3 }).search(new Uint32Array(8), 1, 31);
    expect(hits).toMatchObject({ count: 3, limit: 0, dropped: 2 });
  });

  it('finds nothing in an empty store, and nothing without a query', () => {
    expect(storeOf(new Uint32Array(0), { kernelOf }).search(queries, 7, 255).count).toBe(0);
    expect(storeOf(words, { kernelOf }).search(queries, 0, 255).count).toBe(0);
  });
});

describe('hash store', () => {
  it('gives equal hits in equal order with both kernels, cut off or not', () => {
    const words = randomWords(3000, 3);
    const queries = randomWords(40, 4);
    for (const room of [65_536, 500]) {
      const [a, b] = [wasmKernel, plainKernel].map((kernelOf) =>
        storeOf(words, { kernelOf, room }).search(queries, 40, 112),
      );
      expect(a).toEqual(b);
    }
  });

  it('grows to 10,000 entries of 45 hashes', () => {
    const words = randomWords(450_000, 5);
    const last = words.slice(-8);
    last[0] = (last[0] ?? 0) ^ 0b1011;
    const store = storeOf(words);
    expect(store.kernel).toBe('wasm');
    expect(rowsOf(store.search(last, 1, 64))).toEqual([[0, 449_999, 3]]);
  });

  it('goes on in TypeScript where WebAssembly is missing or refused', () => {
    const refusing = {
      Module: class {
        constructor() {
          throw new Error('unsafe-eval');
        }
      },
    };
    for (const stub of [undefined, refusing]) {
      vi.stubGlobal('WebAssembly', stub);
      const store = storeOf(randomWords(10, 6));
      expect(store.kernel).toBe('plain');
      expect(rowsOf(store.search(randomWords(1, 6), 1, 0))).toEqual([[0, 0, 0]]);
    }
  });

  it('refuses what does not fit together', () => {
    expect(() => createHashStore(new Uint32Array(16), new Uint32Array(2), new Uint8Array(1))).toThrow(
      '16 words, 2 owners, 1 variants',
    );
    const store = storeOf(randomWords(2, 7));
    expect(() => store.search(new Uint32Array(8), 2, 31)).toThrow('2 queries in 8 words');
    for (const limit of [-1, 256, Number.NaN]) {
      expect(() => store.search(new Uint32Array(8), 1, limit)).toThrow(`limit ${limit}`);
    }
  });
});
