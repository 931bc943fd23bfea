import { sha256 } from '@noble/hashes/sha2.js';
import { sha256Hex } from './digest.ts';
import { hexOf } from './ledger/index.ts';

/** Up to here the browser's own hash is used, which is faster and wants all bytes at once. */
const AT_ONCE = 32 * 1024 * 1024;

/**
 * SHA-256 of a blob: 64 hex digits. A large one is read in pieces.
 * @throws what reading the blob throws
 */
export async function sha256OfBlob(blob: Blob, atOnce = AT_ONCE): Promise<string> {
  if (blob.size <= atOnce) return sha256Hex(await blob.arrayBuffer());
  const hash = sha256.create();
  const reader = blob.stream().getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) hash.update(piece.value);
  return hexOf(hash.digest());
}
