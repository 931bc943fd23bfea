// Everything a host can send that must not come into use: the last good registry stays, matches, and the outcome says why.
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { PortError, shelfInUse, syncPublished } from '../../utils/flows/index.ts';
import { judge } from '../../utils/matching/index.ts';
import type { Head, Line } from '../../utils/model/index.ts';
import { LARGEST_PACKED, makeSigningKey, packedOf, stampOf } from '../../utils/registry/index.ts';
import { database } from '../../utils/storage/index.ts';
import { by, post, resolve } from '../unit/matching/samples.ts';
import { emptyDatabase } from './capture-samples.ts';
import { accountLine, accountLines, type Bytes, type Publisher, startPublisher } from './publisher.ts';
import { entriesNow, type Host, hostOf, portsOver, shelf, stateOf, subscribeTo } from './sync-samples.ts';

let publisher: Publisher;
let host: Host;
let ports: ReturnType<typeof portsOver>;

const sync = async () => (await syncPublished(publisher.id, ports)).outcome;

const serve: Publisher['serve'] = (...order) => publisher.serve(...order);

async function serveLines(texts: string[]) {
  const { data, packed } = await packedOf(texts.map((text) => `${text}\n`).join(''));
  await serve(data, packed);
}

const changed = (bytes: Bytes, at = Math.floor(bytes.length / 2)): Bytes =>
  bytes.map((byte, i) => (i === at ? byte ^ 1 : byte));

/** What a post of the first account matches. */
async function matched() {
  const { entries } = await shelfInUse(shelf, resolve);
  const found = await entries.settled(() => judge(post({ author: by('x:@account0') }), entries, resolve));
  return found.map(({ signal, entry }) => `${signal} ${entry.entry.value.id} ${entry.registryVersion}`);
}

beforeEach(async () => {
  await emptyDatabase();
  publisher = await startPublisher();
  await publisher.publish(accountLines(10));
  await publisher.publish(accountLines(11));
  host = hostOf(publisher.files);
  ports = portsOver(host);
  await subscribeTo(ports);
});

