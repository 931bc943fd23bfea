import { BadPublication } from './bad-publication.ts';
import { LONGEST_LINE } from './lines.ts';
import { hexOf } from './state-hash.ts';

export const LARGEST_PACKED = 256 * 1024 * 1024;
export const LARGEST_INFLATED = 1024 * 1024 * 1024;
/** Text of this kind packs 6 to 15 times; what packs more is made to burst. */
const LARGEST_RATIO = 50;
const SMALL = 1024 * 1024;

/** Size and hash of a packed file, as the head tells them. */
export type Packed = { sha256: string; bytes: number; inflated: number };

export const snapshotFile = (sequence: number, sha256: string): string =>
  `snapshot-${sequence}-${sha256.slice(0, 12)}.ndjson.gz`;
export const deltaFile = (from: number, to: number, sha256: string): string =>
  `delta-${from}-${to}-${sha256.slice(0, 12)}.ndjson.gz`;

/** Refuses sizes before anything is fetched. @throws BadPublication too-large, gzip-bomb */
export function checkSizes({ bytes, inflated }: Packed, file: string): void {
  if (bytes > LARGEST_PACKED) throw new BadPublication('too-large', file, `${bytes} bytes`);
  if (inflated > LARGEST_INFLATED) throw new BadPublication('too-large', file, `${inflated} bytes unpacked`);
  if (inflated > SMALL && inflated > bytes * LARGEST_RATIO) {
    throw new BadPublication('gzip-bomb', file, `${Math.round(inflated / Math.max(1, bytes))} times`);
  }
}

/** Compares a fetched file with what the head says. @throws BadPublication truncated, too-large, wrong-hash */
export async function checkFile(data: Uint8Array<ArrayBuffer>, packed: Packed, file: string): Promise<void> {
  if (data.length < packed.bytes)
    throw new BadPublication('truncated', file, `${data.length} of ${packed.bytes}`);
  if (data.length > packed.bytes)
    throw new BadPublication('too-large', file, `${data.length} of ${packed.bytes}`);
  const hash = hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', data)));
  if (hash !== packed.sha256) throw new BadPublication('wrong-hash', file, hash);
}

/**
 * Unpacks a checked file (gzip, RFC 1952) line by line, never more than the head says.
 * @throws BadPublication not-gzip, gzip-bomb, truncated, too-large
 */
export async function* linesOf(
  data: Uint8Array<ArrayBuffer>,
  packed: Packed,
  file: string,
): AsyncGenerator<string> {
  let size = 0;
  let rest = '';
  const text = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of unpacked(data, file)) {
    size += chunk.length;
    if (size > packed.inflated)
      throw new BadPublication('gzip-bomb', file, `more than ${packed.inflated} bytes`);
    const lines = (rest + decoded(text, chunk, file)).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw new BadPublication('too-large', file, 'a line');
    yield* lines;
  }
  rest += decoded(text, undefined, file);
  if (size < packed.inflated) throw new BadPublication('truncated', file, `${size} of ${packed.inflated}`);
  if (rest !== '') throw new BadPublication('truncated', file, 'the last line does not end');
}

async function* unpacked(data: Uint8Array<ArrayBuffer>, file: string): AsyncGenerator<Uint8Array> {
  const reader = new Blob([data]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        throw new BadPublication('not-gzip', file);
      });
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** @param chunk undefined at the end, where half a letter must not be left */
function decoded(text: TextDecoder, chunk: Uint8Array | undefined, file: string): string {
  try {
    return text.decode(chunk, { stream: chunk !== undefined });
  } catch {
    throw new BadPublication('invalid', file, 'not UTF-8');
  }
}

/** Packs text (gzip). */
export async function packedOf(text: string): Promise<{ data: Uint8Array<ArrayBuffer>; packed: Packed }> {
  const plain = new TextEncoder().encode(text);
  const stream = new Blob([plain]).stream().pipeThrough(new CompressionStream('gzip'));
  const data = new Uint8Array(await new Response(stream).arrayBuffer());
  const sha256 = hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', data)));
  return { data, packed: { sha256, bytes: data.length, inflated: plain.length } };
}
