import { PortError } from '../flows/ports.ts';

/** Reads a body as it comes, and stops at more than `most` bytes. @throws PortError too-large */
export async function readCapped({ body }: Response, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.length;
    if (size > most) {
      await reader?.cancel();
      throw new PortError('too-large', most < MB ? `${most} bytes` : `${Math.round(most / MB)} MB`);
    }
    chunks.push(part.value);
  }
  return joined(chunks, size);
}

const MB = 1024 * 1024;

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
