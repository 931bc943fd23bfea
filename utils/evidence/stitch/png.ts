import type { Raster } from './raster.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const SIGNATURE = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const RGB = 2;
/** Each row as its difference from the one above: few letters change from row to row. */
const FILTER_UP = 2;

/**
 * Writes a PNG (W3C PNG, third edition: 8 bits, truecolour) strip by strip, so that no more than a strip and the packed
 * file are held. Alpha is dropped: pictures of windows have none.
 * @param strips rasters of the picture's width, from top to bottom; together of its height
 */
export async function encodePng(
  width: number,
  height: number,
  strips: AsyncIterable<Raster> | Iterable<Raster>,
): Promise<Blob> {
  const parts: Bytes[] = [SIGNATURE, chunk('IHDR', header(width, height))];
  const packer = new CompressionStream('deflate');
  // Together: where a strip cannot be had, both sides of the packer fail.
  await Promise.all([
    feed(packer.writable.getWriter(), width, strips),
    drain(packer.readable.getReader(), (bytes) => parts.push(chunk('IDAT', bytes))),
  ]);
  parts.push(chunk('IEND', new Uint8Array()));
  return new Blob(parts, { type: 'image/png' });
}

async function drain(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  take: (bytes: Bytes) => void,
): Promise<void> {
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    take(value as Bytes);
  }
}

async function feed(
  writer: WritableStreamDefaultWriter<BufferSource>,
  width: number,
  strips: AsyncIterable<Raster> | Iterable<Raster>,
): Promise<void> {
  let above: Bytes = new Uint8Array(width * 3);
  try {
    for await (const strip of strips) {
      const filtered = new Uint8Array(strip.height * (width * 3 + 1));
      for (let row = 0; row < strip.height; row++) {
        const line = rowOf(strip, row);
        const start = row * (width * 3 + 1);
        filtered[start] = FILTER_UP;
        for (let i = 0; i < line.length; i++)
          filtered[start + 1 + i] = (line[i] as number) - (above[i] as number);
        above = line;
      }
      await writer.write(filtered);
    }
    await writer.close();
  } catch (error) {
    await writer.abort(error);
    throw error;
  }
}

function rowOf({ data, width }: Raster, row: number): Bytes {
  const line = new Uint8Array(width * 3);
  for (let i = 0, at = row * width * 4; i < line.length; i += 3, at += 4) {
    line[i] = data[at] as number;
    line[i + 1] = data[at + 1] as number;
    line[i + 2] = data[at + 2] as number;
  }
  return line;
}

function header(width: number, height: number): Bytes {
  const bytes = new Uint8Array(13);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  view.setUint8(8, 8);
  view.setUint8(9, RGB);
  return bytes;
}

function chunk(type: string, data: Bytes): Bytes {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let i = 0; i < 4; i++) bytes[4 + i] = type.charCodeAt(i);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)));
  return bytes;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** CRC of a chunk (PNG, annex D). */
function crc32(bytes: Bytes): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (TABLE[(crc ^ byte) & 255] as number) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
