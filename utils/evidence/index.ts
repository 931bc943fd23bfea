// evidence: the record of a finding, digests, the ledger and CSV, pure functions. Imports model only.
export { buildFinding, type FindingDraft, type FindingParts, numbered } from './build-finding.ts';
export { canonicalBytes, canonicalText, wellFormed } from './canonical.ts';
export { type CsvProfile, columns as csvColumns, toCsv } from './csv/index.ts';
export { sha256Hex } from './digest.ts';
export * from './ledger/index.ts';
export { localTimeOf } from './local-time.ts';
export * from './markup/index.ts';
export * from './stitch/index.ts';
