import { inflateSync } from 'node:zlib';
import type { Raster } from '../../utils/evidence/index.ts';

/** Decodes the PNG that `encodePng` writes: 8 bits, truecolour, rows unfiltered or as differences from the row above. */
export async function decodePng(blob: Blob): Promise<Raster> {
  const bytes = Buffer.from(await blob.arrayBuffer());
  const parts: Buffer[] = [];
  let [width, height] = [0, 0];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') [width, height] = [data.readUInt32BE(0), data.readUInt32BE(4)];
    if (type === 'IDAT') parts.push(data);
    at += length + 12;
  }
  return { data: unfiltered(inflateSync(Buffer.concat(parts)), width, height), width, height };
}

function unfiltered(packed: Buffer, width: number, height: number): Uint8ClampedArray {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  const above = new Uint8Array(width * 3);
  for (let row = 0; row < height; row++) {
    const start = row * (width * 3 + 1);
    const filter = packed[start];
    if (filter !== 0 && filter !== 2) throw new TypeError(`filter ${filter}`);
    for (let i = 0; i < width * 3; i++) {
      above[i] = (packed[start + 1 + i] as number) + (filter === 2 ? (above[i] as number) : 0);
      data[(row * width + Math.floor(i / 3)) * 4 + (i % 3)] = above[i] as number;
    }
  }
  return data;
}
