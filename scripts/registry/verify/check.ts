import type { Head, Root } from '../../../utils/model/index.ts';
import {
  BadPublication,
  checkFile,
  checkHead,
  checkRoot,
  checkSizes,
  deltaFile,
  fingerprintOf,
  LARGEST_HEAD,
  LARGEST_PACKED,
  LARGEST_ROOT,
  type Packed,
  rootAskedFor,
  rootFile,
  type Signed,
  signatureFile,
  snapshotFile,
} from '../../../utils/registry/index.ts';
import { wordsOf } from '../errors.ts';
import { FILE_LIST, parseFileList } from '../file-list.ts';
import { checkLog, checkSnapshot, type SnapshotFacts } from './contents.ts';
import type { Reader } from './readers.ts';

/** One thing that was checked: in which file, whether it held, and a figure or the reason. */
export type Check = { check: string; file: string; kept: boolean; detail: string };
type Bytes = Uint8Array<ArrayBuffer>;

const LARGEST_SIGNATURE = 2000;
const LARGEST_LIST = 32 * 1024 * 1024;
const MOST_ROOTS = 1000;

/**
 * Recomputes everything that a publication claims. Each check stands for itself: what can be checked is, whatever else
 * is broken.
 * @param expected fingerprint that somebody compared it with elsewhere
 */
export async function checkPublication(read: Reader, now: Date, expected?: string): Promise<Check[]> {
  const checks: Check[] = [];
  const run = async <T>(check: string, file: string, work: () => Promise<[T, string]>): Promise<T | null> => {
    try {
      const [value, detail] = await work();
      checks.push({ check, file, kept: true, detail });
      return value;
    } catch (error) {
      checks.push({ check, file, kept: false, detail: wordsOf(error) });
      return null;
    }
  };
  const trusted = await checkRoots(read, run, expected);
  if (!trusted) return checks;
  const head = await run('signed', 'head.json', async () => {
    const signed = await readSigned(read, 'head.json', LARGEST_HEAD, trusted.head.keys);
    const found = await checkHead(signed, trusted, null);
    return [found, `sequence ${found.sequence}, issued ${found.issued}`];
  });
  if (!head) return checks;
  await run('fresh', 'head.json', async () => {
    if (Date.parse(head.expires) < now.getTime()) throw new Error(`stale since ${head.expires}`);
    return [null, `expires ${head.expires}`];
  });
  await checkContents(read, head, run);
  return checks;
}

export type Run = <T>(check: string, file: string, work: () => Promise<[T, string]>) => Promise<T | null>;

/** The chain of roots up to the one that the head names. */
async function checkRoots(read: Reader, run: Run, expected: string | undefined): Promise<Root | null> {
  let before: Root | null = null;
  const asked = await wantedRoot(read);
  for (let version = 1; version <= Math.min(asked, MOST_ROOTS); version++) {
    const file = rootFile(version);
    const root: Root | null = await run('signed', file, async () => {
      const bytes = await present(read, file, LARGEST_ROOT);
      const ids = [...keysNamed(bytes), ...(before?.root.keys ?? [])];
      const signatures = await signaturesOf(read, file, ids);
      const found = await checkRoot({ bytes, signatures }, version, before);
      if (version > 1) return [found, `${found.root.threshold} of ${found.root.keys.length} keys`];
      const fingerprint = fingerprintOf(bytes);
      if (expected && expected !== fingerprint)
        throw new Error(`fingerprint ${fingerprint}, not ${expected}`);
      return [found, `fingerprint ${fingerprint}`];
    });
    if (!root) return null;
    before = root;
  }
  return before;
}

async function wantedRoot(read: Reader): Promise<number> {
  try {
    const head = await read('head.json', LARGEST_HEAD);
    return (head && rootAskedFor(head)) ?? 1;
  } catch {
    return 1;
  }
}

/** Ids that a root names, unchecked: only to know which signatures to ask for. */
function keysNamed(bytes: Bytes): string[] {
  try {
    const { root } = JSON.parse(new TextDecoder().decode(bytes)) as { root?: { keys?: unknown } };
    const keys = Array.isArray(root?.keys) ? root.keys : [];
    return keys
      .filter((id): id is string => typeof id === 'string' && /^[0-9A-F]{16}$/.test(id))
      .slice(0, 20);
  } catch {
    return [];
  }
}

async function checkContents(read: Reader, head: Head, run: Run): Promise<void> {
  const snapshotName = snapshotFile(head.snapshot.sequence, head.snapshot.sha256);
  const snapshot = await run('size and hash', snapshotName, () => filled(read, snapshotName, head.snapshot));
  const facts: SnapshotFacts | null = snapshot && (await checkSnapshot(snapshot, head, snapshotName, run));
  const deltas = [];
  for (const delta of head.deltas) {
    const name = deltaFile(delta.from, delta.to, delta.sha256);
    const data = await run('size and hash', name, () => filled(read, name, delta));
    if (data) deltas.push({ ...delta, file: name, data });
  }
  const rest = await olderDeltas(read, head, run);
  await checkLog([...rest, ...deltas], head, facts, run);
}

/** Deltas that only the list of files names: older ones, and the first, which leads from nothing to the first state. */
async function olderDeltas(read: Reader, head: Head, run: Run) {
  const known = new Set(head.deltas.map(({ from, to, sha256 }) => deltaFile(from, to, sha256)));
  const list = await read(FILE_LIST, LARGEST_LIST).catch(() => null);
  if (!list) return [];
  const found = await run('readable', FILE_LIST, async () => {
    const parsed = parseFileList(new TextDecoder().decode(list));
    return [parsed.deltas.filter(({ file }) => !known.has(file)), `${parsed.deltas.length} deltas`];
  });
  const deltas = [];
  for (const delta of found ?? []) {
    const name = deltaFile(delta.from, delta.to, delta.sha256);
    const data = await run('size and hash', name, () => filled(read, name, delta));
    if (data) deltas.push({ ...delta, file: name, data });
  }
  return deltas;
}

async function filled(read: Reader, file: string, packed: Packed): Promise<[Bytes, string]> {
  checkSizes(packed, file);
  const data = await present(read, file, LARGEST_PACKED);
  await checkFile(data, packed, file);
  return [data, `${data.length} bytes`];
}

async function readSigned(read: Reader, file: string, most: number, ids: readonly string[]): Promise<Signed> {
  const bytes = await present(read, file, most);
  return { bytes, signatures: await signaturesOf(read, file, ids) };
}

async function signaturesOf(
  read: Reader,
  file: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const signatures = new Map<string, string>();
  for (const id of new Set(ids)) {
    const text = await read(signatureFile(file, id), LARGEST_SIGNATURE);
    if (text) signatures.set(id, new TextDecoder().decode(text));
  }
  return signatures;
}

async function present(read: Reader, file: string, most: number): Promise<Bytes> {
  const data = await read(file, most);
  if (!data) throw new BadPublication('missing-file', file);
  return data;
}
