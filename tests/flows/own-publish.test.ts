import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { keepKey, publishOwn, restoreKey } from '../../utils/flows/index.ts';
import {
  checkHead,
  deltaFile,
  filesOfZip,
  followChanges,
  linesOf,
  makeSigningKey,
  parseChange,
  pemOf,
  readPublished,
  zipOf,
} from '../../utils/registry/index.ts';
import { publishingStore as store } from '../../utils/storage/index.ts';
import { emptyDatabase } from './capture-samples.ts';
import { account, openTabs, picture } from './own-samples.ts';

beforeEach(emptyDatabase);

function setUp() {
  const { shelf, tabs } = openTabs();
  const [own] = tabs;
  if (!own) throw new Error('no tab');
  let day = 1;
  const clock = () => new Date(Date.UTC(2026, 10, day++));
  const publish = async () => publishOwn(await own.find(), { shelf, store, clock });
  const read = (files: { name: string; data: Uint8Array<ArrayBuffer> }[]) =>
    readPublished(filesOfZip(zipOf(files), 'zip'));
  return { own, publish, read };
}

describe('publishing one’s own registry', () => {
  it('needs entries and a key', async () => {
    const { own, publish } = setUp();
    await expect(publish()).rejects.toMatchObject({ code: 'no-registry' });
    await own.put([account('a')]);
    await expect(publish()).rejects.toMatchObject({ code: 'no-key' });
  });

  it('gives a whole publication that can be checked', async () => {
    const { own, publish, read } = setUp();
    await keepKey(store);
    await own.put([account('a'), picture('p')]);
    const { files, fingerprint, head } = await publish();
    const published = await read(files);
    expect(published.fingerprint).toBe(fingerprint);
    expect(published.head).toEqual(head);
    expect(published.root).toMatchObject({ version: 1, root: { threshold: 1 } });
    expect(published.lines.map(({ kind }) => kind)).toEqual(['about', 'account', 'asset']);
  });

  it('goes on from the last one: same root, next sequence, a delta of what changed', async () => {
    const { own, publish, read } = setUp();
    await keepKey(store);
    await own.put([account('a')]);
    const first = await publish();
    await own.put([account('b')]);
    await own.undo();
    const second = await publish();
    expect(second.fingerprint).toBe(first.fingerprint);
    const published = await read(second.files);
    expect(published.head.sequence).toBe(2);
    const seen = { ...first.head, root: 1 };
    const signatures = new Map(
      second.files.flatMap(({ name, data }) =>
        name.startsWith('head.json.') ? [[name.split('.')[2] ?? '', new TextDecoder().decode(data)]] : [],
      ),
    );
    const bytes = second.files.find(({ name }) => name === 'head.json')?.data ?? new Uint8Array();
    await expect(checkHead({ bytes, signatures }, published.root, seen)).resolves.toBeDefined();
    // The delta leads from the first state to the second.
    const [delta] = second.head.deltas;
    if (!delta) throw new Error('no delta');
    const name = deltaFile(1, 2, delta.sha256);
    const data = second.files.find((file) => file.name === name)?.data ?? new Uint8Array();
    const chain = followChanges(first.head.log, first.head.stateHash, name);
    for await (const line of linesOf(data, delta, name)) chain.add(parseChange(line, name));
    expect(chain.end).toEqual({ log: second.head.log, stateHash: second.head.stateHash });
  });

  it('with nothing new counts no further, and is still whole', async () => {
    const { own, publish, read } = setUp();
    await keepKey(store);
    await own.put([account('a')]);
    const first = await publish();
    const again = await publish();
    expect((await read(again.files)).head.sequence).toBe(1);
    expect(again.head.issued > first.head.issued).toBe(true);
  });

  it('keeps the files of earlier publications that the head names, and no others', async () => {
    const { own, publish } = setUp();
    await keepKey(store);
    for (let n = 0; n < 12; n++) {
      await own.put([account(`a${n}`)]);
      await publish();
    }
    const { files, head } = await store.load();
    const names = files.map(({ name }) => name);
    expect(names.filter((name) => name.startsWith('snapshot-'))).toHaveLength(1);
    expect(names.filter((name) => name.startsWith('delta-'))).toHaveLength(head?.deltas.length ?? 0);
    expect(head?.deltas.length).toBe(8);
  });

  it('makes a key once, and takes back only the one it was published under', async () => {
    const { own, publish } = setUp();
    const pem = await keepKey(store);
    expect(await keepKey(store)).toBe(pem);
    await own.put([account('a')]);
    await publish();
    const other = await pemOf(await makeSigningKey());
    await expect(restoreKey(other, store)).rejects.toMatchObject({ code: 'other-key' });
    expect((await store.load()).pem).toBe(pem);
    await expect(restoreKey('nonsense', store)).rejects.toMatchObject({ code: 'invalid' });
    await restoreKey(pem, store);
    expect((await store.load()).backedUp).toBe(true);
  });

  it('that was changed on the way is refused', async () => {
    const { own, publish, read } = setUp();
    await keepKey(store);
    await own.put([account('a')]);
    const { files } = await publish();
    const spoiled = files.map(({ name, data }) => {
      if (!name.startsWith('snapshot-')) return { name, data };
      const bytes = data.slice();
      bytes[bytes.length - 9] = (bytes.at(-9) ?? 0) ^ 1;
      return { name, data: bytes };
    });
    await expect(read(spoiled)).rejects.toMatchObject({ code: 'wrong-hash' });
    await expect(read(files.filter(({ name }) => !name.startsWith('root-1')))).rejects.toMatchObject({
      code: 'missing-file',
    });
  });
});
