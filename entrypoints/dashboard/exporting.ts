import type { ExportOrder, ExportOutcome, ImportOutcome, OnImport, OnRun } from '../../components/index.ts';
import { type StandingOf, TEXT_FORMS, type TextForm, writtenStream } from '../../utils/evidence/index.ts';
import { importEvidence as readEvidence } from '../../utils/flows/index.ts';
import type { Finding } from '../../utils/model/index.ts';
import { announce, saveStream } from '../../utils/platform/index.ts';
import { evidenceStore } from '../../utils/storage/index.ts';
import { ledger } from '../shared/evidence.ts';
import { evidenceSettings, lastBackup } from '../shared/evidence-kept.ts';
import { failed } from './failed.ts';
import { packageOf, reportOf } from './packaging.ts';
import { loadStandings } from './standings.ts';

type Bytes = Uint8Array<ArrayBuffer>;
type Hooks = { onProgress(done: number): void; signal: AbortSignal };

/** A package or a report on its way; `name` where the writer gives the file's name. */
export type Written = { stream: ReadableStream<Bytes>; name?: string | undefined };

/** Writes a package of findings. `onProgress` tells the number of findings written. */
export type WritePackage = (
  findings: readonly Finding[],
  options: { caseName: string; language: 'de' | 'en'; wacz: boolean },
  hooks: Hooks,
) => Promise<Written>;

/** Writes the printable report of findings: HTML in UTF-8. */
export type WriteReport = (
  findings: readonly Finding[],
  options: { caseName: string; language: 'de' | 'en' },
  hooks: Hooks,
) => Promise<Written>;

/** Takes over findings from a package or a file of records. @throws PortError */
export type ImportEvidence = (
  file: File,
  hooks: { onProgress(done: number, all: number): void; signal: AbortSignal },
) => Promise<{ added: number; known: number; refused: readonly { finding: string; code: string }[] }>;

/** Writes findings into a file and offers it for download. What went wrong comes back as data for the view. */
export const runExport: OnRun = async (order, tell, signal) => {
  const all = order.findings.length;
  const progress = { done: 0, all, bytes: 0 };
  const told = (change: Partial<typeof progress>) => tell(Object.assign(progress, change) && { ...progress });
  const hooks = { onProgress: (done: number) => told({ done }), signal };
  return caught(signal, async () => {
    const startedAt = new Date().toISOString();
    const { stream, name, mediaType } = await streamOf(order, hooks);
    const bytes = await saveStream(stream, {
      name,
      mediaType,
      signal,
      onBytes: (written) => told({ bytes: written }),
    });
    if (order.form === 'package' && order.isAll) await lastBackup.save({ at: startedAt });
    return { state: 'done', file: name, bytes, n: all };
  });
};

async function streamOf(order: ExportOrder, hooks: Hooks) {
  const { findings, form, language, wacz } = order;
  const day = new Date().toISOString().slice(0, 10);
  if (form !== 'package' && form !== 'report') {
    const { extension, mediaType } = TEXT_FORMS[form];
    const standingOf = await standingsFor(form);
    const stream = writtenStream(findings, form, { ...hooks, standingOf });
    return { stream, mediaType, name: `stadtspur-${FILE_NAMES[form] ?? 'findings'}-${day}.${extension}` };
  }
  const { caseName } = await evidenceSettings.load();
  const { stream, name } = await (form === 'package' ? packageOf : reportOf)(
    findings,
    { caseName, language, wacz },
    hooks,
  );
  const [extension, mediaType] = form === 'package' ? ['zip', 'application/zip'] : ['html', 'text/html'];
  return { stream, mediaType, name: name ?? `stadtspur-${form}-${day}.${extension}` };
}

const FILE_NAMES: Partial<Record<TextForm, string>> = { '4cat': '4cat', ris: 'references' };

/** Only the tables say where a finding stands in the ledger. */
async function standingsFor(form: TextForm): Promise<StandingOf | undefined> {
  if (form === 'ndjson' || form === 'ris' || form === '4cat') return undefined;
  const { lines, foreign } = await loadStandings();
  return ({ id }) => ({ seq: lines.get(id)?.seq ?? null, from: foreign.get(id) ?? null });
}

export const importEvidence: OnImport = (file, tell, signal) =>
  caught<ImportOutcome>(signal, async () => {
    const onProgress = (done: number, all: number) => tell({ done, all });
    return { state: 'done', ...(await takeOver(file, { onProgress, signal })) };
  });

async function caught<T extends ExportOutcome | ImportOutcome>(
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T | { state: 'cancelled' } | ({ state: 'failed' } & ReturnType<typeof failed>)> {
  try {
    return await work();
  } catch (error) {
    return signal.aborted ? { state: 'cancelled' } : { state: 'failed', ...failed(error) };
  }
}

const takeOver: ImportEvidence = async (file, { onProgress, signal }) => {
  const clock = () => new Date();
  const { added, known, refused } = await readEvidence({ store: evidenceStore, ledger, clock })(file, {
    onProgress: ({ done, total }) => onProgress(done, total),
    signal,
  });
  await announce('findings');
  return { added, known, refused };
};
