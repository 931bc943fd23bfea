import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type GenerationFacts, NEVER_SYNCED, type Shelved } from '../../../utils/flows/index.ts';
import type { Change, Line } from '../../../utils/model/index.ts';
import {
  chained,
  hashOfState,
  type NamedLine,
  NO_LOG,
  nameOfLine,
  openEntries,
  type State,
  sortedLines,
  textOf,
  tombstoneOf,
} from '../../../utils/registry/index.ts';
import { createShelf, database } from '../../../utils/storage/index.ts';
import { emptyDatabase } from '../../flows/capture-samples.ts';
import { account, resolve } from '../matching/samples.ts';

const shelf = createShelf(resolve);
const at = '2026-11-01T00:00:00Z';
const by = { by: 'me', at, why: 'because' };
const accountLine = (id: string, handle = id): Line => ({
  kind: 'account',
  value: account({ id, handle, url: `https://x.com/${handle}`, added: { by: 'me', at } }),
});
const about: Line = { kind: 'about', value: { id: 'r', title: 'R' } };
const named = (line: Line): NamedLine => ({ line, text: textOf(line) });
const facts = (part: Partial<GenerationFacts> = {}): GenerationFacts => ({
  version: '1',
  sequence: 1,
  head: null,
  headHash: null,
  log: NO_LOG,
  made: at,
  ...part,
});
const shelved = (part: Partial<Shelved> = {}) => ({
  id: 'r',
  kind: 'published' as const,
  title: 'R',
  enabled: true,
  since: at,
  address: 'https://registry.example/',
  fingerprint: null,
  root: null,
  sync: NEVER_SYNCED,
  ...part,
});

const stage = (lines: readonly Line[], part: Partial<GenerationFacts> = {}) =>
  shelf.stage('r', sortedLines(lines).map(named), facts(part));

async function put(lines: readonly Line[]) {
  await shelf.save(shelved());
  await shelf.swap('r', await stage(lines));
}

async function linesNow(): Promise<NamedLine[]> {
  const all: NamedLine[] = [];
  for await (const one of shelf.lines('r')) all.push(one);
  return all;
}
const namesNow = async () => (await linesNow()).map(({ line }) => `${line.kind} ${nameOfLine(line)}`);
const current = async () => {
  const found = (await shelf.get('r'))?.current;
  if (!found) throw new Error('nothing in use');
  return found;
};

/** Changes after what is on the shelf, chained to its log. */
async function changesTo(lines: readonly Line[]): Promise<Change[]> {
  const state: State = new Map((await linesNow()).map(({ line, text }) => [nameOfLine(line), text]));
  return chained(lines, state, by, (await current()).log);
}

async function change(lines: readonly Line[]) {
  const changes = await changesTo(lines);
  const last = changes.at(-1);
  const log = { lines: last?.n ?? 0, last: '1'.repeat(64) };
  const staged = await shelf.stageChanges('r', changes, facts({ version: '2', sequence: 2, log }));
  await shelf.swap('r', staged);
  return staged;
}

const rows = async () => {
  const db = await database();
  return Promise.all((['packs', 'shards', 'overlays', 'changes'] as const).map((name) => db.count(name)));
};

async function find(handle: string) {
  const entries = openEntries([await shelf.open('r')], resolve);
  const found = await entries.settled(() => entries.accounts(`x:@${handle}`));
  return found.map(({ entry, registryVersion }) => `${entry.value.id} ${registryVersion}`);
}

beforeEach(emptyDatabase);

