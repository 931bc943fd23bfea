// evidence: the record of a finding, digests and CSV, pure functions. Imports model only.
export { buildFinding, type FindingDraft, type FindingParts } from './build-finding.ts';
export { type CsvProfile, columns as csvColumns, toCsv } from './csv/index.ts';
export { sha256Hex } from './digest.ts';
export { localTimeOf } from './local-time.ts';
