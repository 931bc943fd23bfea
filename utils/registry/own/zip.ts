import { zipSync } from 'fflate';
import type { PublishedFile } from '../publication/publish.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Files as a zip. What is packed already is stored as it is. */
export function zipOf(files: readonly PublishedFile[]): Bytes {
  const entries = files.map(({ name, data }) => [name, [data, { level: name.endsWith('.gz') ? 0 : 6 }]]);
  return zipSync(Object.fromEntries(entries)) as Bytes;
}