describe('a whole state', () => {
  it('is in use once it is swapped in, not before', async () => {
    await shelf.save(shelved());
    const staged = await stage([about, accountLine('a'), accountLine('b')]);
    expect((await shelf.get('r'))?.current).toBeNull();
    await shelf.swap('r', staged);
    expect(await namesNow()).toEqual(['about about:', 'account account:a', 'account account:b']);
    expect(await current()).toMatchObject({ counts: { about: 1, account: 2 }, about: { title: 'R' } });
    expect(await find('b')).toEqual(['b 1']);
    expect((await shelf.line('r', 'account:a'))?.text).toBe(textOf(accountLine('a')));
    expect(await shelf.line('r', 'account:c')).toBeNull();
  });

  it('reads an index that is held open no second time, and that of another base anew', async () => {
    await put([about, accountLine('a')]);
    const read = vi.spyOn(IDBObjectStore.prototype, 'get');
    const packs = () =>
      read.mock.contexts.filter((store) => (store as IDBObjectStore).name === 'packs').length;
    const open = await shelf.open('r');
    expect(packs()).toBe(1);
    await change([about, accountLine('a'), accountLine('b')]);
    expect([packs(), await find('b'), open.lines]).toEqual([1, ['b 2'], 2]);
    await put([about, accountLine('c')]);
    expect(await find('c')).toEqual(['c 1']);
    expect(packs()).toBe(2);
    read.mockRestore();
  });

  it('says how many entries have vanished, and hashes to the sum of its lines', async () => {
    await put(['a', 'b', 'c', 'd'].map((id) => accountLine(id)));
    const gone = await stage([
      accountLine('a'),
      accountLine('e'),
      tombstoneOf('account:b', textOf(accountLine('b')), by),
    ]);
    expect(gone.vanished).toBe(3);
    expect((await current()).stateHash).toBe(
      hashOfState(['a', 'b', 'c', 'd'].map((id) => textOf(accountLine(id)))),
    );
  });

  it('keeps the one before, can go back to it, and leaves no row behind', async () => {
    await put([accountLine('a')]);
    await put([accountLine('b')]);
    await put([accountLine('c')]);
    expect(await rows()).toEqual([2, 2, 0, 0]);
    await shelf.revert('r');
    expect(await find('b')).toEqual(['b 1']);
    expect(await rows()).toEqual([1, 1, 0, 0]);
    await shelf.remove('r');
    expect([await rows(), await shelf.list()]).toEqual([[0, 0, 0, 0], []]);
  });

  it('that is discarded leaves the one in use alone', async () => {
    await put([accountLine('a')]);
    await shelf.discard(await stage([accountLine('b')]));
    expect(await rows()).toEqual([1, 1, 0, 0]);
    expect(await find('a')).toEqual(['a 1']);
  });

  it('in the wrong order is refused', async () => {
    await shelf.save(shelved());
    const wrong = [accountLine('b'), accountLine('a')].map(named);
    await expect(shelf.stage('r', wrong, facts())).rejects.toMatchObject({ code: 'wrong-order' });
    expect((await shelf.get('r'))?.current).toBeNull();
  });

  it('survives a save of the rest, which never touches it', async () => {
    await put([accountLine('a')]);
    await shelf.save(shelved({ enabled: false }));
    expect(await shelf.get('r')).toMatchObject({ enabled: false, current: { version: '1' } });
  });
});

