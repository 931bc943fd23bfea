import type { CapturePart } from '../../model/index.ts';
import type { Journal, JournalStore, Staged, StagedFact } from '../evidence-ports.ts';
import { type Clock, type Download, PortError } from '../ports.ts';

type Ports = { journal: JournalStore; clock: Clock };
type Place = NonNullable<StagedFact['place']>;

/** Begins a capture: from here on it is sealed, or shown as incomplete. Asked again, nothing changes. */
export function beginCapture({ journal, clock }: Ports) {
  return (order: Omit<Journal, 'startedAt' | 'touchedAt' | 'shot' | 'missing' | 'failures' | 'failed'>) => {
    const now = clock().toISOString();
    const fresh = { shot: null, missing: [], failures: 0, failed: null };
    return journal.begin({ ...order, ...fresh, startedAt: now, touchedAt: now });
  };
}

/** `tile-003`: pieces sort in the order in which they were taken. */
export const pieceName = (role: string, n: number): string => `${role}-${String(n).padStart(3, '0')}`;

/** Keeps a picture of the window or of a part of the page. */
export function stageTile({ journal, clock }: Ports) {
  return (capture: string, n: number, taken: Download, place: Place): Promise<void> => {
    const { bytes, mediaType, fetchedAt } = taken;
    const fact: StagedFact = { role: 'tile', mediaType, url: null, fetchedAt, place };
    const blob = new Blob([bytes], { type: mediaType });
    return journal.stage({ capture, name: pieceName('tile', n), fact, blob }, clock().toISOString());
  };
}

/** Where pieces of a part wait for the last one. */
const WAITING = '.piece-';

/**
 * Keeps what the page handed over. Parts come in pieces; each can come twice.
 * @throws PortError invalid-message when the data is no base64, or a piece before the last one is missing
 */
export function stagePart({ journal, clock }: Ports) {
  return async (
    capture: string,
    part: CapturePart,
    { piece, last, data }: { piece: number; last: boolean; data: string },
  ): Promise<void> => {
    const { n, at, width, height, ...rest } = part;
    const now = clock().toISOString();
    const size = { ...(width && { width }), ...(height && { height }), ...(at !== undefined && { at }) };
    const fact: StagedFact = { ...rest, ...size, fetchedAt: now };
    const name = pieceName(part.role, n);
    const blob = new Blob([bytesOf(data)], { type: part.mediaType });
    if (!last) {
      const waiting = `${name}${WAITING}${String(piece).padStart(3, '0')}`;
      return journal.stage({ capture, name: waiting, fact, blob }, now);
    }
    const before = piece === 0 ? [] : await piecesOf(journal, capture, name, piece);
    await journal.stage({ capture, name, fact, blob: new Blob([...before, blob], { type: blob.type }) }, now);
  };
}

async function piecesOf(
  journal: JournalStore,
  capture: string,
  name: string,
  count: number,
): Promise<Blob[]> {
  const waiting = (await journal.staged(capture)).filter((one) => one.name.startsWith(name + WAITING));
  if (waiting.length < count)
    throw new PortError('invalid-message', `${name}: ${waiting.length} of ${count}`);
  return waiting.slice(0, count).map(({ blob }) => blob);
}

/** Whole pieces: those of which the last has come. */
export const isWhole = ({ name }: Staged): boolean => !name.includes(WAITING);

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  try {
    const binary = atob(base64);
    const bytes = new Uint8Array(binary.length);
    for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
    return bytes;
  } catch {
    throw new PortError('invalid-message', 'no base64');
  }
}
