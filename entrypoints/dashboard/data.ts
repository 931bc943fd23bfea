import type { CsvChoice, ImportResult } from '../../components/index.ts';
import { toCsv } from '../../utils/evidence/index.ts';
import { importRegistry, PortError } from '../../utils/flows/index.ts';
import { type Finding, InvalidData } from '../../utils/model/index.ts';
import { announce, download, onChanged } from '../../utils/platform/index.ts';
import { listFindings, listHealth, readBlob, removeFinding } from '../../utils/storage/index.ts';
import { removeRegistry as takeAway } from '../shared/registries.ts';
import { registryShelf } from '../shared/shelf.ts';

export const loadFindings = listFindings;
export const watchFindings = (call: () => void, signal: AbortSignal) => onChanged('findings', call, signal);
export const loadLog = listHealth;
export const watchLog = (call: () => void, signal: AbortSignal) => onChanged('health', call, signal);
export const watchRegistries = (call: () => void, signal: AbortSignal) =>
  onChanged('registries', call, signal);

/** A stored picture as an address for <img>; the caller gives it back. */
export async function pictureOf(finding: string, sha256: string): Promise<string | null> {
  const blob = await readBlob(finding, sha256);
  return blob ? URL.createObjectURL(blob) : null;
}

/** Deletes a finding and tells the open pages. */
export async function removeStored(id: string): Promise<void> {
  await removeFinding(id);
  await announce('findings');
}

export async function removeRegistry(id: string): Promise<void> {
  await takeAway(id);
  await announce('registries');
}

/** Imports a registry file; what is wrong with it comes back as data for the view. */
export async function importFile(file: File): Promise<ImportResult> {
  try {
    const { title, version } = await importRegistry(await file.text(), {
      shelf: registryShelf,
      clock: () => new Date(),
    });
    await announce('registries');
    return { state: 'done', title, version };
  } catch (error) {
    if (error instanceof InvalidData) return { state: 'flawed', flaws: error.flaws };
    if (error instanceof PortError) return { state: 'failed', code: error.code, detail: error.detail };
    return { state: 'failed', code: 'internal', detail: String(error) };
  }
}

/** Downloads the findings as CSV under a name that says the day. */
export function exportCsv(findings: Finding[], choice: CsvChoice): void {
  const day = new Date().toISOString().slice(0, 10);
  download(
    new Blob([toCsv(findings, choice)], { type: 'text/csv;charset=utf-8' }),
    `stadtspur-findings-${day}.csv`,
  );
}
