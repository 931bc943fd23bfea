import { type RandomAccess, ZipError, type ZipFaultCode } from './access.ts';
import { CENTRAL, END, END64, FLAG_UTF8, LOCATOR64, MAX16, MAX32 } from './fields.ts';
import { isSafeName } from './names.ts';

/** A file as the directory of a ZIP has it. */
export type ZipEntry = {
  name: string;
  method: number;
  flags: number;
  crc: number;
  packed: number;
  size: number;
  offset: number;
  /** Rights and kind of the file: upper half of Unix, lower of DOS. */
  attributes: number;
  /** Has a field that nobody needs and that can give it another name. */
  oddExtra: boolean;
  /** Where the next file begins, or the directory: all that lies before must belong to this one. */
  end: number;
};

export type ZipFault = { name: string; code: ZipFaultCode };
export type ZipDirectory = { entries: ZipEntry[]; faults: ZipFault[] };

type Ends = { count: number; start: number; size: number; end: number };

const END_SIZE = 22;
const MOST_COMMENT = 65_535;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads the directory of a ZIP or ZIP64 (APPNOTE.TXT 6.3.10), and looks for whatever makes readers disagree on what
 * is in it: names that lead elsewhere, names given twice, bytes that belong to no file.
 * @throws ZipError not-a-zip, damaged
 */
export async function openZip(access: RandomAccess): Promise<ZipDirectory> {
  const ends = await endsOf(access);
  const bytes = await access.read(ends.start, ends.start + ends.size);
  const entries = rowsOf(bytes, ends.count);
  const faults = entries.flatMap(faultsOf);
  faults.push(...doubles(entries));
  const inOrder = entries.toSorted((a, b) => a.offset - b.offset);
  if ((inOrder[0]?.offset ?? 0) !== 0) faults.push({ name: '', code: 'hidden-bytes' });
  for (const [at, entry] of inOrder.entries()) entry.end = inOrder[at + 1]?.offset ?? ends.start;
  if (ends.end !== access.size) faults.push({ name: '', code: 'hidden-bytes' });
  return { entries, faults };
}

/** The end record, which must be the last thing in the file: no comment, nothing after it. */
async function endsOf(access: RandomAccess): Promise<Ends> {
  const from = Math.max(0, access.size - END_SIZE - MOST_COMMENT);
  const tail = viewOf(await access.read(from, access.size));
  let at = tail.byteLength - END_SIZE;
  while (at >= 0 && tail.getUint32(at, true) !== END) at--;
  if (at < 0) throw new ZipError('not-a-zip');
  const plain = {
    count: tail.getUint16(at + 10, true),
    size: tail.getUint32(at + 12, true),
    start: tail.getUint32(at + 16, true),
    end: from + at + END_SIZE,
  };
  const isAlone = tail.getUint32(at + 4, true) === 0 && tail.getUint16(at + 8, true) === plain.count;
  if (!isAlone) throw new ZipError('damaged', 'parts on several disks');
  const is64 = plain.count === MAX16 || plain.size === MAX32 || plain.start === MAX32;
  const ends = is64 ? await ends64(access, from + at, plain) : plain;
  const before = is64 ? from + at - 76 : from + at;
  if (ends.start + ends.size !== before) throw new ZipError('damaged', 'directory is not where it should be');
  return ends;
}

async function ends64(access: RandomAccess, at: number, plain: Ends): Promise<Ends> {
  if (at < 76) throw new ZipError('damaged', 'no ZIP64 records');
  const view = viewOf(await access.read(at - 76, at));
  const isThere =
    view.getUint32(0, true) === END64 &&
    view.getUint32(56, true) === LOCATOR64 &&
    big(view, 4) === 44 &&
    big(view, 64) === at - 76 &&
    view.getUint32(16, true) === 0 &&
    view.getUint32(20, true) === 0 &&
    view.getUint32(60, true) === 0 &&
    view.getUint32(72, true) === 1;
  const [onDisk, count, size, start] = [big(view, 24), big(view, 32), big(view, 40), big(view, 48)];
  const agrees =
    onDisk === count &&
    plain.count === Math.min(count, MAX16) &&
    plain.size === Math.min(size, MAX32) &&
    plain.start === Math.min(start, MAX32);
  if (!isThere || !agrees) throw new ZipError('damaged', 'ZIP64 records');
  return { count, size, start, end: plain.end };
}

