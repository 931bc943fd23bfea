type Four = [Int32Array, Int32Array, Int32Array, Int32Array];

// Never undefined: the index is masked to the length of the table.
const of = (table: Int32Array, at: number) => table[at] as number;

/** Tables for four bytes at a time (polynomial of ISO 3309, reflected). */
const TABLES = tables();

/** CRC-32 as ZIP wants it. @param crc of the bytes before, to go on with; 0 at the beginning */
export function crc32(bytes: Uint8Array, crc = 0): number {
  const [t0, t1, t2, t3] = TABLES;
  let value = ~crc;
  let at = 0;
  for (const end = bytes.length - 3; at < end; at += 4) {
    value ^= at4(bytes, at);
    value =
      of(t3, value & 255) ^ of(t2, (value >>> 8) & 255) ^ of(t1, (value >>> 16) & 255) ^ of(t0, value >>> 24);
  }
  for (; at < bytes.length; at++) value = (value >>> 8) ^ of(t0, (value ^ (bytes[at] as number)) & 255);
  return ~value >>> 0;
}

const at4 = (bytes: Uint8Array, at: number) =>
  (bytes[at] as number) |
  ((bytes[at + 1] as number) << 8) |
  ((bytes[at + 2] as number) << 16) |
  ((bytes[at + 3] as number) << 24);

function tables(): Four {
  const four: Four = [new Int32Array(256), new Int32Array(256), new Int32Array(256), new Int32Array(256)];
  for (let n = 0; n < 256; n++) {
    let value = n;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    four[0][n] = value;
  }
  for (let table = 1; table < 4; table++) {
    for (let n = 0; n < 256; n++) {
      const before = of(four[table - 1] as Int32Array, n);
      (four[table] as Int32Array)[n] = (before >>> 8) ^ of(four[0], before & 255);
    }
  }
  return four;
}
