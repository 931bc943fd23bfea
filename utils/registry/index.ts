// registry: parse, check and index registry documents; the published form: signatures, snapshots, changes. Imports model only.
export { buildIndex, type RegistryIndex } from './build-index.ts';
export { documentOfLines, linesOfDocument } from './document-lines.ts';
export { staleSince, type Times } from './freshness.ts';
export { parseRegistry, parseRegistryText } from './parse.ts';
export * from './publication/bad-publication.ts';
export * from './publication/changes.ts';
export * from './publication/files.ts';
export * from './publication/lines.ts';
export * from './publication/publish.ts';
export * from './publication/read-zip.ts';
export * from './publication/signing.ts';
export * from './publication/state-hash.ts';
export * from './publication/trust.ts';
export { type Stamped, stampOf, stamps } from './stamps.ts';
