import Papa from 'papaparse';
import { type Added, type Flaw, InvalidData, type Line } from '../../model/index.ts';
import { checkLine } from '../publication/lines.ts';
import { FIELDS, type FormKind } from './fields.ts';
import { lineData } from './values.ts';

/** What is wrong with a row of a CSV. Row 1 is the header; the column is empty where the whole row is meant. */
export type RowFlaw = Omit<Flaw, 'path'> & { row: number; column: string };
export type ReadRows = { kind: FormKind | null; lines: Line[]; flaws: RowFlaw[] };

const MOST_ROWS = 20_000;

/**
 * Reads entries from a CSV (RFC 4180; comma, semicolon or tab; a byte order mark is allowed). Its columns are the paths
 * of the fields, in any order, and `id`; whether it holds profiles or media follows from them.
 * @param added who adds them, and when
 * @returns the rows that are right, and what is wrong with the others
 */
export function readCsv(text: string, added: Added): ReadRows {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: false });
  const columns = (data[0] ?? []).map((name) => name.trim());
  const kind = kindOf(columns);
  if (!kind) return { kind, lines: [], flaws: [{ row: 1, column: '', code: 'missing', bound: NEEDED }] };
  const flaws = headFlaws(kind, columns);
  if (data.length - 1 > MOST_ROWS) {
    flaws.push({ row: MOST_ROWS + 1, column: '', code: 'too-large', bound: String(MOST_ROWS) });
  }
  if (flaws.length > 0) return { kind, lines: [], flaws };
  const lines: Line[] = [];
  data.slice(1).forEach((cells, i) => {
    if (cells.every((cell) => cell.trim() === '')) return;
    const read = readRow(kind, columns, cells, i + 2, added);
    if (Array.isArray(read)) flaws.push(...read);
    else lines.push(read);
  });
  return { kind, lines, flaws };
}

/** The header of a CSV for a kind, with a byte order mark for spreadsheets. */
export const csvTemplate = (kind: FormKind): string =>
  `\uFEFF${FIELDS[kind].map(({ path }) => path).join(';')}\r\n`;

const NEEDED = 'platform, handle / kind, producer';

function kindOf(columns: string[]): FormKind | null {
  if (columns.includes('handle')) return 'account';
  if (columns.includes('producer')) return 'asset';
  return null;
}

function headFlaws(kind: FormKind, columns: string[]): RowFlaw[] {
  const known = new Set(['id', ...FIELDS[kind].map(({ path }) => path)]);
  const unknown = columns.filter((name) => name && !known.has(name));
  const doubled = columns.filter((name, at) => name && columns.indexOf(name) !== at);
  const missing = FIELDS[kind].filter(({ path, required }) => required && !columns.includes(path));
  return [
    ...unknown.map((column) => ({ row: 1, column, code: 'unknown-field' as const })),
    ...doubled.map((column) => ({ row: 1, column, code: 'duplicate' as const })),
    ...missing.map(({ path }) => ({ row: 1, column: path, code: 'missing' as const })),
  ];
}

function readRow(kind: FormKind, columns: string[], cells: string[], row: number, added: Added) {
  if (cells.slice(columns.length).some((cell) => cell.trim() !== '')) {
    return [{ row, column: '', code: 'too-long' as const, bound: String(columns.length) }];
  }
  const values = Object.fromEntries(columns.map((name, at) => [name, listCell(kind, name, cells[at] ?? '')]));
  const id = values.id?.trim();
  try {
    return checkLine(lineData(kind, values, { ...(id && { id }), added }));
  } catch (error) {
    if (!(error instanceof InvalidData)) throw error;
    return error.flaws.map(({ path, ...flaw }) => ({ ...flaw, row, column: path.replace(/^value\.?/, '') }));
  }
}

/** Several values stand in one cell with a bar between them. */
function listCell(kind: FormKind, name: string, cell: string): string {
  const isList = FIELDS[kind].some(({ path, type }) => path === name && type === 'lines');
  return isList ? cell.replaceAll('|', '\n') : cell;
}
