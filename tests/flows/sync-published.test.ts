import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  acceptUpdate,
  refuseUpdate,
  revertUpdate,
  switchRegistry,
  syncDue,
  syncPublished,
} from '../../utils/flows/index.ts';
import { makeSigningKey, stampOf } from '../../utils/registry/index.ts';
import { database } from '../../utils/storage/index.ts';
import { emptyDatabase } from './capture-samples.ts';
import { accountLine, accountLines, type Publisher, startPublisher } from './publisher.ts';
import { entriesNow, type Host, hostOf, portsOver, shelf, stateOf, subscribeTo } from './sync-samples.ts';

let publisher: Publisher;
let host: Host;
let ports: ReturnType<typeof portsOver>;
const sync = () => syncPublished(publisher.id, ports);
const rows = async () => {
  const db = await database();
  return Promise.all((['packs', 'shards', 'overlays'] as const).map((name) => db.count(name)));
};

beforeEach(async () => {
  await emptyDatabase();
  publisher = await startPublisher();
  await publisher.publish(accountLines(10));
  host = hostOf(publisher.files);
  ports = portsOver(host);
  await subscribeTo(ports);
  host.asked.length = 0;
});

describe('a sync', () => {
  it('asks for the head only when nothing is new', async () => {
    expect((await sync()).outcome).toMatchObject({ state: 'unchanged' });
    expect(host.asked).toEqual(['head.json']);
  });

  it('fetches the changes alone, and tells who changed what', async () => {
    await publisher.publish([...accountLines(9), accountLine('new')], { why: 'closed' });
    expect((await sync()).outcome).toMatchObject({ state: 'updated', changes: 2 });
    expect(host.asked).toContain(publisher.deltaName());
    expect(host.asked).not.toContain(publisher.snapshotName());
    expect(await entriesNow(publisher.id)).toEqual([
      ...accountLines(9).map(({ value }) => ('id' in value ? value.id : '')),
      'new',
    ]);
    const [newest] = await shelf.changes(publisher.id, 1);
    expect(newest).toMatchObject({ by: 'Stadtarchiv', why: 'closed', line: { kind: 'withdrawn' } });
    expect((await stateOf(publisher)).current?.stateHash).toBe(publisher.head().stateHash);
  });

  it('follows several deltas, and takes the snapshot where they do not reach back', async () => {
    for (const n of [11, 12, 13]) await publisher.publish(accountLines(n));
    expect((await sync()).outcome).toMatchObject({ state: 'updated', changes: 3 });
    for (let n = 14; n < 25; n++) await publisher.publish(accountLines(n));
    expect((await sync()).outcome).toMatchObject({ state: 'updated' });
    expect(host.asked).toContain(publisher.snapshotName());
    expect(await entriesNow(publisher.id)).toHaveLength(24);
  });

  it('takes the snapshot when the changes are wrong', async () => {
    await publisher.publish(accountLines(11));
    host.lie = (name) => (name === publisher.deltaName() ? { bytes: new Uint8Array(100) } : undefined);
    expect((await sync()).outcome).toMatchObject({ state: 'updated' });
    expect(await entriesNow(publisher.id)).toHaveLength(11);
    expect((await rows())[0]).toBe(2);
  });

  it('puts an older snapshot and the changes since together', async () => {
    const { snapshot } = publisher.head();
    await publisher.publish([...accountLines(9), accountLine('aaa'), accountLine('zzz')]);
    await publisher.forgeHead({ snapshot });
    await shelf.remove(publisher.id);
    await subscribeTo(ports);
    const { current, sync: state } = await stateOf(publisher);
    expect(state.last).toMatchObject({ state: 'updated' });
    expect(current?.stateHash).toBe(publisher.head().stateHash);
  });

  it('takes a head of the same state for its times alone, and keeps the generation before', async () => {
    const before = (await stateOf(publisher)).current?.id;
    await publisher.publish(accountLines(10), {
      issued: '2026-12-01T00:00:00Z',
      expires: '2028-01-01T00:00:00Z',
    });
    expect((await sync()).outcome).toMatchObject({ state: 'unchanged' });
    expect((await stateOf(publisher)).current?.id).toBe(before);
    const stamp = async () => stampOf(await stateOf(publisher), new Date('2027-12-01T00:00:00Z'));
    expect(await stamp()).not.toHaveProperty('stale');
    // The one that was signed before it is an old one now.
    await publisher.forgeHead({ issued: '2026-11-01T00:00:00Z', expires: '2029-01-01T00:00:00Z' });
    expect((await sync()).outcome).toMatchObject({ state: 'failed', code: 'rolled-back' });
    expect(await stamp()).not.toHaveProperty('stale');
  });

  it('follows new roots, each signed by the one before', async () => {
    const [one, two] = [await makeSigningKey(), await makeSigningKey()];
    await publisher.rotate({ head: [one] });
    await publisher.rotate({ head: [two] });
    await publisher.publish(accountLines(11));
    expect((await sync()).outcome).toMatchObject({ state: 'updated' });
    expect((await stateOf(publisher)).root?.version).toBe(3);
  });

  it('lets a switched off registry and a removed one be, whatever comes meanwhile', async () => {
    await publisher.publish(accountLines(11));
    host.lie = () => {
      void switchRegistry(publisher.id, shelf, false);
      return undefined;
    };
    await sync();
    expect(await stateOf(publisher)).toMatchObject({ enabled: false, sync: { last: { state: 'updated' } } });
    host.lie = () => {
      void shelf.remove(publisher.id);
      return undefined;
    };
    await publisher.publish(accountLines(12));
    await sync().catch(() => undefined);
    expect(await shelf.get(publisher.id)).toBeNull();
  });
});

