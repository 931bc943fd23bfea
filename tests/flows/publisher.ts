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

/** Publishes registries into `files`, as a publisher's command would. */
export async function startPublisher({ id = 'musterhausen', title = 'Register von Musterhausen' } = {}) {
  const files = new Map<string, Bytes>();
  const [rootKey, headKey] = [await makeSigningKey(), await makeSigningKey()];
  let keys = { root: [rootKey], head: [headKey] };
  let root: Root;
  let head: Head | null = null;
  let state: State = new Map();
  let log: LogEnd = NO_LOG;

  const put = (made: { name: string; data: Bytes }[]) => {
    for (const { name, data } of made) files.set(name, data);
  };
  const rootOf = (version: number): Root => ({
    spec: 'stadtspur-registry/1',
    type: 'root',
    id,
    title,
    version,
    issued: by.at,
    keys: [...new Map([...keys.root, ...keys.head].map((key) => [key.id, key])).values()].map(
      ({ id: keyId, key }) => ({ id: keyId, key, holder: 'Stadtarchiv Musterhausen' }),
    ),
    root: { keys: keys.root.map((key) => key.id), threshold: 1 },
    head: { keys: keys.head.map((key) => key.id), threshold: 1 },
  });

  root = rootOf(1);
  put(await signedFiles('root-1.json', root, keys.root));

  return {
    id,
    files,
    keys: () => keys,
    fingerprint: fingerprintOf(files.get('root-1.json') as Bytes),
    head: () => head as Head,
    /** Publishes these lines as the whole state; what is gone becomes a tombstone. */
    async publish(
      lines: readonly Line[],
      { issued = by.at, expires = '2027-11-01T00:00:00Z', why = '' }: Times = {},
    ) {
      const about: Line = { kind: 'about', value: { id, title, licence: 'CC0-1.0' } };
      const changes: Change[] = changesBetween(state, [about, ...lines], { ...by, why }, log);
      const next = new Map(state);
      for (const { line } of changes) next.set(nameOfLine(line), textOf(line));
      const last = changes.at(-1);
      if (last) log = { lines: last.n, last: hexOf(leafOf(textOf(last))) };
      state = next;
      const order = { id, root: root.version, state, changes, before: head, log, issued, expires };
      const made = await publish({ ...order, keys: keys.head });
      head = made.head;
      put(made.files);
      return made.head;
    },
    /** Signs a head of any content in the place of the true one. */
    async forgeHead(part: Partial<Head>, signers: readonly SigningKey[] = keys.head) {
      for (const name of files.keys()) if (name.startsWith('head.json')) files.delete(name);
      put(await signedFiles('head.json', { ...head, ...part }, signers));
    },
    /** A new root: other keys for heads, signed by the old root key and its own. */
    async rotate({
      root: roots = keys.root,
      head: heads = [] as SigningKey[],
      signers = [] as SigningKey[],
    } = {}) {
      const old = keys.root;
      keys = { root: roots, head: heads.length > 0 ? heads : keys.head };
      root = rootOf(root.version + 1);
      const by = signers.length > 0 ? signers : [...new Set([...old, ...keys.root])];
      put(await signedFiles(`root-${root.version}.json`, root, by));
    },
    snapshotName: () => snapshotFile((head as Head).snapshot.sequence, (head as Head).snapshot.sha256),
    deltaName() {
      const delta = (head as Head).deltas.at(-1);
      return delta ? deltaFile(delta.from, delta.to, delta.sha256) : '';
    },
  };
}

export type Publisher = Awaited<ReturnType<typeof startPublisher>>;
