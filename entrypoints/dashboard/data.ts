import type { CsvChoice } from '../../components/index.ts';
import { toCsv } from '../../utils/evidence/index.ts';
import type { Finding } from '../../utils/model/index.ts';
import { download, onChanged } from '../../utils/platform/index.ts';
import { listFindings, listHealth, readBlob } from '../../utils/storage/index.ts';

export const loadFindings = listFindings;
export const watchFindings = (call: () => void, signal: AbortSignal) => onChanged('findings', call, signal);
export const loadLog = listHealth;
export const watchLog = (call: () => void, signal: AbortSignal) => onChanged('health', call, signal);

/** A stored picture as an address for <img>; the caller gives it back. */
export async function pictureOf(finding: string, sha256: string): Promise<string | null> {
  const blob = await readBlob(finding, sha256);
  return blob ? URL.createObjectURL(blob) : null;
}

/** Downloads the findings as CSV under a name that says the day. */
export function exportCsv(findings: Finding[], choice: CsvChoice): void {
  const day = new Date().toISOString().slice(0, 10);
  download(
    new Blob([toCsv(findings, choice)], { type: 'text/csv;charset=utf-8' }),
    `stadtspur-findings-${day}.csv`,
  );
}
