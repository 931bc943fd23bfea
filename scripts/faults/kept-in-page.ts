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
  // One transaction: a capture that is sealed between two of them would look like half a one.
  const names = ['findings', 'ledger', 'journal', 'staging', 'blobs'];
  const tx = database.transaction(names);
  const store = (name: string) => tx.objectStore(name);
  const [findings, ledger, journal, staged, keys, files] = (await Promise.all([
    settle(store('findings').getAll()),
    settle(store('ledger').getAll()),
    settle(store('journal').getAllKeys()),
    settle(store('staging').getAllKeys()),
    settle(store('blobs').getAllKeys()),
    settle(store('blobs').getAll()),
  ])) as [Kept['findings'], Kept['ledger'], string[], [string, string][], [string, string][], Blob[]];
  const blobs = await Promise.all(
    keys.map(async ([finding, sha256], at) => ({ finding, sha256, is: await hashOf(files[at] as Blob) })),
  );
  const kept: Kept = {
    findings,
    ledger,
    journal,
    blobs,
    staged: [...new Set(staged.map(([capture]) => capture))],
  };
  database.close();
  return kept;
}
