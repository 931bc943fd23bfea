import type { FileHandle } from 'node:fs/promises';
import type { RandomAccess } from '../../utils/evidence/index.ts';

/** A file on disk, of which only what is asked for is read. */
export async function fileAccess(file: FileHandle): Promise<RandomAccess> {
  const { size } = await file.stat();
  return {
    size,
    async read(from, to) {
      const bytes = new Uint8Array(Math.max(0, Math.min(to, size) - from));
      let at = 0;
      while (at < bytes.length) {
        const { bytesRead } = await file.read(bytes, at, bytes.length - at, from + at);
        if (bytesRead === 0) break;
        at += bytesRead;
      }
      return at === bytes.length ? bytes : bytes.slice(0, at);
    },
  };
}
