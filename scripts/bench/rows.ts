import type { Kind } from '../../tests/e2e/harness/index.ts';

/** One figure of the table: what was measured, and the alternative measured in the same run. */
export type Row = {
  part: string;
  where: Kind | 'node';
  what: string;
  values: number[];
  other: { what: string; values: number[] };
};

/** Makes the rows of one part in one place. */
export const rowsOf =
  (part: string, where: Row['where']) =>
  (what: string, values: number[], other: string, others: number[]): Row => ({
    part,
    where,
    what,
    values,
    other: { what: other, values: others },
  });

export type MakeRow = ReturnType<typeof rowsOf>;

/** The value below which a share of all lies; the median for 0.5. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? Number.NaN;
  return below + (above - below) * (at - Math.floor(at));
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

const HEAD = [
  'part',
  'in',
  'measured (ms)',
  'median',
  'p90',
  'n',
  'alternative (ms)',
  'median',
  'n',
  'ratio',
];

/** All rows as one Markdown table, so that it can be copied into docs/benchmarks.md as it is. */
export function tableOf(rows: readonly Row[]): string {
  const lines = [HEAD, ...rows.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = '', ...body] = lines.map(line);
  return [head, line(widths.map((width) => '-'.repeat(width))), ...body].join('\n');
}

function cellsOf({ part, where, what, values, other }: Row): string[] {
  const [own, others] = [median(values), median(other.values)];
  return [
    part,
    where,
    what,
    shown(own),
    shown(quantile(values, 0.9)),
    String(values.length),
    other.what,
    shown(others),
    String(other.values.length),
    (own / others).toFixed(2),
  ];
}

const shown = (value: number) => value.toFixed(value < 10 ? 2 : 1);
