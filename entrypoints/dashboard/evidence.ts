import type {
  BackupShown,
  EvidenceActions,
  EvidenceShown,
  IncompleteRow,
  LedgerShown,
  StampShown,
  Tombstone,
} from '../../components/index.ts';
import { entryOf, hashOfLine } from '../../utils/evidence/index.ts';
import { backupState, checkEvidence, type Due, type Journal, retentionOf } from '../../utils/flows/index.ts';
import type { LedgerEntry, LedgerLine } from '../../utils/model/index.ts';
import { announce, keepStorage, onChanged, storageSpace } from '../../utils/platform/index.ts';
import { evidenceStore, journalStore } from '../../utils/storage/index.ts';
import { ledger } from '../shared/evidence.ts';
import { evidenceSettings, lastBackup, lastCheck } from '../shared/evidence-kept.ts';
import { failed } from './failed.ts';
import { stampActions, stampRecipe, stampsShown } from './stamping.ts';

const WORDS = 120;

/** Everything that the page of evidence shows. */
export async function loadEvidence(): Promise<EvidenceShown> {
  const [findings, lines, settings, space, incomplete, backup] = await Promise.all([
    evidenceStore.findings(),
    evidenceStore.ledger(),
    evidenceSettings.load(),
    storageSpace(),
    loadIncomplete(),
    loadBackup(),
  ]);
  const entries = lines.map(readLine);
  const { due, soon } = retentionOf(findings, settings.months, new Date());
  return {
    incomplete,
    ledger: await ledgerShown(lines),
    authority: settings.authority,
    recipe: stampRecipe(settings.authority),
    stamps: await loadStamps(lines),
    space,
    backup,
    retention: {
      caseName: settings.caseName,
      months: settings.months,
      due: due.map(dueRow),
      soon: soon.map(dueRow),
    },
    deleted: entries.flatMap(tombstoneOf).reverse(),
  };
}

const loadStamps = async (lines: LedgerLine[]): Promise<StampShown[]> =>
  stampsShown(await evidenceStore.timestamps(), lines);

export function watchEvidence(call: () => void, signal: AbortSignal): void {
  onChanged('findings', call, signal);
  onChanged('ledger', call, signal);
  for (const kept of [evidenceSettings, lastCheck, lastBackup]) kept.watch(call, signal);
}

/** Whether it is time for a package. */
export async function loadBackup(): Promise<BackupShown> {
  const [findings, last, { backupMost: most }] = await Promise.all([
    evidenceStore.findings(),
    lastBackup.load(),
    evidenceSettings.load(),
  ]);
  return { ...backupState(findings, last, most, new Date()), most };
}

async function loadIncomplete(): Promise<IncompleteRow[]> {
  const rows = await journalStore.all();
  return Promise.all(rows.map(incompleteRow));
}

async function incompleteRow({
  capture,
  read,
  startedAt,
  failures,
  failed: why,
}: Journal): Promise<IncompleteRow> {
  const staged = await journalStore.staged(capture);
  const byRole = Map.groupBy(staged, ({ fact }) => fact.role);
  const { author, text, site } = read.post;
  return {
    capture,
    site,
    author: author?.name ?? author?.key ?? null,
    words: text.slice(0, WORDS),
    startedAt,
    pieces: [...byRole].map(([role, all]) => ({ role, n: all.length })),
    failures,
    failed: why,
  };
}

async function ledgerShown(lines: LedgerLine[]): Promise<LedgerShown | null> {
  const [key, check] = await Promise.all([evidenceStore.key(), lastCheck.load()]);
  const last = lines.at(-1);
  if (!key || !last) return null;
  return { lines: lines.length, head: hashOfLine(last.line), key: key.id, check };
}

/** A damaged line says nothing here; the check names it. */
function readLine(line: LedgerLine): LedgerEntry | null {
  try {
    return entryOf(line);
  } catch {
    return null;
  }
}

function tombstoneOf(entry: LedgerEntry | null): Tombstone[] {
  if (entry?.type !== 'deletion') return [];
  const { seq, number, at, reason, why, record } = entry;
  return [{ seq, number, at, reason, why, record }];
}

const dueRow = ({ finding: { id, number, post }, at }: Due) => ({
  id,
  number,
  at,
  author: post.author?.name ?? post.author?.key ?? null,
  words: post.text.slice(0, WORDS),
});

type Settings = Awaited<ReturnType<typeof evidenceSettings.load>>;

const change = async (part: Partial<Settings>): Promise<void> =>
  evidenceSettings.save({ ...(await evidenceSettings.load()), ...part });

async function attempt(work: () => Promise<void>) {
  try {
    await work();
    return { state: 'done' as const };
  } catch (error) {
    return { state: 'failed' as const, ...failed(error) };
  } finally {
    await announce('findings');
  }
}

export const evidenceActions: EvidenceActions = {
  ...stampActions(change),
  // The background has what it takes; it hears of it, and the page of the result.
  onComplete: (capture) =>
    attempt(async () => {
      await journalStore.change(capture, { failures: 0, touchedAt: new Date(0).toISOString() });
      await announce('complete');
    }),
  onDiscard: (capture) => attempt(() => journalStore.discard(capture)),
  async onCheck(tell, signal) {
    const ports = { store: evidenceStore, lastCheck, clock: () => new Date(), random: Math.random };
    try {
      return { state: 'checked', check: await checkEvidence(ports, { onProgress: tell, signal }) };
    } catch (error) {
      return signal.aborted ? { state: 'cancelled' } : { state: 'failed', ...failed(error) };
    }
  },
  onPersist: keepStorage,
  onBackupMost: (backupMost) => change({ backupMost }),
  onRetention: (caseName, months) => change({ caseName, months }),
  async onExpire(ids, why) {
    let n = 0;
    try {
      for (const id of ids) {
        await ledger.remove(id, { type: 'deletion', reason: 'retention', why });
        n++;
      }
      return { state: 'removed', n };
    } catch (error) {
      return { state: 'failed', ...failed(error) };
    } finally {
      await announce('findings');
    }
  },
};
