import { crc32 } from './crc32.ts';
import {
  CENTRAL,
  DESCRIPTOR,
  END,
  END64,
  type Field,
  FLAG_DESCRIPTOR,
  FLAG_UTF8,
  joined,
  LOCAL,
  LOCATOR64,
  MAX16,
  MAX32,
  packed,
} from './fields.ts';

/** A file to be written: all of its bytes, or one chunk after another. */
export type ZipFile = { name: string } & (
  | { bytes: Uint8Array }
  | { chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array> }
);

type Written = { name: Uint8Array; flags: number; crc: number; size: number; offset: number };

const utf8 = new TextEncoder();
const VERSION = 45;
const REGULAR_FILE = 0o100644 * 0x10000;

/**
 * Writes a ZIP (APPNOTE.TXT 6.3.10) as it goes: files are stored, not packed, because pictures do not get smaller.
 * ZIP64 ends it where there are 65,535 files or 4 GB (client-zip 2.5.1 looks only at the bytes). What it holds in
 * memory is the directory: about 200 bytes a file.
 * @param at the time all files get, in UTC
 * @throws RangeError for a single file of 4 GB
 */
export async function* zipOf(
  files: AsyncIterable<ZipFile>,
  at: Date,
): AsyncGenerator<Uint8Array, void, undefined> {
  const time = dosTime(at);
  const written: Written[] = [];
  let offset = 0;
  for await (const file of files) {
    const entry: Written = { name: utf8.encode(file.name), flags: FLAG_UTF8, crc: 0, size: 0, offset };
    for await (const part of 'bytes' in file ? whole(entry, file.bytes, time) : streamed(entry, file, time)) {
      offset += part.length;
      yield part;
    }
    written.push(entry);
  }
  const start = offset;
  for (const entry of written) {
    const row = centralOf(entry, time);
    offset += row.length;
    yield row;
  }
  yield endOf(written.length, start, offset - start);
}

/** Sizes and CRC stand before the data: any reader can take such a file from a stream. */
function* whole(entry: Written, bytes: Uint8Array, time: Field[]): Generator<Uint8Array> {
  entry.crc = crc32(bytes);
  entry.size = sizeOf(bytes.length);
  yield localOf(entry, time);
  yield bytes;
}

async function* streamed(
  entry: Written,
  { chunks }: { chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array> },
  time: Field[],
): AsyncGenerator<Uint8Array> {
  entry.flags |= FLAG_DESCRIPTOR;
  yield localOf(entry, time);
  let [crc, size] = [0, 0];
  for await (const chunk of chunks) {
    crc = crc32(chunk, crc);
    size = sizeOf(size + chunk.length);
    yield chunk;
  }
  entry.crc = crc;
  entry.size = size;
  yield packed([4, DESCRIPTOR], [4, crc], [4, size], [4, size]);
}

const localOf = ({ name, flags, crc, size }: Written, time: Field[]) =>
  joined(
    packed(
      [4, LOCAL],
      [2, VERSION],
      [2, flags],
      [2, 0],
      ...time,
      [4, crc],
      [4, size],
      [4, size],
      [2, name.length],
      [2, 0],
    ),
    name,
  );

function centralOf({ name, flags, crc, size, offset }: Written, time: Field[]): Uint8Array {
  const extra = offset >= MAX32 ? packed([2, 1], [2, 8], [8, offset]) : new Uint8Array();
  const head = packed(
    [4, CENTRAL],
    // Made on Unix, so that the rights count.
    [2, (3 << 8) | VERSION],
    [2, VERSION],
    [2, flags],
    [2, 0],
    ...time,
    [4, crc],
    [4, size],
    [4, size],
    [2, name.length],
    [2, extra.length],
    [2, 0],
    [2, 0],
    [2, 0],
    [4, REGULAR_FILE],
    [4, Math.min(offset, MAX32)],
  );
  return joined(head, name, extra);
}

function endOf(count: number, start: number, size: number): Uint8Array {
  const is64 = count >= MAX16 || start >= MAX32 || size >= MAX32;
  const end64 = packed(
    [4, END64],
    [8, 44],
    [2, (3 << 8) | VERSION],
    [2, VERSION],
    [4, 0],
    [4, 0],
    [8, count],
    [8, count],
    [8, size],
    [8, start],
    [4, LOCATOR64],
    [4, 0],
    [8, start + size],
    [4, 1],
  );
  const few = Math.min(count, MAX16);
  const end = packed(
    [4, END],
    [2, 0],
    [2, 0],
    [2, few],
    [2, few],
    [4, Math.min(size, MAX32)],
    [4, Math.min(start, MAX32)],
    [2, 0],
  );
  return is64 ? joined(end64, end) : end;
}

function sizeOf(size: number): number {
  if (size >= MAX32) throw new RangeError('a file of 4 GB does not go into a package');
  return size;
}

/** Two-second time and date of DOS; from 1980 on. */
function dosTime(at: Date): Field[] {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  return [
    [2, time],
    [2, date],
  ];
}
