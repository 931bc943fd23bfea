// storage: the IndexedDB schema, its migrations and queries. The only importer of idb; may import model and flows/ports.
export { closeDatabase, database } from './database.ts';
export { evidenceStore } from './evidence/evidence.ts';
export { journalStore } from './evidence/journal.ts';
export { findingStore, listFindings, readBlob } from './findings.ts';
export { healthLog, listHealth } from './health.ts';
export { publishingStore } from './publishing.ts';
export { registryStore } from './registries.ts';
export { createShelf } from './shelf/shelf.ts';
