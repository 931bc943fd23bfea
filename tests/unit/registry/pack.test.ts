import { describe, expect, it } from 'vitest';
import type { Line } from '../../../utils/model/index.ts';
import {
  fastSha256,
  hashOfState,
  type NamedLine,
  nameOfLine,
  OpenRegistry,
  openEntries,
  PackIndex,
  PackWriter,
  plainSha256,
  textOf,
} from '../../../utils/registry/index.ts';
import { account, asset, resolve } from '../matching/samples.ts';

const added = { by: 'me', at: '2026-11-01T00:00:00Z' };
const id = (n: number) => `a${String(n).padStart(5, '0')}`;
const accountLine = (n: number, part: Partial<ReturnType<typeof account>> = {}): Line => ({
  kind: 'account',
  value: account({ id: id(n), handle: `city${n}`, url: `https://x.com/city${n}`, added, ...part }),
});
const named = (line: Line): NamedLine => ({ line, text: textOf(line) });

function written(lines: readonly Line[]) {
  const writer = new PackWriter(resolve, plainSha256);
  const shards = lines.flatMap((line) => writer.add(named(line)) ?? []);
  const { shard, pack, facts } = writer.finish();
  const all = shard === null ? shards : [...shards, shard];
  return { shards: all.map((bytes) => new TextDecoder().decode(bytes)), pack, facts };
}

/** Many enough for several shards. */
const MANY = 2000;
const many = written(Array.from({ length: MANY }, (_, n) => accountLine(n)));
const reads: number[] = [];
const opened = (overlay: readonly Line[] = []) =>
  new OpenRegistry(
    {
      id: 'test',
      version: '7',
      pack: many.pack,
      overlay: overlay.map(textOf),
      shard: async (n) => {
        reads.push(n);
        return many.shards[n] ?? '';
      },
    },
    resolve,
  );
const tombstone = (n: number): Line => ({
  kind: 'withdrawn',
  value: { of: 'account', id: id(n), title: 'gone', at: added.at, by: 'me', why: 'wrong' },
});
const settledIds = async (registry: OpenRegistry, handle: string) => {
  const entries = openEntries([registry], resolve);
  const found = await entries.settled(() => entries.accounts(`x:@${handle}`));
  return found.map(({ entry }) => entry.value.id);
};

describe('a pack', () => {
  it('has several shards and finds each line by each of its keys, and no other', () => {
    expect(many.shards.length).toBeGreaterThan(3);
    const index = new PackIndex(many.pack);
    for (let n = 0; n < MANY; n++) {
      expect(index.find(`a:x:@city${n}`)).toEqual([n]);
      expect(index.find(`n:account:${id(n)}`)).toEqual([n]);
    }
    expect([index.find('a:x:@city2000'), index.find('n:asset:a00001'), index.find('')]).toEqual([[], [], []]);
  });

  it('tells the shard of each line', () => {
    const index = new PackIndex(many.pack);
    for (let n = 0; n < MANY; n += 7) {
      const { shard, at } = index.placeOf(n);
      expect(many.shards[shard]?.split('\n')[at]).toContain(`"handle":"city${n}"`);
    }
  });

  it('finds lines that share a key, in order, and as many as wanted', () => {
    const { pack } = written([0, 1, 2].map((n) => accountLine(n, { handle: 'same' })));
    expect(new PackIndex(pack).find('a:x:@same')).toEqual([0, 1, 2]);
    expect(new PackIndex(pack).find('a:x:@same', 2)).toEqual([0, 1]);
  });

  it('refuses names that do not rise', () => {
    const writer = new PackWriter(resolve, plainSha256);
    writer.add(named(accountLine(2)));
    expect(() => writer.add(named(accountLine(2)))).toThrow('wrong-order');
    expect(() => writer.add(named(accountLine(1)))).toThrow('wrong-order');
  });

  it('has the state hash of its lines, however they are hashed', async () => {
    const lines = Array.from({ length: 500 }, (_, n) => accountLine(n, { owner: `Jürgen „Ö“ 🏛 ${n}` }));
    const writer = new PackWriter(resolve, await fastSha256());
    for (const line of lines) writer.add(named(line));
    const hash = hashOfState(lines.map(textOf));
    expect([writer.finish().facts.stateHash, written(lines).facts.stateHash]).toEqual([hash, hash]);
  });

  it('is empty without lines', () => {
    const { pack, shards, facts } = written([]);
    expect(new PackIndex(pack).find('a:x:@a')).toEqual([]);
    expect([shards, facts.counts, facts.bytes]).toEqual([[], {}, 0]);
  });

  it('counts, and lists what is wanted as a whole', () => {
    const lines: Line[] = [
      { kind: 'about', value: { id: 'test', title: 'Test' } },
      accountLine(1),
      { kind: 'asset', value: { ...asset({ id: 'p', print: 'AAAA' }), added } },
      { kind: 'asset', value: { ...asset({ id: 't', kind: 'text', text: 'Words' }), added } },
    ];
    const { pack, facts } = written(lines);
    expect(facts.counts).toEqual({ about: 1, account: 1, asset: 2 });
    expect([...pack.lists.picture, ...pack.lists.text, ...pack.lists.film]).toEqual([2, 3]);
  });
});