/** Each spoils the publication that the subscribed device syncs next. */
const faults: Record<string, [spoil: () => Promise<unknown>, code: string, file: RegExp]> = {
  'a head changed by somebody on the way': [
    async () => {
      await publisher.publish(accountLines(12));
      publisher.files.set('head.json', changed(publisher.files.get('head.json') as Bytes));
    },
    'bad-signature',
    /^head\.json\.[0-9A-F]{16}\.minisig$/,
  ],
  'a head signed by a foreign key': [
    async () => publisher.forgeHead({ sequence: 3 }, [await makeSigningKey()]),
    'too-few-signatures',
    /^head\.json$/,
  ],
  'a foreign signature under the name of the right key': [
    async () => {
      const foreign = await makeSigningKey();
      await publisher.forgeHead({ sequence: 3 }, [foreign]);
      const own = publisher.keys().head[0]?.id;
      publisher.files.set(
        `head.json.${own}.minisig`,
        publisher.files.get(`head.json.${foreign.id}.minisig`) as Bytes,
      );
    },
    'foreign-key',
    /^head\.json\./,
  ],
  'a root that the old one did not sign': [
    async () => {
      const thief = await makeSigningKey();
      await publisher.rotate({ root: [thief], head: [thief], signers: [thief] });
      await publisher.publish(accountLines(12));
    },
    'too-few-signatures',
    /^root-2\.json$/,
  ],
  'a lower sequence': [async () => publisher.forgeHead({ sequence: 1 }), 'rolled-back', /^head\.json$/],
  'an older signature of the same state': [
    async () => publisher.forgeHead({ issued: '2026-10-01T00:00:00Z' }),
    'rolled-back',
    /^head\.json$/,
  ],
  'another state under the same sequence': [
    async () => publisher.forgeHead({ stateHash: '1'.repeat(64) }),
    'forked',
    /^head\.json$/,
  ],
  'a sequence far ahead': [
    async () => publisher.forgeHead({ sequence: 9_000_000 }),
    'fast-forwarded',
    /^head\.json$/,
  ],
  'a head of an older root that still has the key': [
    async () => {
      const before = publisher.head();
      await publisher.rotate({ root: [await makeSigningKey()] });
      await publisher.publish(accountLines(12));
      await sync();
      await publisher.forgeHead({ ...before, sequence: 1 });
    },
    'rolled-back',
    /^head\.json$/,
  ],
  'a head of another registry': [
    async () => publisher.forgeHead({ id: 'elsewhere' }),
    'foreign-id',
    /^head\.json$/,
  ],
  'a truncated snapshot': [
    async () => {
      await publisher.publish(accountLines(12));
      publisher.files.delete(publisher.deltaName());
      const whole = publisher.files.get(publisher.snapshotName()) as Bytes;
      publisher.files.set(publisher.snapshotName(), whole.slice(0, -20));
    },
    'truncated',
    /^snapshot-3-/,
  ],
  'a snapshot whose bytes are others': [
    async () => {
      await publisher.publish(accountLines(12));
      publisher.files.delete(publisher.deltaName());
      publisher.files.set(
        publisher.snapshotName(),
        changed(publisher.files.get(publisher.snapshotName()) as Bytes),
      );
    },
    'wrong-hash',
    /^snapshot-3-/,
  ],
  'a head larger than four kilobytes': [
    async () => publisher.files.set('head.json', new Uint8Array(5000)),
    'too-large',
    /^head\.json$/,
  ],
  'a snapshot that is said to be larger than anybody needs': [
    async () => {
      const { data, packed } = await packedOf('x\n');
      await serve(data, { ...packed, bytes: LARGEST_PACKED + 1 });
    },
    'too-large',
    /^snapshot-3-/,
  ],
  'a gzip bomb that says so': [
    async () => {
      const { data, packed } = await packedOf('0'.repeat(8 * 1024 * 1024));
      await serve(data, packed);
    },
    'gzip-bomb',
    /^snapshot-3-/,
  ],
  'a gzip bomb that lies about it': [
    async () => {
      const { data, packed } = await packedOf('0'.repeat(8 * 1024 * 1024));
      await serve(data, { ...packed, inflated: 1000 });
    },
    'gzip-bomb',
    /^snapshot-3-/,
  ],
  'what is no gzip': [
    async () => {
      const data: Bytes = new TextEncoder().encode('<html>404</html>');
      const { packed } = await packedOf('');
      const sha256 = Buffer.from(await crypto.subtle.digest('SHA-256', data)).toString('hex');
      await serve(data, { ...packed, bytes: data.length, sha256, inflated: 100 });
    },
    'not-gzip',
    /^snapshot-3-/,
  ],
  'lines that are no entries': [
    async () => serveLines(['{"kind":"account","value":{"id":"x"}}']),
    'invalid',
    /^snapshot-3-.*, line 1$/,
  ],
  'lines out of order': [
    async () =>
      serveLines(
        accountLines(2)
          .toReversed()
          .map((line) => JSON.stringify(line)),
      ),
    'wrong-order',
    /account:account-0/,
  ],
  'another schema version': [
    async () => publisher.forgeHead({ spec: 'stadtspur-registry/2' as Head['spec'] }),
    'wrong-spec',
    /^head\.json$/,
  ],
  'a snapshot of another state': [
    async () => {
      const { data, packed } = await packedOf(`${JSON.stringify(accountLine('x'))}\n`);
      const { snapshot } = publisher.head();
      await serve(data, packed, { snapshot: { ...snapshot, ...packed, sequence: 3, entries: 1 } });
    },
    'wrong-state',
    /^snapshot-3-/,
  ],
  'a state hash that is not the snapshot’s': [
    async () => {
      await publisher.publish(accountLines(12));
      await publisher.forgeHead({ stateHash: '2'.repeat(64) });
    },
    'wrong-state',
    /./,
  ],
  'a 404 in the middle': [
    async () => {
      await publisher.publish(accountLines(12));
      publisher.files.delete(publisher.deltaName());
      publisher.files.delete(publisher.snapshotName());
    },
    'missing-file',
    /^snapshot-3-/,
  ],
  'a root that is missing': [
    async () => {
      await publisher.rotate();
      publisher.files.delete('root-2.json');
      await publisher.publish(accountLines(12));
    },
    'missing-file',
    /^root-2\.json$/,
  ],
  'a host that is not there': [
    async () => {
      host.fetchFile = async () => {
        throw new PortError('network');
      };
    },
    'network',
    /^head\.json$/,
  ],
  'a host to which access was taken away': [
    async () => {
      host.fetchFile = async () => {
        throw new PortError('no-permission', 'registry.example');
      };
    },
    'no-permission',
    /^head\.json$/,
  ],
};

