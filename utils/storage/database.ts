import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { PortError, type StoredRegistry } from '../flows/ports.ts';
import type { Finding } from '../model/index.ts';

/** Version 1. Blobs lie apart from records, so that lists never read bytes. */
export type Schema = DBSchema & {
  findings: { key: string; value: Finding; indexes: { ref: string; number: number } };
  blobs: { key: [finding: string, sha256: string]; value: Blob };
  counters: { key: string; value: number };
  registries: { key: string; value: StoredRegistry };
};

export type Database = IDBPDatabase<Schema>;

let opened: Promise<Database> | null = null;

/** The one connection of this context; opened on first use, reopened after a failure or a forced close. */
export function database(name = 'stadtspur'): Promise<Database> {
  opened ??= open(name).catch((error: unknown) => {
    opened = null;
    throw toPortError(error);
  });
  return opened;
}

/** Closes the connection; tests use it between databases. */
export async function closeDatabase(): Promise<void> {
  const closing = opened;
  opened = null;
  (await closing)?.close();
}

function open(name: string): Promise<Database> {
  return openDB<Schema>(name, 1, {
    upgrade(db) {
      const findings = db.createObjectStore('findings', { keyPath: 'id' });
      findings.createIndex('ref', 'ref');
      findings.createIndex('number', 'number', { unique: true });
      db.createObjectStore('blobs');
      db.createObjectStore('counters');
      db.createObjectStore('registries', { keyPath: 'document.id' });
    },
    // A newer version in another tab must not hang on our open connection.
    blocking: () => void closeDatabase(),
    terminated: () => {
      opened = null;
    },
  });
}

/** Translates what IndexedDB throws into a code the interface can explain. */
export function toPortError(error: unknown): PortError {
  if (error instanceof PortError) return error;
  const name = error instanceof Error ? error.name : '';
  const detail = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : String(error);
  return new PortError(name === 'QuotaExceededError' ? 'disk-full' : 'database', detail);
}
