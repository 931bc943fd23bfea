import type { Finding } from '../../model/index.ts';
import { cell } from './cell.ts';
import { columns } from './columns.ts';

export { columns } from './columns.ts';

/** `excel-de`: semicolons and a byte order mark, for Excel with German settings. `rfc4180`: commas, without mark. */
export type CsvProfile = 'excel-de' | 'rfc4180';

const profiles: Record<CsvProfile, { mark: string; separator: string }> = {
  'excel-de': { mark: '\uFEFF', separator: ';' },
  rfc4180: { mark: '', separator: ',' },
};

/**
 * Findings as CSV (RFC 4180, docs/csv.md): one row for each match of a finding, one for a finding without match.
 * @returns text to be stored as UTF-8; lines end in CRLF, the last one too
 */
export function toCsv(findings: readonly Finding[], profile: CsvProfile): string {
  const { mark, separator } = profiles[profile];
  const rows = findings.flatMap((finding) =>
    (finding.matches.length > 0 ? finding.matches : [null]).map((match) =>
      columns.map(({ value }) => value(finding, match)),
    ),
  );
  const table = [columns.map(({ name }) => name), ...rows];
  return mark + table.map((row) => `${row.map(cell).join(separator)}\r\n`).join('');
}
