import { type Kernel, WORDS } from './kernel.ts';
import { WASM_BYTES } from './wasm-bytes.ts';

type Scan = (
  hashes: number,
  hashCount: number,
  queries: number,
  queryCount: number,
  limit: number,
  hits: number,
  room: number,
  histogram: number,
) => number;

const PAGE = 65_536;
const HASH = WORDS * 4;
/** The histogram lies first, at byte 0, then the hashes, the queries, the pairs. */
const BINS = 256;
const HASHES = BINS * 4;

/**
 * The scan in WebAssembly, with the population count of 64 bits; the hashes are copied into its memory.
 * @throws where WebAssembly is missing, refused by the content security policy, or out of memory
 */
export function wasmKernel(words: Uint32Array): Kernel {
  const bytes = Uint8Array.from(atob(WASM_BYTES), (char) => char.charCodeAt(0));
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
  const memory = exports.memory as WebAssembly.Memory;
  const scan = exports.scan as Scan;
  const hashCount = Math.floor(words.length / WORDS);
  const queriesAt = HASHES + hashCount * HASH;
  grow(memory, queriesAt);
  new Uint32Array(memory.buffer, HASHES, words.length).set(words);
  return {
    name: 'wasm',
    run(queries, count, limit, room) {
      const pairsAt = queriesAt + count * HASH;
      grow(memory, pairsAt + room * 8);
      const histogram = new Uint32Array(memory.buffer, 0, BINS).fill(0);
      new Uint32Array(memory.buffer, queriesAt, count * WORDS).set(queries.subarray(0, count * WORDS));
      const written = scan(HASHES, hashCount, queriesAt, count, limit, pairsAt, room, 0);
      return { pairs: new Uint32Array(memory.buffer, pairsAt, written * 2), histogram };
    },
  };
}

function grow(memory: WebAssembly.Memory, bytes: number): void {
  const missing = bytes - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
}
