import { sha256Hex } from '../digest.ts';
import { summed } from '../hash-stream.ts';
import type { ZipFile } from '../zip/index.ts';

const utf8 = new TextEncoder();

/** Bytes of lines, gathered into pieces of about 64 kB. */
export async function* encoded(parts: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Uint8Array> {
  let text = '';
  for await (const part of parts) {
    text += part;
    if (text.length < 65_536) continue;
    yield utf8.encode(text);
    text = '';
  }
  if (text !== '') yield utf8.encode(text);
}

/** Files of a bag on their way into the ZIP; remembers what the manifests must say. */
export function bagOf(top: string) {
  const lists: { payload: string[]; tags: string[] } = { payload: [], tags: [] };
  let octets = 0;
  const list = (path: string, sha256: string, bytes: number) => {
    const isPayload = path.startsWith('data/');
    lists[isPayload ? 'payload' : 'tags'].push(`${sha256}  ${path}\n`);
    if (isPayload) octets += bytes;
  };
  return {
    /** A file whose SHA-256 is known, or is taken now. */
    async whole(path: string, bytes: Uint8Array, sha256?: string): Promise<ZipFile> {
      list(path, sha256 ?? (await sha256Hex(bytes)), bytes.length);
      return { name: `${top}/${path}`, bytes };
    },
    text: (path: string, text: string): ZipFile => ({
      name: `${top}/${path}`,
      chunks: summed(encoded([text]), (sum) => list(path, sum.sha256, sum.bytes)),
    }),
    /** A file that is made while it is written. */
    streamed: (path: string, chunks: AsyncIterable<Uint8Array>): ZipFile => ({
      name: `${top}/${path}`,
      chunks: summed(chunks, (sum) => list(path, sum.sha256, sum.bytes)),
    }),
    /** The two files that no manifest names. */
    unlisted: (path: string, bytes: Uint8Array): ZipFile => ({ name: `${top}/${path}`, bytes }),
    manifest: () => lists.payload,
    tagManifest: () => lists.tags.join(''),
    /** Payload-Oxum of RFC 8493: bytes and number of the payload's files. */
    oxum: () => `${octets}.${lists.payload.length}`,
    files: () => lists.payload.length + lists.tags.length,
  };
}

export type Bag = ReturnType<typeof bagOf>;