describe('changes', () => {
  it('stand in the place of what was there, share its shards, and are kept', async () => {
    await put([about, accountLine('a'), accountLine('b')]);
    const gone = tombstoneOf('account:b', textOf(accountLine('b')), by);
    const staged = await change([accountLine('a', 'renamed'), accountLine('c'), gone]);
    expect(staged.vanished).toBe(1);
    expect(await current()).toMatchObject({ counts: { about: 1, account: 2, withdrawn: 1 }, version: '2' });
    expect(await namesNow()).toEqual([
      'about about:',
      'account account:a',
      'withdrawn account:b',
      'account account:c',
    ]);
    expect([await find('a'), await find('renamed'), await find('b'), await find('c')]).toEqual([
      [],
      ['a 2'],
      [],
      ['c 2'],
    ]);
    expect((await shelf.changes('r')).map(({ n }) => n)).toEqual([3, 2, 1]);
    expect(await rows()).toEqual([1, 1, 1, 1]);
    expect((await current()).stateHash).toBe(hashOfState((await linesNow()).map(({ text }) => text)));
  });

  it('bring back what was withdrawn, and are counted right within one step', async () => {
    await put([accountLine('a')]);
    const gone = tombstoneOf('account:a', textOf(accountLine('a')), by);
    await change([gone]);
    expect((await current()).counts).toEqual({ account: 0, withdrawn: 1 });
    await change([accountLine('a')]);
    expect((await current()).counts).toEqual({ account: 1, withdrawn: 0 });
    expect(await find('a')).toEqual(['a 2']);
  });

  it('that are many are written anew with all the rest', async () => {
    await put([accountLine('a'), accountLine('zz')]);
    const before = (await current()).base;
    await change(Array.from({ length: 2100 }, (_, n) => accountLine(`n${n}`)));
    expect((await current()).base).not.toBe(before);
    expect(await find('n77')).toEqual(['n77 2']);
    expect((await current()).counts).toEqual({ account: 2102 });
    const names = await namesNow();
    expect(names).toEqual(names.toSorted());
    expect((await shelf.changes('r')).length).toBe(2100);
    await change(Array.from({ length: 10 }, (_, n) => accountLine(`m${n}`)));
    await change(Array.from({ length: 2000 }, (_, n) => accountLine(`m${n}`, `k${n}`)));
    expect((await shelf.changes('r')).at(-1)?.n).toBe(2111);
    expect((await shelf.changes('r', 5)).map(({ n }) => n)).toEqual([4110, 4109, 4108, 4107, 4106]);
  });

  it('that are long are written anew with all the rest: a few films weigh as much as thousands of profiles', async () => {
    const film = (id: string, letter: string): Line => {
      const source = { title: 's' };
      const published = { url: 'https://a.example/', at: null };
      const value = { id, kind: 'video' as const, title: id, producer: 'p', published, source };
      return { kind: 'asset', value: { ...value, film: letter.repeat(1_900_000), added: { by: 'me', at } } };
    };
    await put([accountLine('a'), accountLine('zz')]);
    const before = (await current()).base;
    await change([film('f1', 'A'), accountLine('b')]);
    expect((await current()).base).toBe(before);
    await change([film('f1', 'B'), film('f2', 'C'), film('f3', 'D'), accountLine('a', 'new')]);
    expect((await current()).base).not.toBe(before);
    const lines = await linesNow();
    expect(lines.map(({ line }) => nameOfLine(line))).toEqual([
      ...['account:a', 'account:b', 'account:zz'],
      ...['asset:f1', 'asset:f2', 'asset:f3'],
    ]);
    expect((await current()).stateHash).toBe(hashOfState(lines.map(({ text }) => text)));
    expect(await find('new')).toEqual(['a 2']);
  });

  it('make a state where there was none', async () => {
    await shelf.save(shelved({ kind: 'own' }));
    const changes = chained([accountLine('b'), accountLine('a')], new Map(), by, NO_LOG);
    await shelf.swap('r', await shelf.stageChanges('r', changes, facts()));
    expect(await namesNow()).toEqual(['account account:a', 'account account:b']);
    expect((await shelf.changes('r')).map(({ n }) => n)).toEqual([2, 1]);
  });
});

describe('a stop in the middle', () => {
  it('leaves rows that are swept once they are old, and only those', async () => {
    await put([accountLine('a')]);
    const left = await stage([accountLine('b')]);
    await shelf.sweep();
    expect(await rows()).toEqual([2, 2, 0, 0]);
    const db = await database();
    const long = Date.now() - 2 * 60 * 60 * 1000;
    await db.put('packs', { pack: null, at: long }, left.generation.base);
    await db.put('overlays', { text: '', at: long }, 'left');
    await db.put('overlays', { text: '', at: Date.now() }, 'new');
    await shelf.sweep();
    expect(await rows()).toEqual([1, 1, 1, 0]);
    expect(await find('a')).toEqual(['a 1']);
  });
});
