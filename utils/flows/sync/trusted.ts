import type { Head, Root } from '../../model/index.ts';
import {
  BadPublication,
  checkHead,
  checkRoot,
  fingerprintOf,
  LARGEST_HEAD,
  LARGEST_ROOT,
  type LastSeen,
  rootAskedFor,
  rootFile,
  sha256Of,
  signersNamed,
} from '../../registry/index.ts';
import type { Shelved } from '../registry-ports.ts';
import type { Host } from './host.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const HEAD = 'head.json';

/** A head whose signatures were checked, and the SHA-256 of its bytes. */
export type ReadHead = { head: Head; hash: string };

/** Fetches and checks the first root, which a fingerprint names. @throws BadPublication, FetchFailure */
export async function readFirstRoot(host: Host): Promise<{ root: Root; fingerprint: string }> {
  const { root, bytes } = await readRoot(host, 1, null);
  return { root, fingerprint: fingerprintOf(bytes) };
}

/** The bytes of the head as the host gives it; null when they are those known already. */
export const fetchHead = (host: Host, etag: string | null) => host.changed(HEAD, LARGEST_HEAD, etag);

/**
 * Follows the roots one by one up to the one that a head asks for, each checked against the one before.
 * @param unchecked bytes of the head
 * @param keep called with each new root: it is trusted whatever becomes of the head
 */
export async function followRoots(
  host: Host,
  trusted: Root,
  unchecked: Bytes,
  keep: (root: Root) => void,
): Promise<Root> {
  const wanted = rootAskedFor(unchecked) ?? trusted.version;
  let newest = trusted;
  while (newest.version < wanted) {
    newest = (await readRoot(host, newest.version + 1, newest)).root;
    keep(newest);
  }
  return newest;
}

/** Checks a head against a root and what was read before. @throws BadPublication, FetchFailure */
export async function readHead(
  host: Host,
  bytes: Bytes,
  root: Root,
  last: LastSeen | null,
): Promise<ReadHead> {
  if (bytes.length > LARGEST_HEAD) throw new BadPublication('too-large', HEAD, `${bytes.length} bytes`);
  const signatures = await host.signatures(HEAD, root.head.keys, root.head.threshold);
  return { head: await checkHead({ bytes, signatures }, root, last), hash: sha256Of(bytes) };
}

/** What is known of a registry from its last head; null before the first. */
export function lastSeen({ current, sync }: Pick<Shelved, 'current' | 'sync'>): LastSeen | null {
  const head = sync.renewed?.head ?? current?.head;
  if (!head) return null;
  const { sequence, issued, stateHash, root } = head;
  return { sequence, issued, stateHash, root };
}

async function readRoot(host: Host, version: number, before: Root | null) {
  const name = rootFile(version);
  const bytes = await host.file(name, LARGEST_ROOT);
  const keys = [...signersNamed(bytes), ...(before?.root.keys ?? [])];
  const signatures = await host.signatures(name, keys, keys.length);
  return { root: await checkRoot({ bytes, signatures }, version, before), bytes };
}
