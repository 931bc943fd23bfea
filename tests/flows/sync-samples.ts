import {
  type FetchedFile,
  type FetchFile,
  offerAt,
  PortError,
  type SyncPorts,
  subscribe,
} from '../../utils/flows/index.ts';
import { sha256Of } from '../../utils/registry/index.ts';
import { createShelf } from '../../utils/storage/index.ts';
import { resolve } from '../unit/matching/samples.ts';
import type { Bytes, Publisher } from './publisher.ts';

export const ADDRESS = 'https://registry.example/musterhausen/';
export const shelf = createShelf(resolve);

/** A host of static files with ETag; `lie` answers in its place where it returns something. */
export function hostOf(files: ReadonlyMap<string, Bytes>) {
  const asked: string[] = [];
  const host = {
    asked,
    lie: (_name: string): Partial<FetchedFile> | undefined => undefined,
    fetchFile: (async (address, { etag = null, most }) => {
      const name = address.slice(ADDRESS.length);
      asked.push(name);
      const bytes = files.get(name);
      const answer: FetchedFile = {
        status: bytes ? 200 : 404,
        etag: bytes ? `"${sha256Of(bytes)}"` : null,
        bytes: bytes ?? new Uint8Array(),
        retryAfter: null,
        ...host.lie(name),
      };
      if (etag !== null && answer.status === 200 && answer.etag === etag)
        return { ...answer, status: 304, bytes: new Uint8Array() };
      if (answer.bytes.length > most) throw new PortError('too-large', `${answer.bytes.length} bytes`);
      return answer;
    }) satisfies FetchFile as FetchFile,
  };
  return host;
}

export type Host = ReturnType<typeof hostOf>;

/** The flows' ports over a host; the clock stands until it is set. */
export function portsOver(host: Host) {
  let now = new Date('2026-11-02T00:00:00Z');
  const ports: SyncPorts = {
    shelf,
    fetchFile: (...order) => host.fetchFile(...order),
    clock: () => now,
    random: () => 0.5,
  };
  const setClock = (time: string): void => {
    now = new Date(time);
  };
  return { ...ports, setClock };
}

export async function subscribeTo(ports: SyncPorts) {
  return subscribe(await offerAt(ADDRESS, ports), ports);
}

/** Ids of the entries in use, without tombstones. */
export async function entriesNow(id: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const { line } of shelf.lines(id)) {
    if (line.kind !== 'about' && line.kind !== 'withdrawn') ids.push(line.value.id);
  }
  return ids;
}

export const stateOf = async ({ id }: Pick<Publisher, 'id'>) => {
  const shelved = await shelf.get(id);
  if (!shelved) throw new Error(`${id} is not on the shelf`);
  return shelved;
};
