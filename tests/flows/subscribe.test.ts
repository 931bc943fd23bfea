import 'fake-indexeddb/auto';
import { zipSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  fetchFromFiles,
  importRegistry,
  offerAt,
  subscribe,
  syncPublished,
  whereaboutsOf,
} from '../../utils/flows/index.ts';
import { filesOfZip } from '../../utils/registry/index.ts';
import { database } from '../../utils/storage/index.ts';
import { registry } from '../unit/matching/samples.ts';
import { emptyDatabase } from './capture-samples.ts';
import { accountLines, type Publisher, startPublisher } from './publisher.ts';
import {
  ADDRESS,
  entriesNow,
  type Host,
  hostOf,
  portsOver,
  shelf,
  stateOf,
  subscribeTo,
} from './sync-samples.ts';

let publisher: Publisher;
let host: Host;
let ports: ReturnType<typeof portsOver>;

beforeEach(async () => {
  await emptyDatabase();
  publisher = await startPublisher();
  await publisher.publish(accountLines(5));
  host = hostOf(publisher.files);
  ports = portsOver(host);
});

describe('an address', () => {
  const f = 'ab'.repeat(32);
  it.each([
    ['https://a.example/r/', 'https://a.example/r/', null],
    ['https://a.example/r', 'https://a.example/r/', null],
    ['a.example', 'https://a.example/', null],
    [' https://a.example/r/head.json ', 'https://a.example/r/', null],
    ['https://a.example/r/root-12.json?x=1', 'https://a.example/r/', null],
    [`https://a.example/r/#${f}`, 'https://a.example/r/', f],
    [`https://a.example/r/#${f.toUpperCase().replace(/(.{4})/g, '$1 ')}`, 'https://a.example/r/', f],
    ['http://127.0.0.1:8080/r/', 'http://127.0.0.1:8080/r/', null],
    ['http://localhost:8080', 'http://localhost:8080/', null],
  ])('%s is understood', (typed, address, fingerprint) => {
    expect(whereaboutsOf(typed)).toEqual({ address, fingerprint });
  });

  it.each([
    '',
    'nonsense',
    'http://a.example/r/',
    'ftp://a.example/',
    'javascript:alert(1)',
    'https://user:secret@a.example/',
    'https://a.example/#abc',
  ])('%s is none', (typed) => {
    expect(whereaboutsOf(typed)).toBeNull();
  });
});

describe('an offer', () => {
  it('tells title, keys, fingerprint and size, and takes nothing over', async () => {
    const offer = await offerAt(ADDRESS, ports);
    expect(offer).toMatchObject({
      fingerprint: publisher.fingerprint,
      root: { version: 1 },
      head: { entries: 6 },
      taken: null,
    });
    expect(await shelf.list()).toEqual([]);
    expect(host.asked.filter((name) => name.endsWith('.gz'))).toEqual([]);
  });

  it('follows the roots, and keeps the fingerprint of the first', async () => {
    await publisher.rotate();
    await publisher.publish(accountLines(6));
    expect(await offerAt(ADDRESS, ports)).toMatchObject({
      fingerprint: publisher.fingerprint,
      root: { version: 2 },
    });
  });

  it.each([
    ['root-1.json', 'missing-file'],
    ['head.json', 'missing-file'],
  ])('without %s is refused', async (name, code) => {
    publisher.files.delete(name);
    await expect(offerAt(ADDRESS, ports)).rejects.toMatchObject({ code, file: name });
  });

  it('of a page that says it is not found is refused', async () => {
    publisher.files.set('root-1.json', new TextEncoder().encode('<html>not found</html>'));
    await expect(offerAt(ADDRESS, ports)).rejects.toMatchObject({ code: 'not-json', file: 'root-1.json' });
  });
});

