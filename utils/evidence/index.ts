// evidence: the record of a finding, digests, ledger, exports, packages and their verification, stitching, markup,
// timestamps, the report. Pure functions; imports model only.
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
export { chunksOfBlob, sha256OfBlob } from './hash-stream.ts';
export * from './ledger/index.ts';
export { type LedgerFacts, ledgerFacts } from './ledger-facts.ts';
export { localTimeOf } from './local-time.ts';
export * from './markup/index.ts';
export * from './package/index.ts';
export { recordHash } from './record-hash.ts';
export * from './report/index.ts';
export * from './stitch/index.ts';
export * from './timestamp/index.ts';
export * from './verify/index.ts';
export { blobAccess, type RandomAccess, ZipError, type ZipFaultCode } from './zip/index.ts';
