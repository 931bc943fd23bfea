import { type Change, type Head, type Line, type Root, SPEC } from '../../../../utils/model/index.ts';
import {
  chained,
  followChanges,
  type LogEnd,
  makeSigningKey,
  NO_LOG,
  nameOfLine,
  type PublishedFile,
  publish,
  rootFile,
  type Signed,
  type SigningKey,
  type State,
  signatureFile,
  signedFiles,
  textOf,
} from '../../../../utils/registry/index.ts';

export const ADDED = { by: 'Tester', at: '2026-01-01T00:00:00Z' };
const SOURCE = { title: 'Test source' };

/** A valid line of a topic. */
export const topicLine = (id: string, title = `Topic ${id}`): Line => ({
  kind: 'topic',
  value: { id, title, words: [id], source: SOURCE, added: ADDED },
});

/** A valid line of an account. */
export const accountLine = (id: string, handle: string, more: object = {}): Line =>
  ({
    kind: 'account',
    value: {
      id,
      platform: 'twitter',
      handle,
      name: handle,
      url: 'https://x.com/some',
      owner: 'Stadt',
      role: 'city',
      use: 'official',
      source: SOURCE,
      added: ADDED,
      ...more,
    },
  }) as Line;

/** A valid line of a picture. */
export const pictureLine = (id: string, hash: string, more: object = {}): Line =>
  ({
    kind: 'asset',
    value: {
      id,
      kind: 'picture',
      title: id,
      producer: 'Stadt',
      credit: 'Foto: A',
      published: { url: 'https://stadt.example/', at: '2021-03-03' },
      fingerprints: [{ algorithm: 'pdq', hash, quality: 100 }],
      source: SOURCE,
      added: ADDED,
      ...more,
    },
  }) as Line;

/** Files as a host has them. */
export type Host = Map<string, Uint8Array<ArrayBuffer>>;

/** A publisher in memory: makes roots and publications of lines, as the command does with files. */
export async function publisher(id = 'test-city', rootKeys = 3, threshold = 2) {
  const roots = await Promise.all(Array.from({ length: rootKeys }, makeSigningKey));
  const headKey = await makeSigningKey();
  const root = rootOf(id, 1, roots, [headKey], threshold);
  const state: State = new Map();
  const host: Host = new Map();
  let log: LogEnd = NO_LOG;
  let head: Head | null = null;
  const put = (files: readonly PublishedFile[]) => {
    for (const { name, data } of files) host.set(name, data);
  };
  put(await signedFiles(rootFile(1), root, roots));
  return {
    roots,
    headKey,
    root,
    host,
    state,
    /** Publishes these lines over those that are there. */
    async release(
      lines: readonly Line[],
      keys: readonly SigningKey[] = [headKey],
      more: { issued?: string; root?: number } = {},
    ) {
      const changes: Change[] = chained(lines, state, { ...ADDED, why: 'test' }, log);
      const chain = followChanges(log, head?.stateHash ?? '0'.repeat(64), 'test');
      for (const change of changes) {
        chain.add(change);
        state.set(nameOfLine(change.line), textOf(change.line));
      }
      log = chain.end.log;
      const order = { id, root: more.root ?? 1, state, changes, before: head, log, keys };
      const made = await publish({
        ...order,
        issued: more.issued ?? '2026-01-02T00:00:00Z',
        expires: '2026-02-01T00:00:00Z',
      });
      head = made.head;
      put(made.files);
      return made;
    },
  };
}

/** A root with these keys. */
export function rootOf(
  id: string,
  version: number,
  roots: readonly SigningKey[],
  heads: readonly SigningKey[],
  threshold: number,
): Root {
  const keys = [...roots, ...heads].map(({ id: name, key }) => ({ id: name, key, holder: 'Tester' }));
  return {
    spec: SPEC,
    type: 'root',
    id,
    title: 'Test',
    version,
    issued: '2026-01-01T00:00:00Z',
    keys,
    root: { keys: roots.map(({ id: name }) => name), threshold },
    head: { keys: heads.map(({ id: name }) => name), threshold: 1 },
  };
}

/** A file of the host with its signatures. */
export function signedFrom(host: Host, file: string): Signed {
  const signatures = [...host].flatMap(([name, data]) => {
    const id = name.startsWith(`${file}.`) ? name.slice(file.length + 1, -'.minisig'.length) : null;
    return id && name === signatureFile(file, id) ? [[id, new TextDecoder().decode(data)] as const] : [];
  });
  return { bytes: host.get(file) ?? new Uint8Array(), signatures: new Map(signatures) };
}

/** Any value signed by these keys, as a forger with them would. */
export async function signedBy(file: string, value: object, keys: readonly SigningKey[]): Promise<Signed> {
  const host: Host = new Map();
  for (const { name, data } of await signedFiles(file, value, keys)) host.set(name, data);
  return signedFrom(host, file);
}