function rowsOf(bytes: Uint8Array, count: number): ZipEntry[] {
  const view = viewOf(bytes);
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL)
      throw new ZipError('damaged', 'directory');
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [
      number,
      number,
      number,
    ];
    const end = at + 46 + name + extra + comment;
    if (end > bytes.length) throw new ZipError('damaged', 'directory');
    const extras = bytes.subarray(at + 46 + name, at + 46 + name + extra);
    entries.push(rowOf(view, at, nameOf(bytes.subarray(at + 46, at + 46 + name)), extras));
    at = end;
  }
  if (entries.length !== count) throw new ZipError('damaged', 'number of files');
  return entries;
}

/** Sizes and offset, from the ZIP64 field where the row has no room for them: in this order, only those. */
function rowOf(view: DataView, at: number, name: string, extra: Uint8Array): ZipEntry {
  const long = viewOf(zip64Of(extra));
  let next = 0;
  const wide = (field: number) => {
    const value = view.getUint32(at + field, true);
    if (value !== MAX32) return value;
    if (next + 8 > long.byteLength) throw new ZipError('damaged', name);
    next += 8;
    return big(long, next - 8);
  };
  const [size, packed] = [wide(24), wide(20)];
  const offset = wide(42);
  const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
  const crc = view.getUint32(at + 16, true);
  const attributes = view.getUint32(at + 38, true);
  return { name, method, flags, crc, packed, size, offset, attributes, oddExtra: isOdd(extra), end: 0 };
}

/** Content of the extra field 1; empty when there is none. */
export function zip64Of(extra: Uint8Array): Uint8Array {
  const view = viewOf(extra);
  for (let at = 0; at + 4 <= extra.length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) === 1) return extra.subarray(at + 4, at + 4 + view.getUint16(at + 2, true));
  }
  return new Uint8Array();
}

/** ZIP64, and what packers add: times (NTFS, Unix) and owners. Others, such as 0x7075, can say another name. */
const KNOWN_EXTRAS = new Set([0x0001, 0x000a, 0x5455, 0x5855, 0x7855, 0x7875]);

/** True where an extra field is unknown, or its parts do not fill it. */
export function isOdd(extra: Uint8Array): boolean {
  const view = viewOf(extra);
  let at = 0;
  while (at + 4 <= extra.length) {
    if (!KNOWN_EXTRAS.has(view.getUint16(at, true))) return true;
    at += 4 + view.getUint16(at + 2, true);
  }
  return at !== extra.length;
}

/** True for a plain file, or a folder whose name says so: no link, no device. */
function isPlain({ name, attributes }: ZipEntry): boolean {
  const isFolder = name.endsWith('/');
  const kind = attributes >>> 28;
  const isRight = kind === 0 || kind === (isFolder ? 4 : 8);
  return isRight && (isFolder || (attributes & 0x10) === 0);
}

function faultsOf(entry: ZipEntry): ZipFault[] {
  const { name, size, packed, method, flags } = entry;
  const faults: ZipFault[] = [];
  if (!isPlain(entry)) faults.push({ name, code: 'special-file' });
  if (entry.oddExtra) faults.push({ name, code: 'header-differs' });
  // Without the flag, readers take other letters for what their system does.
  if (!(flags & FLAG_UTF8) && /[^\x20-\x7e]/.test(name)) faults.push({ name, code: 'bad-name' });
  if (!isSafeName(name)) faults.push({ name, code: 'bad-name' });
  if (flags & ~0x080e) faults.push({ name, code: 'encrypted' });
  if (method !== 0 && method !== 8) faults.push({ name, code: 'unknown-method' });
  if (method === 0 && size !== packed) faults.push({ name, code: 'size-differs' });
  if (size >= MAX32) faults.push({ name, code: 'too-large' });
  // Nothing that a package holds packs like this, but a bomb does.
  if (size > 1_000_000 && size > 100 * packed) faults.push({ name, code: 'packed-too-much' });
  return faults;
}

/** Names that are equal, or would be on a system that knows no capital letters. */
function doubles(entries: ZipEntry[]): ZipFault[] {
  const seen = new Set<string>();
  return entries.flatMap(({ name }) => {
    const folded = name.normalize('NFC').toLowerCase();
    if (seen.has(folded)) return [{ name, code: 'duplicate-name' as const }];
    seen.add(folded);
    return [];
  });
}

function nameOf(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    // Refused as a name; what it says does not matter.
    return `\uFFFD${bytes.join('-')}`;
  }
}

export const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function big(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new ZipError('damaged', 'size');
  return Number(value);
}
