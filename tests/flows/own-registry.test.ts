import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Line } from '../../utils/model/index.ts';
import { followChanges, NO_LOG, textOf } from '../../utils/registry/index.ts';
import { emptyDatabase } from './capture-samples.ts';
import { account, openTabs, picture } from './own-samples.ts';

beforeEach(emptyDatabase);

const NONE = '0'.repeat(64);

async function setUp(n = 1) {
  const { shelf, tabs } = openTabs(n);
  const [own] = tabs;
  if (!own) throw new Error('no tab');
  return { shelf, tabs, own };
}

/** Follows the whole log from nothing: it must be one chain that ends where the registry stands. */
async function followed({ shelf, own }: Pick<Awaited<ReturnType<typeof setUp>>, 'shelf' | 'own'>) {
  const shelved = await own.find();
  const chain = followChanges(NO_LOG, NONE, 'log');
  for (const change of (await shelf.changes(shelved?.id ?? '')).toReversed()) chain.add(change);
  expect(chain.end.log).toEqual(shelved?.current?.log);
  expect(chain.end.stateHash).toBe(shelved?.current?.stateHash);
  return chain.end;
}

describe('one’s own registry', () => {
  it('does not exist until it is written to, and exists once', async () => {
    const set = await setUp();
    expect(await set.own.find()).toBeNull();
    expect([await set.own.entries(), await set.own.steps(), await set.own.line('account:a')]).toEqual([
      [],
      [],
      null,
    ]);
    await set.own.put([account('a')]);
    await set.own.put([account('b')]);
    expect(await set.shelf.list()).toHaveLength(1);
    expect(await set.own.find()).toMatchObject({ id: expect.stringMatching(/^own-\w{8}$/), kind: 'own' });
    expect((await set.own.entries()).map(({ value }) => (value as { id: string }).id)).toEqual(['a', 'b']);
    await followed(set);
  });

  it('keeps who changed what and why, and what stands already is no change', async () => {
    const set = await setUp();
    await set.own.put([account('a')], { why: 'from the imprint' });
    expect(await set.own.put([account('a')])).toEqual([]);
    await set.own.put([account('a', 'Andere')]);
    const [edit, add, begun] = await set.own.steps();
    expect([edit?.why, add?.why, begun?.from]).toEqual(['', 'from the imprint', 1]);
    expect(edit?.changes[0]).toMatchObject({ by: 'me', was: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(add?.changes[0]?.was).toBeNull();
    await followed(set);
  });

  it('withdraws with a tombstone that says who and why; twice is once', async () => {
    const set = await setUp();
    await set.own.put([account('a')]);
    await set.own.withdraw(['account:a', 'account:never'], 'not the city');
    expect(await set.own.withdraw(['account:a'], 'again')).toEqual([]);
    expect(await set.own.entries()).toEqual([]);
    const stone = JSON.parse((await set.own.line('account:a')) ?? '') as Line;
    expect(stone).toMatchObject({ kind: 'withdrawn', value: { by: 'me', why: 'not the city', title: 'a' } });
    await followed(set);
  });

  it('refuses a bad entry by its fields, and changes nothing', async () => {
    const set = await setUp();
    const bad = { kind: 'account', value: { ...account('a').value, url: 'https://evil.example/' } } as Line;
    await expect(set.own.put([account('b'), bad])).rejects.toMatchObject({
      flaws: [{ path: 'value.url', code: 'not-allowed' }],
    });
    expect(await set.own.entries()).toEqual([]);
  });

  it('tells a new entry that its name is taken, unless the one there was withdrawn', async () => {
    const set = await setUp();
    await set.own.put([account('a')]);
    await expect(set.own.put([account('a', 'B')], { mayReplace: false })).rejects.toMatchObject({
      code: 'name-taken',
    });
    await set.own.withdraw(['account:a'], 'x');
    expect(await set.own.put([account('a', 'B')], { mayReplace: false })).toHaveLength(1);
  });
});

describe('undo', () => {
  it('takes the last step back: an edit to what stood, an addition to a tombstone', async () => {
    const set = await setUp();
    await set.own.put([account('a')]);
    const first = textOf(account('a'));
    await set.own.put([account('a', 'Andere'), account('b')]);
    expect(await set.own.undo()).toBe(1);
    expect(await set.own.line('account:a')).toBe(first);
    expect(JSON.parse((await set.own.line('account:b')) ?? '')).toMatchObject({
      kind: 'withdrawn',
      value: { why: 'undone', by: 'me' },
    });
    await followed(set);
  });

  it('goes on backwards step by step, and stops at the beginning', async () => {
    const set = await setUp();
    for (const name of ['1', '2', '3']) await set.own.put([account('a', name)]);
    const names = [];
    for (let i = 0; i < 3; i++) {
      await set.own.undo();
      names.push(JSON.parse((await set.own.line('account:a')) ?? '').value.name ?? 'gone');
    }
    expect(names).toEqual(['2', '1', 'gone']);
    expect(await set.own.undo()).toBe(0);
    await followed(set);
  });

  it('takes several steps back at once, and the step after an undone one comes next', async () => {
    const set = await setUp();
    for (const name of ['1', '2', '3', '4']) await set.own.put([account('a', name)]);
    expect(await set.own.undo(2)).toBe(2);
    await set.own.put([account('a', '5')]);
    expect(await set.own.undo(2)).toBe(2);
    expect(JSON.parse((await set.own.line('account:a')) ?? '').value.name).toBe('1');
    expect(await set.own.undo(9)).toBe(1);
    await followed(set);
  });

  it('brings back what was withdrawn, and a tombstone as it was', async () => {
    const set = await setUp();
    await set.own.put([account('a')]);
    await set.own.withdraw(['account:a'], 'why not');
    const stone = await set.own.line('account:a');
    await set.own.put([account('a', 'Neu')]);
    await set.own.undo();
    expect(await set.own.line('account:a')).toBe(stone);
    await set.own.undo();
    expect(await set.own.line('account:a')).toBe(textOf(account('a')));
  });

  it('takes an import of many back as one step, beyond the newest changes', async () => {
    const set = await setUp();
    await set.own.put([account('first')]);
    await set.own.put(Array.from({ length: 700 }, (_, n) => picture(`p${n}`)));
    expect(await set.own.entries()).toHaveLength(701);
    expect(await set.own.undo()).toBe(1);
    expect((await set.own.entries()).map(({ value }) => (value as { id: string }).id)).toEqual(['first']);
    await followed(set);
  });

  it('is not led astray by a reason that reads like its own', async () => {
    const set = await setUp();
    await set.own.put([account('a')]);
    await set.own.put([account('b')], { why: 'undone: 2-2' });
    await set.own.undo();
    expect(JSON.parse((await set.own.line('account:b')) ?? '').kind).toBe('withdrawn');
    expect(JSON.parse((await set.own.line('account:a')) ?? '').kind).toBe('account');
  });
});

describe('two tabs at once', () => {
  it('make one registry and one chain', async () => {
    const set = await setUp(2);
    const puts = set.tabs.flatMap((tab, t) =>
      Array.from({ length: 5 }, (_, n) => tab.put([account(`tab${t}-${n}`)])),
    );
    await Promise.all(puts);
    expect(await set.shelf.list()).toHaveLength(1);
    expect(await set.own.entries()).toHaveLength(10);
    await followed(set);
  });
});
