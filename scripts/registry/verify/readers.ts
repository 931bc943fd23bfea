import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Refused, wordsOf } from '../errors.ts';

type Bytes = Uint8Array<ArrayBuffer>;
/** Reads a file of a publication of at most so many bytes; null where there is none. @throws Refused */
export type Reader = (name: string, most: number) => Promise<Bytes | null>;

const PATIENCE = 60_000;

export const isWeb = (name: string): boolean => /^https?:\/\//.test(name);
export const readerOf = (name: string): Reader => (isWeb(name) ? webReader(name) : folderReader(name));

export function folderReader(folder: string): Reader {
  return async (name, most) => {
    const file = join(folder, name);
    const found = await stat(file).catch(() => null);
    if (!found?.isFile()) return null;
    if (found.size > most) throw new Refused(`${name}: ${found.size} bytes, more than ${most}`);
    return new Uint8Array(await readFile(file));
  };
}

/** @param address the folder of the published files, or its head.json */
export function webReader(address: string): Reader {
  const base = new URL(address.replace(/[^/]*\.(json|html)$/, '').replace(/\/?$/, '/'));
  return async (name, most) => {
    const reply = await fetch(new URL(name, base), {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      headers: { 'user-agent': 'Stadtspur registry (verify)' },
      signal: AbortSignal.timeout(PATIENCE),
    }).catch((error: unknown) => {
      throw new Refused(`${name}: no answer (${wordsOf(error)})`);
    });
    if (reply.status === 404 || reply.status === 410) return null;
    if (!reply.ok) throw new Refused(`${name}: the host answers ${reply.status}`);
    return bounded(reply, name, most);
  };
}

async function bounded(reply: Response, name: string, most: number): Promise<Bytes> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of reply.body ?? []) {
    size += part.length;
    if (size > most) throw new Refused(`${name}: more than ${most} bytes`);
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}