describe('an open registry', () => {
  it('reads the shard that is needed, once, and no other', async () => {
    reads.length = 0;
    const registry = opened();
    expect(await settledIds(registry, 'city1500')).toEqual([id(1500)]);
    expect(await settledIds(registry, 'city1501')).toEqual([id(1501)]);
    expect(await settledIds(registry, 'nobody')).toEqual([]);
    expect(reads).toHaveLength(1);
  });

  it('has changed lines in the place of older ones, and new ones beside them', async () => {
    const registry = opened([
      accountLine(5, { handle: 'renamed', url: 'https://x.com/renamed' }),
      accountLine(9999),
    ]);
    expect(await settledIds(registry, 'city5')).toEqual([]);
    expect(await settledIds(registry, 'renamed')).toEqual([id(5)]);
    expect(await settledIds(registry, 'city9999')).toEqual([id(9999)]);
    expect(await settledIds(registry, 'city6')).toEqual([id(6)]);
  });

  it('finds nothing by what is withdrawn, and knows that it is', async () => {
    const registry = opened([tombstone(5)]);
    expect(await settledIds(registry, 'city5')).toEqual([]);
    expect([registry.isWithdrawn(`account:${id(5)}`), registry.isWithdrawn(`account:${id(6)}`)]).toEqual([
      true,
      false,
    ]);
    const { pack } = written([tombstone(5)]);
    const alone = new OpenRegistry(
      { id: 'r', version: '1', pack, overlay: [], shard: async () => '' },
      resolve,
    );
    expect(alone.isWithdrawn(`account:${id(5)}`)).toBe(true);
  });

  it('gives all lines in the order of their names, changed ones among them', async () => {
    const registry = opened([tombstone(700), accountLine(9999), accountLine(3, { handle: 'renamed' })]);
    const all: NamedLine[] = [];
    for await (const one of registry.all()) all.push(one);
    expect(all.map(({ line }) => nameOfLine(line))).toEqual(
      [...Array.from({ length: MANY }, (_, n) => id(n)), id(9999)].map((one) => `account:${one}`),
    );
    expect(all[700]?.line.kind).toBe('withdrawn');
    expect(all[3]?.text).toContain('renamed');
  });

  it('lets go of shards, and still answers', async () => {
    const registry = opened();
    const entries = openEntries([registry], resolve);
    for (let n = 0; n < MANY; n += 100) {
      const found = await entries.settled(() => entries.accounts(`x:@city${n}`));
      expect(found).toHaveLength(1);
      entries.trim();
    }
  });
});