describe('refused with its reason, the last good registry in use:', () => {
  it.each(Object.entries(faults))('%s', async (_, [spoil, code, file]) => {
    await spoil();
    const before = (await stateOf(publisher)).current;
    const outcome = await sync();
    expect(outcome).toMatchObject({ state: 'failed', code, file: expect.stringMatching(file) });
    const after = await stateOf(publisher);
    expect(after.sync.last).toEqual(outcome);
    expect(after.current).toEqual(before);
    expect(await matched()).toEqual([`author account-0 ${before?.version}`]);
    const db = await database();
    expect(await db.count('packs')).toBeLessThanOrEqual(2);
    expect(await db.count('shards')).toBe(await db.count('packs'));
  });
});

describe('frozen', () => {
  it('is stale since the head’s end, matches on, and a clock that is turned back does not mend it', async () => {
    await publisher.publish(accountLines(11), {
      issued: '2027-12-01T00:00:00Z',
      expires: '2027-12-31T00:00:00Z',
    });
    await sync();
    const stale = async (time: string) => stampOf(await stateOf(publisher), new Date(time))?.stale;
    expect(await stale('2027-12-02T00:00:00Z')).toBeUndefined();
    ports.setClock('2028-02-01T00:00:00Z');
    expect(await sync()).toMatchObject({ state: 'unchanged' });
    expect(await stale('2028-02-01T00:00:00Z')).toBe('2027-12-31T00:00:00Z');
    expect(await matched()).toEqual(['author account-0 2']);
    await publisher.publish(accountLines(12), {
      issued: '2028-02-01T00:00:00Z',
      expires: '2028-02-02T00:00:00Z',
    });
    await publisher.publish(accountLines(12), {
      issued: '2028-03-01T00:00:00Z',
      expires: '2028-02-20T00:00:00Z',
    });
    await sync();
    expect(await stale('2020-01-01T00:00:00Z')).toBe('2028-02-20T00:00:00Z');
  });
});

describe('mass deletion', () => {
  it('is held and asked about', async () => {
    await publisher.publish(accountLines(3));
    expect(await sync()).toMatchObject({ state: 'held', vanish: 8, of: 11, entries: 3 });
    expect(await matched()).toEqual(['author account-0 2']);
  });
});

describe('a script in a title', () => {
  it('stays the text that it is', async () => {
    const title = '<img src=x onerror=alert(1)>';
    const asset: Line = {
      kind: 'asset',
      value: {
        id: 'script',
        kind: 'picture',
        title,
        producer: 'Stadt',
        published: { url: 'https://musterhausen.example/', at: null },
        source: { title },
        added: { by: 'x', at: null },
      },
    };
    await publisher.publish([...accountLines(11), asset]);
    expect(await sync()).toMatchObject({ state: 'updated' });
    expect((await shelf.line(publisher.id, 'asset:script'))?.line.value).toMatchObject({ title });
    expect(await entriesNow(publisher.id)).toContain('script');
  });
});
