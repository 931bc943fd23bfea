import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { PortError, type StoredRegistry } from '../flows/ports.ts';
import type { Finding, HealthRow } from '../model/index.ts';

/**
 * Version 2. Blobs lie apart from records, so that lists never read bytes.
 * 1: findings, blobs, counters, registries. 2: health.
 */
export type Schema = DBSchema & {
  findings: { key: string; value: Finding; indexes: { ref: string; number: number } };
  blobs: { key: [finding: string, sha256: string]; value: Blob };
  counters: { key: string; value: number };
  registries: { key: string; value: StoredRegistry };
  health: { key: [day: string, site: string]; value: HealthRow };
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
  return openDB<Schema>(name, 2, {
    upgrade(db, from) {
      if (from < 1) makeFirst(db);
      if (from < 2) db.createObjectStore('health', { keyPath: ['day', 'site'] });
    },
    // A newer version in another tab must not hang on our open connection.
    blocking: () => void closeDatabase(),
    terminated: () => {
      opened = null;
    },
  });
}

function makeFirst(db: Database): void {
  const findings = db.createObjectStore('findings', { keyPath: 'id' });
  findings.createIndex('ref', 'ref');
  findings.createIndex('number', 'number', { unique: true });
  db.createObjectStore('blobs');
  db.createObjectStore('counters');
  db.createObjectStore('registries', { keyPath: 'document.id' });
}

/** Translates what IndexedDB throws into a code the interface can explain. */
export function toPortError(error: unknown): PortError {
  if (error instanceof PortError) return error;
  const name = error instanceof Error ? error.name : '';
  const detail = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : String(error);
  return new PortError(name === 'QuotaExceededError' ? 'disk-full' : 'database', detail);
}

/** Runs work on the database. @throws PortError whatever it throws */
export async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toPortError(error);
  }
}
