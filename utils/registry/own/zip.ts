import { unzipSync, zipSync } from 'fflate';
import { BadPublication } from '../publication/bad-publication.ts';
import { LARGEST_INFLATED, LARGEST_PACKED } from '../publication/files.ts';
import type { PublishedFile } from '../publication/publish.ts';

type Bytes = Uint8Array<ArrayBuffer>;
const MOST_FILES = 1000;

/** Files as a zip. What is packed already is stored as it is. */
export function zipOf(files: readonly PublishedFile[]): Bytes {
  const entries = files.map(({ name, data }) => [name, [data, { level: name.endsWith('.gz') ? 0 : 6 }]]);
  return zipSync(Object.fromEntries(entries)) as Bytes;
}

/**
 * Unpacks a zip; of folders only the last part of each path is kept.
 * @throws BadPublication too-large, invalid
 */
export function unzipped(zip: Uint8Array, name: string): Map<string, Bytes> {
  if (zip.length > LARGEST_PACKED) throw new BadPublication('too-large', name, `${zip.length} bytes`);
  let total = 0;
  let count = 0;
  const filter = ({ originalSize }: { originalSize: number }) => {
    total += originalSize;
    if (total > LARGEST_INFLATED) throw new BadPublication('too-large', name, `${total} bytes unpacked`);
    if (++count > MOST_FILES) throw new BadPublication('too-large', name, `${count} files`);
    return true;
  };
  try {
    const files = Object.entries(unzipSync(zip, { filter }));
    return new Map(files.map(([path, data]) => [path.slice(path.lastIndexOf('/') + 1), data as Bytes]));
  } catch (error) {
    if (error instanceof BadPublication) throw error;
    throw new BadPublication('invalid', name, String(error).slice(0, 100));
  }
}
