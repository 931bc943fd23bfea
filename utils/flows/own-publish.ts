import { type Head, type Root, SPEC } from '../model/index.ts';
import {
  fingerprintOf,
  makeSigningKey,
  nameOfLine,
  type PublishedFile,
  pemOf,
  publish,
  rootFile,
  type SigningKey,
  type State,
  signedFiles,
  signingKeyOf,
} from '../registry/index.ts';
import { type Clock, PortError, type PublishingStore } from './ports.ts';
import type { RegistryShelf, Shelved } from './registry-ports.ts';

export type PublishOwnPorts = { shelf: RegistryShelf; store: PublishingStore; clock: Clock };

/** A registry made by one person is not published every month; what has expired still works, and is called stale. */
const VALID_DAYS = 365;
const DAY_MS = 86_400_000;

/** Makes a signing key and keeps it, where there is none. @returns the key as PEM */
export async function keepKey(store: PublishingStore): Promise<string> {
  const made = await pemOf(await makeSigningKey());
  const { pem } = await store.change((kept) => ({ ...kept, pem: kept.pem ?? made }));
  return pem ?? made;
}

/**
 * Takes a key from its backup.
 * @throws BadPublication invalid for what is no key; PortError other-key when the registry is published under another one
 */
export async function restoreKey(pem: string, store: PublishingStore): Promise<void> {
  const { id } = await signingKeyOf(pem);
  await store.change((kept) => {
    const root = rootIn(kept.root);
    if (root && !root.keys.some((key) => key.id === id)) throw new PortError('other-key', id);
    return { ...kept, pem, backedUp: true };
  });
}

/**
 * Makes the files of a publication of the own registry: what was changed since the last one, signed with the user's
 * key. The first time also its root, by whose SHA-256 the registry is known from then on.
 * @returns all files for the host, in the order in which they are to be put there
 * @throws PortError no-registry, no-key
 */
export async function publishOwn(own: Shelved | null, { shelf, store, clock }: PublishOwnPorts) {
  if (!own?.current) throw new PortError('no-registry');
  const kept = await store.load();
  if (!kept.pem) throw new PortError('no-key');
  const key = await signingKeyOf(kept.pem);
  const issued = clock().toISOString();
  const rootFiles = kept.root ? filesOfRoot(kept.files) : await makeRoot(own, key, kept.by, issued);
  const state: State = new Map();
  for await (const { line, text } of shelf.lines(own.id)) state.set(nameOfLine(line), text);
  const { head, files } = await publish({
    id: own.id,
    root: 1,
    state,
    changes: await changesSince(shelf, own, kept.head),
    before: kept.head,
    log: own.current.log,
    issued,
    expires: new Date(clock().getTime() + VALID_DAYS * DAY_MS).toISOString(),
    keys: [key],
  });
  const older = kept.files.filter(({ name }) => isNamedBy(head, name));
  const all = [...new Map([...rootFiles, ...older, ...files].map((file) => [file.name, file])).values()];
  const root = kept.root ?? rootBytes(rootFiles);
  await store.change((now) => ({ ...now, root, head, files: all }));
  return { head, files: all, fingerprint: fingerprintOf(root) };
}

async function makeRoot({ id, title }: Shelved, key: SigningKey, holder: string, issued: string) {
  const trusted = { keys: [key.id], threshold: 1 };
  const root: Root = {
    spec: SPEC,
    type: 'root',
    id,
    title,
    version: 1,
    issued,
    keys: [{ id: key.id, key: key.key, holder: holder || title }],
    root: trusted,
    head: trusted,
  };
  return signedFiles(rootFile(1), root, [key]);
}

const filesOfRoot = (files: readonly PublishedFile[]) =>
  files.filter(({ name }) => name.startsWith(rootFile(1)));

const rootBytes = (files: readonly PublishedFile[]): Uint8Array<ArrayBuffer> =>
  files.find(({ name }) => name === rootFile(1))?.data ?? new Uint8Array();

const rootIn = (bytes: Uint8Array | null): Root | null =>
  bytes && (JSON.parse(new TextDecoder().decode(bytes)) as Root);

/** In their order. */
async function changesSince(shelf: RegistryShelf, { id, current }: Shelved, before: Head | null) {
  const since = before?.log.lines ?? 0;
  const most = (current?.log.lines ?? 0) - since;
  const changes = most > 0 ? await shelf.changes(id, most) : [];
  return changes.filter(({ n }) => n > since).toReversed();
}

/** Files of earlier publications that a client may still ask for. */
function isNamedBy({ snapshot, deltas }: Head, name: string): boolean {
  return [snapshot, ...deltas].some(({ sha256 }) => name.includes(sha256.slice(0, 12)));
}
