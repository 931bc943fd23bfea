import { buildFinding, type FindingDraft } from '../../evidence/index.ts';
import type {
  CaptureNote,
  CaptureReceipt,
  Finding,
  MissingArtefact,
  ShotFacts,
  Verdict,
} from '../../model/index.ts';
import type { Journal, Staged } from '../evidence-ports.ts';
import { PortError } from '../ports.ts';
import { collectMedia, mismatches } from './media.ts';
import {
  artefactsOf,
  blobsOf,
  type Piece,
  pictureOf,
  pieceOf,
  type Shown,
  withMedia,
  wordsOf,
} from './pieces.ts';
import type { CapturePorts } from './ports.ts';
import { isWhole } from './stage.ts';

/** What the page side told when it was done. */
export type Done = { shot: ShotFacts | null; missing: MissingArtefact[] };

/**
 * Seals a capture from what was collected:
 *
 *   journal + pieces ─▶ media not yet fetched, verdict of record, one picture ─▶ record ─▶ ledger and storage, as one
 *
 * What cannot be had is named in `missing`. When sealing fails the capture stays in the journal, with the reason.
 * Asked again after it was sealed, it answers with the same receipt.
 * @returns a function of the capture's id, and what the page told; null when there is no page any more
 * @throws PortError no-capture, disk-full, database, unconfirmed
 * @throws InvalidData when the record would not be valid
 */
export function sealCapture(ports: CapturePorts) {
  return (capture: string, done: Done | null): Promise<CaptureReceipt> =>
    ports.lock(capture)(async () => {
      const sealed = await ports.evidence.find(capture);
      if (sealed) {
        await ports.ledger.confirm(sealed);
        return receiptOf(sealed);
      }
      const row = await ports.journal.get(capture);
      if (!row) throw new PortError('no-capture', capture);
      try {
        if (done) await ports.journal.change(capture, done);
        return receiptOf(await seal(ports, { ...row, ...done }, done === null));
      } catch (error) {
        await noteFailure(ports, row, error);
        throw error;
      }
    });
}

async function seal(ports: CapturePorts, row: Journal, isResumed: boolean): Promise<Finding> {
  const [verdict, missing] = await Promise.all([verdictOf(ports, row), collectMedia(ports)(row)]);
  const staged = (await ports.journal.staged(row.capture)).filter(isWhole);
  const shown = await pictureOf(of(staged, 'tile'), row.shot, ports.stitch);
  const pieces = [...shown.pieces, ...(await otherPieces(ports, row, staged))];
  const notes = [...notesOf(row, isResumed), ...mismatches(staged)];
  const lost = [...missingShot(row, shown), ...shown.missing, ...missing];
  return ports.ledger.seal(
    draftOf(ports, { row, verdict, shown, pieces, notes, missing: lost }),
    blobsOf(pieces),
  );
}

const of = (staged: Staged[], role: string) => staged.filter(({ fact }) => fact.role === role);

async function otherPieces(ports: CapturePorts, row: Journal, staged: Staged[]): Promise<Piece[]> {
  const media = of(staged, 'media');
  const rest = staged.filter(({ fact }) => fact.role !== 'tile');
  const made = rest.map(async ({ fact, blob, ...one }) => {
    const isMarkup = fact.role === 'markup';
    return pieceOf(fact, isMarkup ? await withMedia({ ...one, fact, blob }, media, ports.inlineMedia) : blob);
  });
  return [...(await Promise.all(made)), ...(await wordsOf(row))];
}

/** A registry that cannot be read is no reason to lose the post: it is saved unmatched, and the record says why. */
async function verdictOf({ observer }: CapturePorts, { read }: Journal): Promise<Verdict> {
  try {
    const [verdict] = await observer.judgeMedia([read]);
    if (verdict) return verdict;
    throw new PortError('internal', 'no verdict');
  } catch (error) {
    const detail = String(error).slice(0, 300);
    const failed = { signal: 'author' as const, url: null, code: 'internal' as const, detail };
    const none = { matches: [], registries: [], captured: [], pending: false, registeredAuthor: false };
    return { ref: read.ref, failed: [failed], ...none };
  }
}

function notesOf({ shot }: Journal, isResumed: boolean): CaptureNote[] {
  return [
    ...(isResumed ? [{ code: 'resumed' as const }] : []),
    ...(shot?.reasons.includes('page-changed') ? [{ code: 'page-changed' as const }] : []),
  ];
}

/** Why there is no picture, unless it is said already. */
function missingShot({ shot, missing }: Journal, shown: Shown): MissingArtefact[] {
  const isSaid = [...missing, ...shown.missing].some(({ role }) => role === 'screenshot');
  const isShown = shown.pieces.some(({ artefact }) => artefact.role === 'screenshot');
  if (isSaid || isShown) return missing;
  const code = shot ? 'not-visible' : 'interrupted';
  return [...missing, { role: 'screenshot', url: null, code }];
}

type Parts = {
  row: Journal;
  verdict: Verdict;
  shown: Shown;
  pieces: Piece[];
  notes: CaptureNote[];
  missing: MissingArtefact[];
};

function draftOf(ports: CapturePorts, { row, verdict, shown, pieces, notes, missing }: Parts): FindingDraft {
  const { capture, read, trigger, page, viewport, circumstances, startedAt } = row;
  return buildFinding({
    id: capture,
    capturedAt: new Date(startedAt),
    timeZone: ports.timeZone,
    ref: read.ref,
    trigger,
    page,
    post: read.post,
    matches: verdict.matches,
    failed: verdict.failed,
    registries: verdict.registries,
    artefacts: artefactsOf(pieces),
    missing,
    screenshotPartial: shown.shot?.partial ?? row.shot?.partial ?? false,
    viewport,
    software: ports.software,
    shot: shown.shot,
    circumstances,
    ...(notes.length > 0 && { notes: notes.slice(0, 20) }),
  });
}

/** A full disk can refuse this too; then the row stays as it was, which says enough. */
async function noteFailure({ journal }: CapturePorts, row: Journal, error: unknown): Promise<void> {
  const known = error instanceof PortError;
  const failed = known
    ? { code: error.code, detail: error.detail }
    : { code: 'internal', detail: String(error) };
  await journal.change(row.capture, { failures: row.failures + 1, failed }).catch(() => undefined);
}

export const receiptOf = ({ id, number, capturedAt, missing }: Finding): CaptureReceipt => ({
  id,
  number,
  capturedAt,
  missing,
});
