import { sha256 } from '@noble/hashes/sha2.js';
import { sha256Hex } from './digest.ts';
import { hexOf } from './ledger/index.ts';

/** Up to this size a file is held in memory and hashed by the browser, which is ten times faster than a script. */
export const HELD = 64 * 1024 * 1024;

export type Summed = { sha256: string; bytes: number };

/** Passes chunks on and tells their SHA-256 and their number of bytes when the last one has gone by. */
export async function* summed(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  tell: (sum: Summed) => void,
): AsyncGenerator<Uint8Array> {
  const hash = sha256.create();
  let bytes = 0;
  for await (const chunk of chunks) {
    hash.update(chunk);
    bytes += chunk.length;
    yield chunk;
  }
  tell({ sha256: hexOf(hash.digest()), bytes });
}

/** Bytes of a Blob, chunk by chunk. */
export async function* chunksOfBlob(blob: Blob): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const step = 4 * 1024 * 1024;
  for (let at = 0; at < blob.size; at += step)
    yield new Uint8Array(await blob.slice(at, at + step).arrayBuffer());
}

/** SHA-256 of a Blob. It is read in pieces where it is large. */
export async function sha256OfBlob(blob: Blob, held = HELD): Promise<string> {
  if (blob.size <= held) return sha256Hex(await blob.arrayBuffer());
  const hash = sha256.create();
  for await (const chunk of chunksOfBlob(blob)) hash.update(chunk);
  return hexOf(hash.digest());
}
