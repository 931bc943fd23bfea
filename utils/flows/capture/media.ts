import type { CaptureNote, MissingArtefact, NamedRead } from '../../model/index.ts';
import type { JournalStore, Staged, StagedFact } from '../evidence-ports.ts';
import { type Clock, type Download, type MediaFetcher, PortError } from '../ports.ts';
import type { Sniff } from './ports.ts';
import { pieceName } from './stage.ts';

type Ports = { journal: JournalStore; fetchMedia: MediaFetcher; sniff: Sniff; clock: Clock };
type Order = { capture: string; read: NamedRead };

/**
 * Fetches the pictures and videos of a post and keeps each as soon as it is there, so that a background that is
 * stopped loses none; those that are kept already are not fetched again. All at once: a server that hangs must not be
 * waited for twice.
 * @returns what could not be had, and why
 */
export function collectMedia(ports: Ports) {
  return async ({ capture, read }: Order): Promise<MissingArtefact[]> => {
    const kept = new Set((await ports.journal.staged(capture)).map(({ name }) => name));
    const missing = await Promise.all(
      addressesOf(read).map(async (url, n) => {
        const name = pieceName('media', n);
        if (kept.has(name)) return null;
        if (!url) return { role: 'media' as const, url, code: 'no-address' as const };
        return keep(ports, capture, name, url);
      }),
    );
    return missing.filter((one) => one !== null);
  };
}

function addressesOf({ post }: NamedRead): (string | null)[] {
  const media = [...post.media, ...(post.quoted?.media ?? [])];
  return [...new Set(media.map(({ url }) => url))];
}

async function keep(
  { journal, fetchMedia, sniff, clock }: Ports,
  capture: string,
  name: string,
  url: string,
): Promise<MissingArtefact | null> {
  let file: Download;
  try {
    file = await fetchMedia(url);
  } catch (error) {
    return missingOf('media', url, error);
  }
  const blob = new Blob([file.bytes], { type: file.mediaType });
  await journal.stage({ capture, name, fact: factOf(url, file, sniff), blob }, clock().toISOString());
  return null;
}

/** The bytes say what a file is; what the server said is kept beside. */
function factOf(url: string, { bytes, mediaType, fetchedAt, served }: Download, sniff: Sniff): StagedFact {
  const seen = sniff(bytes);
  const said = { mediaType: seen?.mediaType ?? mediaType, ...(served && { served }) };
  const size = seen?.width && seen.height ? { width: seen.width, height: seen.height } : {};
  return { role: 'media', url, fetchedAt, ...said, ...size };
}

/** Where the server named another type than the bytes have. */
export function mismatches(staged: readonly Staged[]): CaptureNote[] {
  return staged.flatMap(({ fact: { mediaType, served } }) => {
    const said = served?.mediaType.split(';')[0]?.trim().toLowerCase();
    const differs = said !== undefined && said !== '' && said !== mediaType;
    return differs ? [{ code: 'type-mismatch' as const, detail: `${said}: ${mediaType}`.slice(0, 300) }] : [];
  });
}

export function missingOf(
  role: MissingArtefact['role'],
  url: string | null,
  error: unknown,
): MissingArtefact {
  const known = error instanceof PortError;
  const detail = (known ? error.detail : String(error))?.slice(0, 300);
  const code = (known ? error.code : 'internal') as MissingArtefact['code'];
  return { role, url, code, ...(detail && { detail }) };
}
