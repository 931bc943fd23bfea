import { PortError } from '../../utils/flows/index.ts';

/** An error as a code that has words, and a figure. */
export function failed(error: unknown): { code: string; detail?: string | undefined } {
  if (error instanceof PortError) return { code: error.code, detail: error.detail };
  if (error instanceof DOMException && error.name === 'QuotaExceededError') return { code: 'disk-full' };
  const said = String(error instanceof Error ? error.message : error).slice(0, 200);
  // What exactly is wrong with a damaged archive is for those who look into it.
  if (error instanceof Error && error.name === 'ZipError') return { code: 'broken-package', detail: said };
  // Errors of evidence and its packages carry a code of their own.
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'internal';
  return { code, detail: said };
}
