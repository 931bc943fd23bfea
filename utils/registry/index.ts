// registry: parse and check registry documents; their published form (publication/), look-ups over stored ones (pack/), one's own (own/). Imports model and small libraries.
export { documentOfLines, linesOfDocument } from './document-lines.ts';
export { type Flag, type FlagCode, flagsOf } from './flags.ts';
export { staleSince, type Times } from './freshness.ts';
export * from './own/csv.ts';
export * from './own/fields.ts';
export * from './own/plan.ts';
export * from './own/read-published.ts';
export * from './own/values.ts';
export * from './own/zip.ts';
export { type OpenEntries, openEntries } from './pack/entries.ts';
export { openDocuments, sortedLines } from './pack/from-documents.ts';
export { KEYS_VERSION, keyOf, type Resolve } from './pack/keys.ts';
export { OpenRegistry, type PackedState } from './pack/open-registry.ts';
export { PackIndex } from './pack/pack-index.ts';
export {
  type Lists,
  type NamedLine,
  type Pack,
  type PackFacts,
  PackWriter,
  type Shard,
} from './pack/writer.ts';
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
