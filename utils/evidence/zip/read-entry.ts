import { type RandomAccess, ZipError } from './access.ts';
import { crc32 } from './crc32.ts';
import { isOdd, viewOf, type ZipEntry, zip64Of } from './directory.ts';
import { DESCRIPTOR, FLAG_DESCRIPTOR, LOCAL, MAX32 } from './fields.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const CHUNK = 4 * 1024 * 1024;
const HEAD = 30;

/**
 * The content of a file, chunk by chunk, unpacked. Its own header must say what the directory says, its checksum and
 * size must hold, and nothing else may lie between it and the next file.
 * @throws ZipError header-differs, hidden-bytes, bad-checksum, size-differs, unknown-method, damaged
 */
export async function* readEntry(access: RandomAccess, entry: ZipEntry): AsyncGenerator<Bytes> {
  const start = await startOf(access, entry);
  await checkRest(access, entry, start + entry.packed);
  const raw = chunksOf(access, start, start + entry.packed);
  let [crc, size] = [0, 0];
  for await (const chunk of entry.method === 0 ? raw : unpacked(raw, entry)) {
    crc = crc32(chunk, crc);
    size += chunk.length;
    if (size > entry.size) throw new ZipError('size-differs', entry.name);
    yield chunk;
  }
  if (size !== entry.size) throw new ZipError('size-differs', entry.name);
  if (crc !== entry.crc) throw new ZipError('bad-checksum', entry.name);
}

/** A file as one piece. @throws ZipError as `readEntry`; too-large above `most` bytes */
export async function wholeEntry(access: RandomAccess, entry: ZipEntry, most: number): Promise<Bytes> {
  if (entry.size > most) throw new ZipError('too-large', entry.name);
  const bytes = new Uint8Array(entry.size);
  let at = 0;
  for await (const chunk of readEntry(access, entry)) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** Compares the file's own header with the directory. @returns where its data begins */
async function startOf(access: RandomAccess, entry: ZipEntry): Promise<number> {
  if (entry.method !== 0 && entry.method !== 8) throw new ZipError('unknown-method', entry.name);
  if (entry.offset + HEAD > entry.end) throw new ZipError('damaged', entry.name);
  const head = viewOf(await access.read(entry.offset, entry.offset + HEAD));
  const [nameSize, extraSize] = [head.getUint16(26, true), head.getUint16(28, true)];
  const start = entry.offset + HEAD + nameSize + extraSize;
  if (head.getUint32(0, true) !== LOCAL || start + entry.packed > entry.end)
    throw new ZipError('damaged', entry.name);
  const rest = await access.read(entry.offset + HEAD, start);
  const name = new TextDecoder('utf-8', { ignoreBOM: true }).decode(rest.subarray(0, nameSize));
  const isSame =
    name === entry.name &&
    head.getUint16(6, true) === entry.flags &&
    head.getUint16(8, true) === entry.method &&
    !isOdd(rest.subarray(nameSize)) &&
    sizesAgree(head, entry, rest.subarray(nameSize));
  if (!isSame) throw new ZipError('header-differs', entry.name);
  return start;
}

/** Where sizes follow the data, the header may leave them out. */
function sizesAgree(head: DataView, entry: ZipEntry, extra: Uint8Array): boolean {
  const [crc, packed, size] = [14, 18, 22].map((field) => head.getUint32(field, true));
  const isLater = (entry.flags & FLAG_DESCRIPTOR) !== 0;
  if (isLater && crc === 0 && packed === 0 && size === 0) return true;
  const isWide = zip64Of(extra).length >= 16;
  const same = (told: number | undefined, real: number) => told === real || (isWide && told === MAX32);
  const crcHolds = crc === entry.crc || (isLater && crc === 0);
  return crcHolds && same(packed, entry.packed) && same(size, entry.size);
}

/** Between data and next file lies a descriptor that agrees, where the flag says so, and else nothing. */
async function checkRest(access: RandomAccess, entry: ZipEntry, from: number): Promise<void> {
  const length = entry.end - from;
  if (!(entry.flags & FLAG_DESCRIPTOR)) {
    if (length !== 0) throw new ZipError('hidden-bytes', entry.name);
    return;
  }
  if (![12, 16, 20, 24].includes(length)) throw new ZipError('hidden-bytes', entry.name);
  const view = viewOf(await access.read(from, entry.end));
  const isSigned = length === 16 || length === 24;
  const at = isSigned ? 4 : 0;
  const wide = length >= 20;
  const size = (n: number) =>
    wide ? Number(view.getBigUint64(at + 4 + n * 8, true)) : view.getUint32(at + 4 + n * 4, true);
  const holds =
    (!isSigned || view.getUint32(0, true) === DESCRIPTOR) &&
    view.getUint32(at, true) === entry.crc &&
    size(0) === entry.packed &&
    size(1) === entry.size;
  if (!holds) throw new ZipError('header-differs', entry.name);
}

async function* chunksOf(access: RandomAccess, from: number, to: number): AsyncGenerator<Bytes> {
  for (let at = from; at < to; at += CHUNK) {
    const chunk = await access.read(at, Math.min(to, at + CHUNK));
    if (chunk.length === 0) throw new ZipError('damaged', 'file ends early');
    yield chunk;
  }
}

async function* unpacked(raw: AsyncGenerator<Bytes>, { name }: ZipEntry): AsyncGenerator<Bytes> {
  const source = new ReadableStream<Bytes>({
    async pull(controller) {
      const { done, value } = await raw.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
  const reader = source.pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  try {
    for (let one = await reader.read(); !one.done; one = await reader.read()) yield one.value;
  } catch (error) {
    throw error instanceof ZipError ? error : new ZipError('damaged', name);
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
