import { sha256 } from '@noble/hashes/sha2.js';
import { sha256Hex } from '../digest.ts';
import { HELD, type Summed } from '../hash-stream.ts';
import { hexOf } from '../ledger/index.ts';
import { openZip, type RandomAccess, readEntry, wholeEntry, type ZipEntry, ZipError } from '../zip/index.ts';
import type { Checks } from './checks.ts';

/** The files of a package by their path below the top folder, with what was computed from each. */
export type Contents = {
  top: string;
  sums: ReadonlyMap<string, Summed>;
  /** Why a file has no sum: it is not there, or it is but cannot be read. */
  lack(path: string): 'missing' | 'damaged';
  /** A small file as bytes; null when it is not there, not readable or too large. */
  bytes(path: string): Promise<Uint8Array<ArrayBuffer> | null>;
  text(path: string): Promise<string | null>;
  /** A file of any size line by line, without the line breaks. */
  lines(path: string): AsyncGenerator<string>;
  chunks(path: string): AsyncGenerator<Uint8Array<ArrayBuffer>>;
};

export type VerifyProgress = { bytes: number; total: number };

/** Above this a single file is not read as one piece: records and lists of a ledger are far smaller. */
const MOST_HELD = 256 * 1024 * 1024;
const MOST_LINE = 64 * 1024 * 1024;

/**
 * Opens a package and reads every file in it once, with its checksum in the ZIP and its SHA-256.
 * @throws ZipError where it is no readable ZIP; the signal's reason
 */
export async function contentsOf(
  access: RandomAccess,
  checks: Checks,
  onProgress?: (progress: VerifyProgress) => void,
  signal?: AbortSignal,
): Promise<Contents> {
  const { entries, faults } = await openZip(access);
  for (const { name, code } of faults) checks.broken('zip', name, code);
  const bad = new Set(faults.map(({ name }) => name));
  const files = entries.filter(({ name }) => !bad.has(name));
  const top = topOf(files);
  if (top === null) throw new ZipError('no-files');
  const byPath = new Map<string, ZipEntry>();
  const sums = new Map<string, Summed>();
  const progress = { bytes: 0, total: files.reduce((sum, { size }) => sum + size, 0) };
  for (const entry of files) {
    signal?.throwIfAborted();
    if (!entry.name.startsWith(`${top}/`)) {
      checks.broken('layout', entry.name, 'outside');
      continue;
    }
    const path = entry.name.slice(top.length + 1);
    await readOnce(access, entry, path, checks, (sum) => {
      byPath.set(path, entry);
      sums.set(path, sum);
    });
    progress.bytes += entry.size;
    onProgress?.({ ...progress });
  }
  if (!checks.all.some(({ what }) => what === 'zip')) checks.kept('zip', '');
  const present = new Set(files.map(({ name }) => name));
  const lack = (path: string) => (present.has(`${top}/${path}`) ? 'damaged' : 'missing');
  return { top, sums, lack, ...readers(access, byPath) };
}

const topOf = (entries: readonly ZipEntry[]): string | null =>
  entries.find(({ name }) => name.includes('/'))?.name.split('/')[0] ?? null;

async function readOnce(
  access: RandomAccess,
  entry: ZipEntry,
  path: string,
  checks: Checks,
  keep: (sum: Summed) => void,
): Promise<void> {
  try {
    const sum = await sumOf(access, entry);
    if (!path.endsWith('/') && path !== '') keep(sum);
    // A folder is a name without content.
    else if (sum.bytes > 0) checks.broken('zip', entry.name, 'hidden-bytes');
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    checks.broken('zip', path, error.code);
  }
}

async function sumOf(access: RandomAccess, entry: ZipEntry): Promise<Summed> {
  if (entry.size <= HELD) {
    return { sha256: await sha256Hex(await wholeEntry(access, entry, HELD)), bytes: entry.size };
  }
  const hash = sha256.create();
  for await (const chunk of readEntry(access, entry)) hash.update(chunk);
  return { sha256: hexOf(hash.digest()), bytes: entry.size };
}

function readers(access: RandomAccess, byPath: ReadonlyMap<string, ZipEntry>) {
  const bytes = async (path: string) => {
    const entry = byPath.get(path);
    return entry && entry.size <= MOST_HELD ? wholeEntry(access, entry, MOST_HELD) : null;
  };
  async function* chunks(path: string) {
    const entry = byPath.get(path);
    if (entry) yield* readEntry(access, entry);
  }
  return {
    bytes,
    chunks,
    text: async (path: string) => {
      const content = await bytes(path);
      return content && textOf(content);
    },
    lines: (path: string) => linesOf(chunks(path)),
  };
}

/** Null for what is not UTF-8. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Lines of a text in UTF-8; the last one also without its line break. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let rest = '';
  for await (const chunk of chunks) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = parts.pop() ?? '';
    if (rest.length > MOST_LINE) throw new ZipError('too-large', 'line');
    yield* parts;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}
