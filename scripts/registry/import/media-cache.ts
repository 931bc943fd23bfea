import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../folder/write.ts';
import { digestOf } from '../media/ids.ts';

/** Bytes that were fetched and are not yet worked on: a stop in between does not cost a second request. */
export function mediaCache(folder: string) {
  mkdirSync(folder, { recursive: true });
  // Half a file of a stopped run is of no use.
  for (const name of readdirSync(folder)) if (name.endsWith('.new')) rmSync(join(folder, name));
  const fileOf = (url: string) => join(folder, digestOf(url));
  return {
    get: (url: string): Uint8Array<ArrayBuffer> | null =>
      existsSync(fileOf(url)) ? new Uint8Array(readFileSync(fileOf(url))) : null,
    put: (url: string, bytes: Uint8Array) => writeWhole(fileOf(url), bytes),
    drop: (url: string) => rmSync(fileOf(url), { force: true }),
  };
}
export type MediaCache = ReturnType<typeof mediaCache>;
