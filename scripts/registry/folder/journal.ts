import {
  closeSync,
  existsSync,
  fdatasyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { Refused } from '../errors.ts';

/** An append-only file of JSON lines. What `append` has returned from is on the disk, whatever happens next. */
export type Journal<T> = { readonly records: readonly T[]; append(record: T): void; close(): void };

/**
 * Opens a journal, and makes it where there is none. A last line that a stop tore is cut off.
 * @throws Refused for a line in the middle that is no JSON
 */
export function openJournal<T>(file: string): Journal<T> {
  mkdirSync(dirname(file), { recursive: true });
  const records = existsSync(file) ? readWhole<T>(file) : [];
  const handle = openSync(file, 'a');
  return {
    records,
    append(record) {
      const line = Buffer.from(`${JSON.stringify(record)}\n`);
      for (let at = 0; at < line.length; ) at += writeSync(handle, line, at);
      fdatasyncSync(handle);
      records.push(record);
    },
    close: () => closeSync(handle),
  };
}

function readWhole<T>(file: string): T[] {
  const bytes = readFileSync(file);
  const end = bytes.lastIndexOf(10) + 1;
  if (end < bytes.length) truncateSync(file, end);
  const lines = bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1);
  return lines.map((line, at) => {
    try {
      return JSON.parse(line) as T;
    } catch {
      throw new Refused(
        `${file}, line ${at + 1}: not JSON; take the line out, or delete the file to begin anew`,
      );
    }
  });
}
