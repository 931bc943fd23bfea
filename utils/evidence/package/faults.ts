import type { ArtefactRole } from '../../model/index.ts';

/**
 * What could not go into a package as its record says. `missing`: the bytes are not there; `altered`: they are not
 * those of the record (left out); `record-altered`: the record is not what the ledger sealed (put in as it stands);
 * `not-in-ledger`: no line of the ledger speaks for the finding; `unreadable`: reading failed.
 */
export type PackageFault = {
  finding: string;
  code: 'missing' | 'altered' | 'record-altered' | 'not-in-ledger' | 'unreadable';
  role?: ArtefactRole;
  /** Path that it would have in the package. */
  path?: string;
  /** SHA-256 by the record or ledger, and what was found. */
  expected?: string;
  found?: string;
};

const CODES = new Set(['missing', 'altered', 'record-altered', 'not-in-ledger', 'unreadable']);

/** A line of `data/faults.ndjson`; null for what is none. */
export function faultOfLine(line: string): PackageFault | null {
  try {
    const value: unknown = JSON.parse(line);
    return isFault(value) ? value : null;
  } catch {
    return null;
  }
}

function isFault(value: unknown): value is PackageFault {
  if (typeof value !== 'object' || value === null) return false;
  const { finding, code, path = '' } = value as Record<string, unknown>;
  return typeof finding === 'string' && typeof path === 'string' && CODES.has(String(code));
}
