import { sha256 } from '@noble/hashes/sha2.js';
import { createSHA256 } from 'hash-wasm';

const SIZE = 32;
const bytes = new TextEncoder();

/** 32 bytes for any. */
export type Sha256 = (data: Uint8Array) => Uint8Array;

export const plainSha256: Sha256 = sha256;

/** Some five times as fast where WebAssembly runs; what it returns is overwritten by the next call. */
export async function fastSha256(): Promise<Sha256> {
  try {
    const hasher = await createSHA256();
    return (data) => hasher.init().update(data).digest('binary');
  } catch {
    return plainSha256;
  }
}

/** SHA-256 of a line's text in UTF-8, without a line break. */
export const leafOf = (text: string): Uint8Array => sha256(bytes.encode(text));

/** SHA-256 as 64 hex digits. */
export const sha256Of = (data: Uint8Array): string => hexOf(sha256(data));

export const hexOf = (data: Uint8Array): string =>
  Array.from(data, (byte) => byte.toString(16).padStart(2, '0')).join('');

export const bytesOfHex = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/**
 * The hash of a whole state: the sum of its lines' SHA-256, as numbers with the first byte highest, modulo 2^256
 * (AdHash; Bellare and Micciancio 1997). A change costs two additions, whatever the size of the state. It tells that
 * changes led to the state that was meant; against forgery stand the hashes of the files, which the head signs
 * (docs/decisions/0011).
 */
export class StateHash {
  readonly #sum: Uint8Array;

  /** @param hex a state hash to go on from; the empty state unless told */
  constructor(hex = '0'.repeat(2 * SIZE)) {
    this.#sum = bytesOfHex(hex);
  }

  add(leaf: Uint8Array): void {
    let carry = 0;
    for (let at = SIZE - 1; at >= 0; at--) {
      const digit = (this.#sum[at] ?? 0) + (leaf[at] ?? 0) + carry;
      this.#sum[at] = digit & 255;
      carry = digit >> 8;
    }
  }

  remove(leaf: Uint8Array): void {
    let borrow = 0;
    for (let at = SIZE - 1; at >= 0; at--) {
      const digit = (this.#sum[at] ?? 0) - (leaf[at] ?? 0) - borrow;
      this.#sum[at] = digit & 255;
      borrow = digit < 0 ? 1 : 0;
    }
  }

  /** 64 hex digits. */
  get hex(): string {
    return hexOf(this.#sum);
  }
}
