import type { Kept } from './invariants.ts';

/** Runs in a page of the extension: what the database holds of captures. Self-contained, it is sent as source. */
export async function keptInPage(): Promise<Kept> {
  const settle = <T>(request: IDBRequest<T>) =>
    new Promise<T>((done, fail) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
  const hashOf = async (blob: Blob) => {
    const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
  };
  const database = await settle(indexedDB.open('stadtspur'));
  const store = (name: string) => database.transaction(name).objectStore(name);
  const keys = (await settle(store('blobs').getAllKeys())) as [string, string][];
  const files: Blob[] = await settle(store('blobs').getAll());
  const blobs = await Promise.all(
    keys.map(async ([finding, sha256], at) => ({ finding, sha256, is: await hashOf(files[at] as Blob) })),
  );
  const staged = (await settle(store('staging').getAllKeys())) as [string, string][];
  const kept: Kept = {
    findings: await settle(store('findings').getAll()),
    ledger: await settle(store('ledger').getAll()),
    journal: (await settle(store('journal').getAllKeys())) as string[],
    blobs,
    staged: [...new Set(staged.map(([capture]) => capture))],
  };
  database.close();
  return kept;
}
