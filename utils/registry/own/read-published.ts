import type { Head, Line, Root } from '../../model/index.ts';
import { BadPublication } from '../publication/bad-publication.ts';
import { checkFile, checkSizes, linesOf, snapshotFile } from '../publication/files.ts';
import { parseLine } from '../publication/lines.ts';
import {
  checkHead,
  checkRoot,
  fingerprintOf,
  rootAskedFor,
  rootFile,
  type Signed,
} from '../publication/trust.ts';

type Bytes = Uint8Array<ArrayBuffer>;
type Files = ReadonlyMap<string, Bytes>;
export type ReadPublication = { root: Root; head: Head; fingerprint: string; lines: Line[] };

const MOST_ROOTS = 100;

/**
 * Reads a whole publication from its files and checks it from the first root to the last line.
 * @throws BadPublication
 */
export async function readPublished(files: Files): Promise<ReadPublication> {
  const signedHead = signedOf(files, 'head.json');
  const wanted = Math.min(rootAskedFor(signedHead.bytes) ?? 1, MOST_ROOTS);
  let root: Root | null = null;
  for (let version = 1; version <= wanted; version++) {
    root = await checkRoot(signedOf(files, rootFile(version)), version, root);
  }
  if (!root) throw new BadPublication('missing-file', rootFile(1));
  const head = await checkHead(signedHead, root, null);
  const fingerprint = fingerprintOf(fileOf(files, rootFile(1)));
  return { root, head, fingerprint, lines: await snapshotLines(files, head) };
}

async function snapshotLines(files: Files, { snapshot }: Head): Promise<Line[]> {
  const name = snapshotFile(snapshot.sequence, snapshot.sha256);
  const data = fileOf(files, name);
  checkSizes(snapshot, name);
  await checkFile(data, snapshot, name);
  const lines: Line[] = [];
  for await (const text of linesOf(data, snapshot, name)) {
    lines.push(parseLine(text, `${name}, line ${lines.length + 1}`));
  }
  return lines;
}

function fileOf(files: Files, name: string): Bytes {
  const data = files.get(name);
  if (!data) throw new BadPublication('missing-file', name);
  return data;
}

function signedOf(files: Files, name: string): Signed {
  const signatures = new Map<string, string>();
  for (const [file, data] of files) {
    if (!file.startsWith(`${name}.`) || !file.endsWith('.minisig')) continue;
    signatures.set(file.slice(name.length + 1, -'.minisig'.length), new TextDecoder().decode(data));
  }
  return { bytes: fileOf(files, name), signatures };
}
