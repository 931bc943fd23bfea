import { PortError } from '../../utils/flows/index.ts';

/** An error as a code that has words, and a figure. */
export function failed(error: unknown): { code: string; detail?: string | undefined } {
  if (error instanceof PortError) return { code: error.code, detail: error.detail };
  if (error instanceof DOMException && error.name === 'QuotaExceededError') return { code: 'disk-full' };
  // Errors of evidence and its packages carry a code of their own.
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'internal';
  return { code, detail: String(error instanceof Error ? error.message : error).slice(0, 200) };
}
