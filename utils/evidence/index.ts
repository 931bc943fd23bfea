// evidence: the record of a finding, digests, ledger, CSV, packages and their verification, timestamps, the report.
// Pure functions; imports model only.
export { buildFinding, type FindingDraft, type FindingParts } from './build-finding.ts';
export { canonicalBytes, canonicalText, wellFormed } from './canonical.ts';
export { type CsvProfile, columns as csvColumns, toCsv } from './csv/index.ts';
export { sha256Hex } from './digest.ts';
export { chunksOfBlob, sha256OfBlob } from './hash-stream.ts';
export * from './ledger/index.ts';
export { type LedgerFacts, ledgerFacts } from './ledger-facts.ts';
export { localTimeOf } from './local-time.ts';
export * from './package/index.ts';
export * from './report/index.ts';
export * from './timestamp/index.ts';
export * from './verify/index.ts';
export { blobAccess, type RandomAccess, ZipError, type ZipFaultCode } from './zip/index.ts';
