// A publisher in a test: keys, a state, and the files of each publication.
import type { Account, Change, Head, Line, Root } from '../../utils/model/index.ts';
import {
  changesBetween,
  deltaFile,
  fingerprintOf,
  hexOf,
  type LogEnd,
  leafOf,
  makeSigningKey,
  NO_LOG,
  nameOfLine,
  type Packed,
  publish,
  type SigningKey,
  type State,
  signedFiles,
  snapshotFile,
  textOf,
} from '../../utils/registry/index.ts';

export type Bytes = Uint8Array<ArrayBuffer>;

const by = { by: 'Stadtarchiv', at: '2026-11-01T00:00:00Z' };

/** An account of the city on X, as a line of a published state. */
export const accountLine = (id: string, part: Partial<Account> = {}): Line => ({
  kind: 'account',
  value: {
    id,
    platform: 'twitter',
    handle: id.replaceAll('-', ''),
    name: `Stadt Musterhausen, ${id}`,
    url: `https://x.com/${id.replaceAll('-', '')}`,
    owner: 'Stadt Musterhausen',
    role: 'city',
    use: 'official',
    source: { title: 'Test source' },
    added: { by: by.by, at: by.at },
    ...part,
  },
});

export const accountLines = (n: number, prefix = 'account'): Line[] =>
  Array.from({ length: n }, (_, i) => accountLine(`${prefix}-${i}`));

type Times = { issued?: string; expires?: string; why?: string };

type Keys = { root: SigningKey[]; head: SigningKey[] };
type Stand = {
  id: string;
  title: string;
  files: Map<string, Bytes>;
  keys: Keys;
  root: Root;
  head: Head | null;
  state: State;
  log: LogEnd;
};

const put = ({ files }: Stand, made: readonly { name: string; data: Bytes }[]) => {
  for (const { name, data } of made) files.set(name, data);
};

function rootOf({ id, title, keys }: Pick<Stand, 'id' | 'title' | 'keys'>, version: number): Root {
  const all = new Map([...keys.root, ...keys.head].map((key) => [key.id, key.key]));
  return {
    spec: 'stadtspur-registry/1',
    type: 'root',
    id,
    title,
    version,
    issued: by.at,
    keys: [...all].map(([keyId, key]) => ({ id: keyId, key, holder: 'Stadtarchiv Musterhausen' })),
    root: { keys: keys.root.map((key) => key.id), threshold: 1 },
    head: { keys: keys.head.map((key) => key.id), threshold: 1 },
  };
}

/** A publisher with keys and a first root, and nothing published yet. */
export async function startPublisher({ id = 'musterhausen', title = 'Register von Musterhausen' } = {}) {
  const keys = { root: [await makeSigningKey()], head: [await makeSigningKey()] };
  const root = rootOf({ id, title, keys }, 1);
  const stand: Stand = { id, title, files: new Map(), keys, root, head: null, state: new Map(), log: NO_LOG };
  put(stand, await signedFiles('root-1.json', root, keys.root));
  return publisherAt(stand);
}

function publisherAt(stand: Stand) {
  const { id, title, files } = stand;
  const head = () => {
    if (!stand.head) throw new Error('nothing is published yet');
    return stand.head;
  };
  return {
    id,
    files,
    head,
    keys: () => stand.keys,
    fingerprint: fingerprintOf(files.get('root-1.json') as Bytes),
    /** Another that goes on from here, without a trace on this one. */
    fork: () => publisherAt({ ...stand, files: new Map(files), state: new Map(stand.state) }),
    /** Publishes these lines as the whole state; what is gone becomes a tombstone. */
    async publish(
      lines: readonly Line[],
      { issued = by.at, expires = '2027-11-01T00:00:00Z', why = '' }: Times = {},
    ) {
      const about: Line = { kind: 'about', value: { id, title, licence: 'CC0-1.0' } };
      const changes: Change[] = changesBetween(stand.state, [about, ...lines], { ...by, why }, stand.log);
      const last = changes.at(-1);
      if (last) stand.log = { lines: last.n, last: hexOf(leafOf(textOf(last))) };
      stand.state = new Map([
        ...stand.state,
        ...changes.map((one): [string, string] => [nameOfLine(one.line), textOf(one.line)]),
      ]);
      const { root, head: before, state, log, keys } = stand;
      const order = { id, root: root.version, state, changes, before, log, issued, expires };
      const made = await publish({ ...order, keys: keys.head });
      stand.head = made.head;
      put(stand, made.files);
      return made.head;
    },
    /** Signs a head of any content in the place of the true one. */
    async forgeHead(part: Partial<Head>, signers: readonly SigningKey[] = stand.keys.head) {
      for (const name of [...files.keys()]) if (name.startsWith('head.json')) files.delete(name);
      put(stand, await signedFiles('head.json', { ...stand.head, ...part }, signers));
    },
    /** A new root, signed by the old root key and its own unless told otherwise. */
    async rotate({ root, head: heads, signers }: Partial<Keys & { signers: SigningKey[] }> = {}) {
      const old = stand.keys;
      stand.keys = { root: root ?? old.root, head: heads ?? old.head };
      stand.root = rootOf(stand, stand.root.version + 1);
      const by = signers ?? [...new Set([...old.root, ...stand.keys.root])];
      put(stand, await signedFiles(`root-${stand.root.version}.json`, stand.root, by));
    },
    snapshotName: () => snapshotFile(head().snapshot.sequence, head().snapshot.sha256),
    deltaName() {
      const delta = head().deltas.at(-1);
      return delta ? deltaFile(delta.from, delta.to, delta.sha256) : '';
    },
    /** Serves other content under a head that fits it. */
    async serve(data: Bytes, packed: Packed, part: Partial<Head> = {}) {
      const sequence = head().sequence + 1;
      const snapshot = { ...head().snapshot, ...packed, sequence };
      files.set(snapshotFile(sequence, packed.sha256), data);
      await this.forgeHead({ sequence, snapshot, deltas: [], ...part });
    },
  };
}

export type Publisher = ReturnType<typeof publisherAt>;