describe('subscribing', () => {
  it('puts the registry into use, and its first state is not held', async () => {
    await publisher.publish(accountLines(1500));
    expect((await subscribeTo(ports)).outcome).toMatchObject({ state: 'updated' });
    expect(await stateOf(publisher)).toMatchObject({
      kind: 'published',
      title: 'Register von Musterhausen',
      address: ADDRESS,
      fingerprint: publisher.fingerprint,
      enabled: true,
    });
    expect(await entriesNow(publisher.id)).toHaveLength(1500);
  });

  it('leaves nothing behind when it fails', async () => {
    publisher.files.delete(publisher.snapshotName());
    expect((await subscribeTo(ports)).outcome).toMatchObject({ state: 'failed', code: 'missing-file' });
    expect(await shelf.list()).toEqual([]);
    expect(await (await database()).count('packs')).toBe(0);
  });

  it('refuses another registry of the same id, also one that was offered before the other came', async () => {
    const thief = await startPublisher();
    await thief.publish(accountLines(2));
    const theirs = portsOver(hostOf(thief.files));
    const early = await offerAt(ADDRESS, theirs);
    await subscribeTo(ports);
    const late = await offerAt(ADDRESS, theirs);
    expect(late.taken).toMatchObject({ by: 'other' });
    for (const offer of [early, late])
      await expect(subscribe(offer, theirs)).rejects.toMatchObject({ code: 'foreign-id' });
    expect((await stateOf(publisher)).fingerprint).toBe(publisher.fingerprint);
    expect(await entriesNow(publisher.id)).toHaveLength(5);
  });

  it('again moves the subscription to another address, and what was read stays read', async () => {
    await publisher.publish(accountLines(6));
    await subscribeTo(ports);
    const copy = hostOf(publisher.files);
    const moved = { ...ports, fetchFile: copy.fetchFile };
    const offer = await offerAt(ADDRESS, moved);
    expect(offer.taken).toMatchObject({ by: 'same' });
    await publisher.forgeHead({ sequence: 1 });
    const older = { ...offer, address: `${ADDRESS}` };
    expect((await subscribe(older, moved)).outcome).toMatchObject({ state: 'failed', code: 'rolled-back' });
    expect(await entriesNow(publisher.id)).toHaveLength(6);
  });

  it('takes the place of an unsigned one of the same id, which comes back when it fails', async () => {
    await importRegistry(JSON.stringify(registry({ id: publisher.id, title: 'Unsigned' })), ports);
    const offer = await offerAt(ADDRESS, ports);
    expect(offer.taken).toEqual({ kind: 'file', title: 'Unsigned', by: 'replaced' });
    const snapshot = publisher.files.get(publisher.snapshotName());
    publisher.files.delete(publisher.snapshotName());
    await subscribe(offer, ports);
    expect(await stateOf(publisher)).toMatchObject({
      kind: 'file',
      title: 'Unsigned',
      current: { version: '1' },
    });
    if (snapshot) publisher.files.set(publisher.snapshotName(), snapshot);
    await subscribe(offer, ports);
    expect(await stateOf(publisher)).toMatchObject({ kind: 'published', fingerprint: publisher.fingerprint });
    await expect(importRegistry(JSON.stringify(registry({ id: publisher.id })), ports)).rejects.toMatchObject(
      { code: 'foreign-id' },
    );
  });
});

describe('a zip of a publication', () => {
  const zip = (folder = '', extra: Record<string, Uint8Array> = {}) =>
    zipSync({
      ...Object.fromEntries([...publisher.files].map(([name, bytes]) => [folder + name, bytes])),
      ...extra,
    });
  const fromZip = (bytes: Uint8Array) => ({
    ...ports,
    fetchFile: fetchFromFiles(filesOfZip(bytes, 'r.zip')),
  });

  it.each(['', 'registry/'])('is subscribed to like an address, packed in “%s”', async (folder) => {
    const files = fromZip(zip(folder, { 'README.txt': new Uint8Array(9) }));
    const offer = await offerAt(null, files);
    expect(offer.fingerprint).toBe(publisher.fingerprint);
    await subscribe(offer, files);
    expect(await entriesNow(publisher.id)).toHaveLength(5);
    expect((await stateOf(publisher)).address).toBeNull();
    expect((await syncPublished(publisher.id, ports)).outcome).toEqual({ state: 'never' });
    await publisher.publish(accountLines(3));
    const newer = fromZip(zip(folder));
    await subscribe(await offerAt(null, newer), newer);
    expect(await entriesNow(publisher.id)).toHaveLength(3);
  });

  it.each<[string, () => Uint8Array, string]>([
    ['that is none', () => new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]), 'not-zip'],
    ['cut off', () => zip().slice(0, -60), 'not-zip'],
    [
      'with very many files',
      () => zipSync(Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`f${i}`, new Uint8Array(1)]))),
      'too-large',
    ],
    [
      'with a head that unpacks to megabytes',
      () => zip('', { 'head.json': new Uint8Array(5_000_000) }),
      'too-large',
    ],
  ])('%s is refused', (_, bytes, code) => {
    expect(() => filesOfZip(bytes(), 'r.zip')).toThrow(expect.objectContaining({ code }));
  });

  it('cannot name a place to write to', () => {
    const files = filesOfZip(
      zip('', { '../../head.json': new Uint8Array(1), '/root-9.json': new Uint8Array(1) }),
      'r.zip',
    );
    expect([...files.keys()].sort()).toEqual([...publisher.files.keys()].sort());
  });
});
