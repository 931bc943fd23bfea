import type { Finding } from '../../../utils/model/index.ts';
import type { Failure, Progress } from '../evidence/types.ts';

export const FORMS = ['package', 'report', 'excel-de', 'rfc4180', 'tsv', 'ndjson', '4cat', 'ris'] as const;

export type ExportForm = (typeof FORMS)[number];

export type ExportOrder = {
  findings: Finding[];
  form: ExportForm;
  /** True when nothing was filtered out: only such a package is a backup. */
  isAll: boolean;
  /** Of package and report. */
  /** Whether a package holds a web archive as well. */
  wacz: boolean;
  language: 'de' | 'en';
  /** Of a package: with a web archive inside. */
};

export type ExportOutcome =
  | { state: 'done'; file: string; bytes: number; n: number }
  | { state: 'cancelled' }
  | ({ state: 'failed' } & Failure);

export type OnRun = (
  order: ExportOrder,
  tell: (progress: Progress) => void,
  signal: AbortSignal,
) => Promise<ExportOutcome>;

/** A finding that was not taken over: its id, or the number of its line, and why. */
export type Refused = { finding: string; code: string };

export type ImportOutcome =
  | { state: 'done'; added: number; known: number; refused: readonly Refused[] }
  | { state: 'cancelled' }
  | ({ state: 'failed' } & Failure);

export type OnImport = (
  file: File,
  tell: (progress: { done: number; all: number }) => void,
  signal: AbortSignal,
) => Promise<ImportOutcome>;
