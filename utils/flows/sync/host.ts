import { BadPublication, signatureFile } from '../../registry/index.ts';
import { PortError } from '../ports.ts';
import type { FetchFile } from '../registry-ports.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const TIMEOUT_MS = 60_000;
const LARGEST_SIGNATURE = 2_000;

/** A file of a publication that could not be fetched: why, and after how many seconds the host wants to be asked again. */
export class FetchFailure extends Error {
  override name = 'FetchFailure';
  readonly code: string;
  readonly file: string;
  readonly detail: string | undefined;
  readonly retryAfter: number | null;

  constructor(code: string, file: string, detail?: string, retryAfter: number | null = null) {
    super(`${file}: ${code}`);
    this.code = code;
    this.file = file;
    this.detail = detail;
    this.retryAfter = retryAfter;
  }
}

/** The files of one publication. All throw FetchFailure; a file that is not there is `missing-file`. */
export type Host = {
  /** Null when it is still the one with this etag. */
  changed(
    name: string,
    most: number,
    etag: string | null,
  ): Promise<{ bytes: Bytes; etag: string | null } | null>;
  file(name: string, most: number): Promise<Bytes>;
  /** Signatures of a file by these keys, by key id, until there are enough; keys that did not sign are passed over. */
  signatures(name: string, keys: readonly string[], enough: number): Promise<Map<string, string>>;
};

/** @param address folder of the published files, with a slash at the end */
export function hostAt(address: string, fetchFile: FetchFile): Host {
  const get = async (name: string, most: number, etag: string | null) => {
    const answer = await fetchFile(new URL(name, address).href, { etag, most, timeout: TIMEOUT_MS }).catch(
      (error: unknown) => {
        if (error instanceof PortError) throw new FetchFailure(error.code, name, error.detail);
        throw error;
      },
    );
    const { status, retryAfter } = answer;
    if (status === 200 || (status === 304 && etag)) return answer;
    if (status === 404 || status === 410) throw new BadPublication('missing-file', name, String(status));
    throw new FetchFailure('http-status', name, String(status), retryAfter);
  };

  const signatureOf = async (name: string, key: string): Promise<string | null> => {
    const { bytes } = await get(signatureFile(name, key), LARGEST_SIGNATURE, null).catch((error: unknown) => {
      if (error instanceof BadPublication) return { bytes: null };
      throw error;
    });
    return bytes && new TextDecoder().decode(bytes);
  };

  return {
    async changed(name, most, etag) {
      const { status, bytes, etag: next } = await get(name, most, etag);
      return status === 304 ? null : { bytes, etag: next };
    },
    file: async (name, most) => (await get(name, most, null)).bytes,
    async signatures(name, keys, enough) {
      const found = new Map<string, string>();
      for (const key of new Set(keys)) {
        if (found.size >= enough) break;
        const text = await signatureOf(name, key);
        if (text !== null) found.set(key, text);
      }
      return found;
    },
  };
}

/** The files of a publication in memory, as if a host answered. */
export const fetchFromFiles =
  (files: ReadonlyMap<string, Bytes>): FetchFile =>
  async (address, { most }) => {
    const bytes = files.get(address.slice(address.lastIndexOf('/') + 1));
    if (bytes && bytes.length > most) throw new PortError('too-large', `${bytes.length} bytes`);
    return { status: bytes ? 200 : 404, etag: null, bytes: bytes ?? new Uint8Array(), retryAfter: null };
  };
