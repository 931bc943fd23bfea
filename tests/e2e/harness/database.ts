import type { DatabaseDump } from './types.ts';

/** Runs in a page of the extension: reads every record of every store. Self-contained, it is sent as source. */
export async function dumpDatabases(): Promise<DatabaseDump> {
  const settle = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });

  const plain = (value: unknown): unknown => {
    if (value instanceof Blob) return { $bytes: value.size, $type: value.type };
    if (value instanceof ArrayBuffer) return { $bytes: value.byteLength, $type: 'buffer' };
    if (ArrayBuffer.isView(value)) return { $bytes: value.byteLength, $type: 'buffer' };
    if (value instanceof Date) return value.toISOString();
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
  };

  const dump: DatabaseDump = {};
  for (const { name } of await indexedDB.databases()) {
    if (!name) continue;
    const database = await settle(indexedDB.open(name));
    const stores: Record<string, unknown[]> = {};
    for (const store of database.objectStoreNames) {
      const records = await settle(database.transaction(store).objectStore(store).getAll());
      stores[store] = records.map(plain);
    }
    database.close();
    dump[name] = stores;
  }
  return dump;
}
