import type { Finding } from '../../model/index.ts';
import { recordHash } from '../record-hash.ts';
import { cell } from './cell.ts';
import { columns, type Standing } from './columns.ts';

export { cell } from './cell.ts';
export { columns, type Standing } from './columns.ts';

/**
 * `excel-de`: semicolons and a byte order mark, for Excel with German settings. `rfc4180`: commas, without mark.
 * `tsv`: tabs, without mark, quoted as the others are.
 */
export type CsvProfile = 'excel-de' | 'rfc4180' | 'tsv';

const profiles: Record<CsvProfile, { mark: string; separator: string }> = {
  'excel-de': { mark: '\uFEFF', separator: ';' },
  rfc4180: { mark: '', separator: ',' },
  tsv: { mark: '', separator: '\t' },
};

/** Tells what is known of a finding beside its record. */
export type StandingOf = (finding: Finding) => Standing;

const UNKNOWN: Standing = { seq: null, from: null };
const unknown: StandingOf = () => UNKNOWN;

/** One row of CSV: every cell guarded and quoted, ended by CRLF. */
export const csvRow = (cells: readonly (string | number | null)[], separator = ','): string =>
  `${cells.map(cell).join(separator)}\r\n`;

/** What the file begins with: a byte order mark where the profile has one, and the names of the columns. */
export function csvHead(profile: CsvProfile): string {
  const { mark, separator } = profiles[profile];
  const names = columns.map(({ name }) => name);
  return mark + csvRow(names, separator);
}

/** The rows of one finding: one for each match, one where nothing matched. */
export function csvRows(finding: Finding, profile: CsvProfile, standingOf: StandingOf = unknown): string {
  const known = { ...standingOf(finding), record: recordHash(finding) };
  const matches = finding.matches.length > 0 ? finding.matches : [null];
  return matches
    .map((match) => columns.map(({ value }) => value(finding, match, known)))
    .map((row) => csvRow(row, profiles[profile].separator))
    .join('');
}

/**
 * Findings as CSV (RFC 4180, docs/csv.md): one row for each match of a finding, one for a finding without match.
 * @returns text to be stored as UTF-8; lines end in CRLF, the last one too
 */
export function toCsv(findings: readonly Finding[], profile: CsvProfile, standingOf?: StandingOf): string {
  return csvHead(profile) + findings.map((finding) => csvRows(finding, profile, standingOf)).join('');
}
