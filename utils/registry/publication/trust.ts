import {
  describeFlaw,
  type Head,
  head,
  InvalidData,
  parseWith,
  type Root,
  root,
  SPEC,
} from '../../model/index.ts';
import { withoutProto } from '../without-proto.ts';
import { BadPublication } from './bad-publication.ts';
import { isSignedBy, type PublicKey, signatureFile } from './signing.ts';
import { sha256Of } from './state-hash.ts';

type Bytes = Uint8Array<ArrayBuffer>;
/** A file with the signatures found beside it, by key id. */
export type Signed = { bytes: Bytes; signatures: ReadonlyMap<string, string> };

export const LARGEST_HEAD = 4096;
export const LARGEST_ROOT = 16_384;
/** A publisher who loses count is asked about; nobody publishes this often between two visits. */
const LONGEST_JUMP = 10_000;

/** What a device knows of a registry it has read before. */
export type LastSeen = { sequence: number; issued: string; stateHash: string; root: number };

/** The lasting name of a registry: SHA-256 of the bytes of its first root (`root-1.json`), 64 hex digits. */
export const fingerprintOf = (firstRoot: Bytes): string => sha256Of(firstRoot);

export const rootFile = (version: number): string => `root-${version}.json`;

/**
 * Checks a root: signed by enough of its own root keys, and of those of the version before it.
 * @param before the trusted version before it; null for the first, which is trusted by its fingerprint
 * @throws BadPublication too-large, not-json, wrong-spec, invalid, foreign-id, rolled-back, bad-signature, too-few-signatures
 */
export async function checkRoot(signed: Signed, version: number, before: Root | null): Promise<Root> {
  const file = rootFile(version);
  const read = parseSigned(signed.bytes, LARGEST_ROOT, file, (data) => parseWith(root, data, file));
  if (read.version !== version) throw new BadPublication('rolled-back', file, `version ${read.version}`);
  if (before && before.id !== read.id) throw new BadPublication('foreign-id', file, read.id);
  await demandSignatures(signed, file, read, read.root);
  if (before) await demandSignatures(signed, file, before, before.root);
  return read;
}

/**
 * Checks a head. The signatures are checked before anything of it is used; only its size is looked at first.
 * @param last what was read before; null for the first time
 * @throws BadPublication too-large, too-few-signatures, bad-signature, wrong-spec, invalid, foreign-id, rolled-back,
 *   forked, fast-forwarded
 */
export async function checkHead(signed: Signed, trusted: Root, last: LastSeen | null): Promise<Head> {
  const file = 'head.json';
  if (signed.bytes.length > LARGEST_HEAD) throw tooLarge(file, signed.bytes.length);
  await demandSignatures(signed, file, trusted, trusted.head);
  const read = parseSigned(signed.bytes, LARGEST_HEAD, file, (data) => parseWith(head, data, file));
  if (read.id !== trusted.id) throw new BadPublication('foreign-id', file, read.id);
  // A head that names another root than the one that vouches for it would slip past the check of progress.
  if (read.root !== trusted.version) {
    throw new BadPublication('rolled-back', file, `root ${read.root}, trusted ${trusted.version}`);
  }
  if (last && read.root === last.root) checkProgress(read, last, file);
  return read;
}

/** The version of the root that an unchecked head asks for; used to fetch that root, and for nothing else. */
export function rootAskedFor(bytes: Bytes): number | null {
  if (bytes.length > LARGEST_HEAD) throw tooLarge('head.json', bytes.length);
  try {
    const { root: version } = JSON.parse(new TextDecoder().decode(bytes)) as { root?: unknown };
    return typeof version === 'number' && Number.isSafeInteger(version) && version > 0 ? version : null;
  } catch {
    throw new BadPublication('not-json', 'head.json');
  }
}

/** Ids of the keys that sign an unchecked root, as it says; used to fetch their signatures, and for nothing else. */
export function signersNamed(bytes: Bytes): string[] {
  const { root: own } = (jsonOf(bytes) ?? {}) as { root?: { keys?: unknown } | null };
  const ids: unknown[] = Array.isArray(own?.keys) ? own.keys : [];
  return ids.filter((id): id is string => typeof id === 'string' && /^[0-9A-F]{16}$/.test(id)).slice(0, 20);
}

function jsonOf(bytes: Bytes): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

/** A new root may begin to count anew: it is the way out after a stolen key has counted too far. */
function checkProgress(read: Head, last: LastSeen, file: string): void {
  const step = read.sequence - last.sequence;
  if (step < 0) throw new BadPublication('rolled-back', file, `${read.sequence} < ${last.sequence}`);
  if (step > LONGEST_JUMP)
    throw new BadPublication('fast-forwarded', file, `${last.sequence} > ${read.sequence}`);
  if (step > 0) return;
  if (read.stateHash !== last.stateHash) throw new BadPublication('forked', file, String(read.sequence));
  if (Date.parse(read.issued) < Date.parse(last.issued))
    throw new BadPublication('rolled-back', file, read.issued);
}

/** @throws BadPublication bad-signature, too-few-signatures */
async function demandSignatures(
  { bytes, signatures }: Signed,
  file: string,
  { keys }: Pick<Root, 'keys'>,
  { keys: allowed, threshold }: Root['root'],
): Promise<void> {
  const good = new Set<string>();
  for (const id of new Set(allowed)) {
    const text = signatures.get(id);
    const key: PublicKey | undefined = keys.find((one) => one.id === id);
    if (text === undefined || !key) continue;
    const name = signatureFile(file, id);
    if (!(await isSignedBy(bytes, text, key, name))) throw new BadPublication('bad-signature', name);
    // By the key, not by its id: one key under two ids is one signature.
    good.add(key.key);
  }
  if (good.size < threshold)
    throw new BadPublication('too-few-signatures', file, `${good.size} of ${threshold}`);
}

function parseSigned<T>(bytes: Bytes, most: number, file: string, read: (data: unknown) => T): T {
  if (bytes.length > most) throw tooLarge(file, bytes.length);
  let data: unknown;
  try {
    data = withoutProto(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    throw new BadPublication('not-json', file);
  }
  const { spec } = (data ?? {}) as { spec?: unknown };
  if (spec !== SPEC) throw new BadPublication('wrong-spec', file, String(spec).slice(0, 60));
  try {
    return read(data);
  } catch (error) {
    if (!(error instanceof InvalidData)) throw error;
    throw new BadPublication('invalid', file, error.flaws.slice(0, 3).map(describeFlaw).join('; '));
  }
}

const tooLarge = (file: string, size: number) => new BadPublication('too-large', file, `${size} bytes`);
