import { type Blobs, PortError } from '../../flows/ports.ts';
import type { LedgerLine } from '../../model/index.ts';

type LedgerStore = { getKey(key: number): Promise<number | undefined>; count(): Promise<number> };
type BlobStore = { put(blob: Blob, key: [string, string]): Promise<unknown> };

/** @throws PortError ledger-moved when the line is not the one that comes next */
export async function follows(ledger: LedgerStore, { seq }: LedgerLine): Promise<void> {
  if ((await ledger.count()) !== seq - 1) throw new PortError('ledger-moved', `line ${seq}`);
}

/** Requests that put a finding's files. */
export const putBlobs = (store: BlobStore, finding: string, blobs: Blobs) =>
  [...blobs].map(
    ([sha256, blob]) =>
      () =>
        store.put(blob, [finding, sha256]),
  );

/** All rows whose key begins with a name. */
export const wholeCapture = (id: string) => IDBKeyRange.bound([id], [id, []]);
