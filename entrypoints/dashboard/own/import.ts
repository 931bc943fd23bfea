import type { ChosenFile, FieldValues, ImportPreviewData, ReadOutcome } from '../../../components/index.ts';
import { alikeAmong, readImport } from '../../../utils/flows/index.ts';
import { InvalidData, type Line } from '../../../utils/model/index.ts';
import { announce, download, droppedFiles } from '../../../utils/platform/index.ts';
import { csvTemplate, FIELDS, isFormKind, planImport } from '../../../utils/registry/index.ts';
import { own } from '../../shared/own.ts';
import { PRINTS_AT_ONCE, printPicture } from './printer.ts';

/** What goes for all pictures of an import. */
const COMMON = ['producer', 'published.url', 'published.at', 'credit', 'source.title', 'source.url'];
export const commonFields = FIELDS.asset.filter(({ path }) => COMMON.includes(path));

export const openDropped = (transfer: DataTransfer): Promise<ChosenFile[]> => droppedFiles(transfer);

/** Reads files and says what importing them would do. */
export async function readFiles(
  chosen: ChosenFile[],
  common: FieldValues,
  tell: (done: number, all: number) => void,
  signal: AbortSignal,
): Promise<ReadOutcome> {
  const files = chosen.filter(({ path }) => !isHidden(path)).map(importFile);
  try {
    const { lines, refused } = await readImport(files, common, {
      print: printPicture,
      added: await own.added(),
      atOnce: PRINTS_AT_ONCE,
      tell: (done) => tell(done, files.length),
      signal,
    });
    const { added, changed, known } = await planImport(lines, await own.lookUp());
    const alike = alikeIn(added, await own.entries());
    const fresh = added.filter((line) => !alike.includes(line));
    return { state: 'read', preview: { added: fresh, alike, changed, known: known.length, refused } };
  } catch (error) {
    if (signal.aborted) return { state: 'cancelled' };
    return error instanceof InvalidData ? { state: 'flawed', flaws: error.flaws } : { state: 'failed' };
  }
}

const importFile = ({ path, file }: ChosenFile) => ({
  path,
  size: file.size,
  bytes: async () => new Uint8Array(await file.arrayBuffer()),
});

/** What systems put into folders: `.DS_Store`, `Thumbs.db`, `__MACOSX`. */
const isHidden = (path: string): boolean =>
  /(^|\/)(\.[^/]*|Thumbs\.db|desktop\.ini)$|(^|\/)__MACOSX\//.test(path);

/** New pictures that look like one that is registered, or like one before them. */
function alikeIn(added: readonly Line[], entries: readonly Line[]): Line[] {
  const order = new Map(added.map((line, at) => [(line.value as { id: string }).id, at]));
  const later = alikeAmong([...entries, ...added], added).map(({ a, b }) =>
    Math.max(order.get(a) ?? -1, order.get(b) ?? -1),
  );
  const set = new Set(later);
  return added.filter((_, at) => set.has(at));
}

/** Saves what a preview showed, as one step. @returns the number of entries; null when it failed */
export async function saveImport(
  { added, alike, changed }: ImportPreviewData,
  alsoAlike: boolean,
): Promise<number | null> {
  try {
    const lines = [...added, ...changed, ...(alsoAlike ? alike : [])];
    const { length } = await own.put(lines, { why: 'import' });
    await announce('registries');
    return length;
  } catch {
    return null;
  }
}

export function downloadTemplate(kind: string): void {
  if (!isFormKind(kind)) return;
  download(new Blob([csvTemplate(kind)], { type: 'text/csv;charset=utf-8' }), `stadtspur-${kind}.csv`);
}
