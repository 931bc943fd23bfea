// evidence: the record of a finding, digests, the ledger, CSV and the other forms of export, pure functions. Imports model only.
export { sha256OfBlob } from './blob-digest.ts';
export { buildFinding, type FindingDraft, type FindingParts, numbered } from './build-finding.ts';
export { canonicalBytes, canonicalText, wellFormed } from './canonical.ts';
export {
  type CsvProfile,
  columns as csvColumns,
  type Standing,
  type StandingOf,
  toCsv,
} from './csv/index.ts';
export { sha256Hex } from './digest.ts';
export * from './exports/index.ts';
export * from './ledger/index.ts';
export { localTimeOf } from './local-time.ts';
export { recordHash } from './record-hash.ts';
