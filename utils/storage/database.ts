import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import type { Journal, KeptKey, Staged, StoredTimestamp } from '../flows/evidence-ports.ts';
import { PortError, type Publishing, type StoredRegistry } from '../flows/ports.ts';
import type { Shelved } from '../flows/registry-ports.ts';
import type { Change, Finding, HealthRow, LedgerLine, Origin } from '../model/index.ts';
import { BadPublication, type Pack } from '../registry/index.ts';

/**
 * Version 4. Blobs lie apart from records, so that lists never read bytes.
 * 1: findings, blobs, counters, registries. 2: health. 3: shelf, packs, shards, overlays, changes, publishing;
 * `registries` holds what older versions imported, until it is moved to the shelf. 4: ledger, keys, journal, staging,
 * origins, timestamps; numbers of findings are no longer unique, since those of another device have its numbers.
 */
export type Schema = DBSchema & {
  findings: { key: string; value: Finding; indexes: { ref: string; number: number } };
  blobs: { key: [finding: string, sha256: string]; value: Blob };
  counters: { key: string; value: number };
  registries: { key: string; value: StoredRegistry };
  health: { key: [day: string, site: string]; value: HealthRow };
  shelf: { key: string; value: Shelved };
  packs: { key: string; value: StoredPack };
  shards: { key: [base: string, n: number]; value: Uint8Array<ArrayBuffer> };
  overlays: { key: string; value: StoredOverlay };
  /** The changes of one update, in their order, under the number of the first. */
  changes: { key: [registry: string, first: number]; value: Change[] };
  publishing: { key: string; value: Publishing };
  ledger: { key: number; value: LedgerLine };
  keys: { key: string; value: KeptKey };
  journal: { key: string; value: Journal };
  staging: { key: [capture: string, name: string]; value: Staged };
  origins: { key: string; value: Origin };
  timestamps: { key: [seq: number, authority: string]; value: StoredTimestamp };
};

/** A pack while its shards are written is null; `at` tells how long ago that began. */
export type StoredPack = { pack: Pack | null; at: number };
/** Lines joined by line breaks. */
export type StoredOverlay = { text: string; at: number };

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
  return openDB<Schema>(name, 4, {
    upgrade(db, from, _, tx) {
      if (from < 1) makeFirst(db);
      if (from < 2) db.createObjectStore('health', { keyPath: ['day', 'site'] });
      if (from < 3) makeShelf(db);
      if (from < 4) makeLedger(db, tx);
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

function makeShelf(db: Database): void {
  db.createObjectStore('shelf', { keyPath: 'id' });
  for (const name of ['packs', 'shards', 'overlays', 'changes', 'publishing'] as const)
    db.createObjectStore(name);
}

type Upgrade = IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>;

function makeLedger(db: Database, tx: Upgrade): void {
  const findings = tx.objectStore('findings');
  findings.deleteIndex('number');
  findings.createIndex('number', 'number');
  db.createObjectStore('ledger', { keyPath: 'seq' });
  db.createObjectStore('keys');
  db.createObjectStore('journal', { keyPath: 'capture' });
  db.createObjectStore('staging', { keyPath: ['capture', 'name'] });
  db.createObjectStore('origins', { keyPath: 'finding' });
  db.createObjectStore('timestamps', { keyPath: ['seq', 'authority'] });
}

/** Translates what IndexedDB throws into a code the interface can explain. */
export function toPortError(error: unknown): PortError {
  if (error instanceof PortError) return error;
  const name = error instanceof Error ? error.name : '';
  const detail = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : String(error);
  return new PortError(name === 'QuotaExceededError' ? 'disk-full' : 'database', detail);
}

/** Runs work on the database. @throws PortError whatever it throws; BadPublication as it is */
export async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof BadPublication ? error : toPortError(error);
  }
}