describe('times', () => {
  it('lie between four fifths and six fifths of six hours, and double after failures', async () => {
    const hours = async () =>
      (Date.parse((await stateOf(publisher)).sync.nextAt ?? '') - ports.clock().getTime()) / 3_600_000;
    expect(await hours()).toBe(6);
    host.lie = () => ({ status: 503 });
    const waits: number[] = [];
    for (let n = 0; n < 9; n++) {
      await sync();
      waits.push(await hours());
    }
    expect(waits).toEqual([0.25, 0.5, 1, 2, 4, 8, 16, 24, 24]);
    host.lie = () => undefined;
    await sync();
    expect(await hours()).toBe(6);
  });

  it('heed what the host asks for', async () => {
    host.lie = () => ({ status: 429, retryAfter: 7200 });
    await sync();
    expect(await stateOf(publisher)).toMatchObject({
      sync: {
        nextAt: '2026-11-02T02:00:00.000Z',
        last: { code: 'http-status', file: 'head.json', detail: '429' },
      },
    });
  });

  it('bring only what is due and switched on', async () => {
    await publisher.publish(accountLines(11));
    await syncDue(ports);
    expect(host.asked).toEqual([]);
    ports.setClock('2026-11-02T06:00:01Z');
    await switchRegistry(publisher.id, shelf, false);
    await syncDue(ports);
    expect(host.asked).toEqual([]);
    await switchRegistry(publisher.id, shelf, true);
    expect(await syncDue(ports)).toBe(true);
    expect(await entriesNow(publisher.id)).toHaveLength(11);
  });
});

describe('an update that takes away more than a fifth', () => {
  beforeEach(async () => {
    await publisher.publish(accountLines(7));
    await sync();
  });
  const held = { state: 'held', sequence: 2, vanish: 3, of: 10 };

  it('is held, asked about once, and leaves nothing written', async () => {
    expect(await stateOf(publisher)).toMatchObject({ sync: { last: held } });
    expect(await entriesNow(publisher.id)).toHaveLength(10);
    expect(await rows()).toEqual([1, 1, 0]);
    host.asked.length = 0;
    await sync();
    expect(host.asked).toEqual(['head.json']);
    expect(await stateOf(publisher)).toMatchObject({ sync: { last: held } });
  });

  it('is not fetched again from a host without ETag either, before and after the answer', async () => {
    host.lie = () => ({ etag: null });
    for (const answer of [async () => undefined, () => refuseUpdate(publisher.id, shelf, ports.clock())]) {
      await answer();
      host.asked.length = 0;
      await sync();
      expect(host.asked.filter((name) => name.endsWith('.gz'))).toEqual([]);
      expect(await entriesNow(publisher.id)).toHaveLength(10);
    }
  });

  it('comes into use when the user wants it', async () => {
    expect(await acceptUpdate(publisher.id, ports)).toMatchObject({ outcome: { state: 'updated' } });
    expect(await entriesNow(publisher.id)).toHaveLength(7);
  });

  it('stays away when the user does not, until there is a later one', async () => {
    await refuseUpdate(publisher.id, shelf, ports.clock());
    host.asked.length = 0;
    await sync();
    expect(await stateOf(publisher)).toMatchObject({ sync: { last: { state: 'unchanged' }, refused: 2 } });
    expect(await entriesNow(publisher.id)).toHaveLength(10);
    await publisher.publish(accountLines(12));
    expect((await sync()).outcome).toMatchObject({ state: 'updated' });
    expect(await entriesNow(publisher.id)).toHaveLength(12);
    expect((await stateOf(publisher)).sync.refused).toBeNull();
  });

  it('can be gone back from, and is not fetched again by itself', async () => {
    await acceptUpdate(publisher.id, ports);
    await revertUpdate(publisher.id, shelf);
    expect(await entriesNow(publisher.id)).toHaveLength(10);
    await sync();
    expect(await entriesNow(publisher.id)).toHaveLength(10);
    await acceptUpdate(publisher.id, ports);
    expect(await entriesNow(publisher.id)).toHaveLength(7);
  });
});

it('holds what grows more than fivefold', async () => {
  await publisher.publish(accountLines(1200));
  expect((await sync()).outcome).toMatchObject({ state: 'held', vanish: 0, entries: 1200 });
  await publisher.publish(accountLines(900));
  expect((await sync()).outcome).toMatchObject({ state: 'updated' });
});
