import { buildFinding, sha256Hex } from '../evidence/index.ts';
import type {
  Artefact,
  CaptureReceipt,
  CaptureTrigger,
  Finding,
  MissingArtefact,
  NamedRead,
  ShotRequest,
  Verdict,
} from '../model/index.ts';
import type { Observer } from './observe-posts.ts';
import {
  type Blobs,
  type Clock,
  type Download,
  type FindingStore,
  type MediaFetcher,
  PortError,
  type Screenshot,
} from './ports.ts';

export type CapturePorts = {
  observer: Pick<Observer, 'judgeMedia'>;
  findings: Pick<FindingStore, 'seal'>;
  fetchMedia: MediaFetcher;
  clock: Clock;
  newId(): string;
  software: Finding['software'];
  timeZone: string;
};

export type CaptureOrder = {
  read: NamedRead;
  trigger: CaptureTrigger;
  page: Finding['page'];
  /** Null when nothing of the post stands in the window. */
  shot: ShotRequest | null;
  screenshot: Screenshot;
  /** Told when the window may show our own signs again; false says that the post moved while its picture was taken. */
  onShotDone(): Promise<boolean>;
  /** Told before the write. */
  onSaving(): void;
};

type Collected = { artefact: Artefact; blob: Blob } | { missing: MissingArtefact };

/**
 * Saves one post as evidence:
 *
 *   screenshot ─▶ signs shown again ─▶ verdict of record, media bytes and hashes ─▶ one strict transaction
 *
 * What cannot be had is named in `missing`; only the write itself can fail the capture.
 * @throws PortError disk-full, database
 * @throws InvalidData when the record would not be valid
 */
export function captureEvidence(ports: CapturePorts) {
  return async (order: CaptureOrder): Promise<CaptureReceipt> => {
    const capturedAt = ports.clock();
    const taken = await takeScreenshot(order);
    const stayed = await order.onShotDone();
    const shot = stayed || 'missing' in taken ? taken : MOVED;
    // Side by side: a picture server that hangs must not be waited for twice.
    const [[verdict], media] = await Promise.all([
      ports.observer.judgeMedia([order.read]).catch((error: unknown) => [unjudged(order.read.ref, error)]),
      collectMedia(order.read, ports.fetchMedia),
    ]);
    if (!verdict) throw new PortError('internal', 'no verdict');
    const collected = [shot, ...media];
    const { post } = order.read;
    const draft = buildFinding({
      id: ports.newId(),
      capturedAt,
      timeZone: ports.timeZone,
      ref: order.read.ref,
      trigger: order.trigger,
      page: order.page,
      post,
      matches: verdict.matches,
      failed: verdict.failed,
      registries: verdict.registries,
      artefacts: collected.flatMap((one) => ('artefact' in one ? [one.artefact] : [])),
      missing: collected.flatMap((one) => ('missing' in one ? [one.missing] : [])),
      screenshotPartial: order.shot?.partial ?? false,
      viewport: order.shot?.viewport ?? { width: 0, height: 0, scale: 1 },
      software: ports.software,
    });
    order.onSaving();
    return receiptOf(await ports.findings.seal(draft, blobsOf(collected)));
  };
}

/** A picture of where the post no longer stood would be false evidence. */
const MOVED: Collected = { missing: { role: 'screenshot', url: null, code: 'moved' } };

/** A registry that cannot be read is no reason to lose the post: it is saved unmatched, and the record says why. */
function unjudged(ref: string, error: unknown): Verdict {
  const failed = {
    signal: 'author' as const,
    url: null,
    code: 'internal' as const,
    detail: String(error).slice(0, 300),
  };
  const none = { matches: [], registries: [], captured: [], pending: false, registeredAuthor: false };
  return { ref, failed: [failed], ...none };
}

async function takeScreenshot({ shot, screenshot }: CaptureOrder): Promise<Collected> {
  if (!shot) return { missing: { role: 'screenshot', url: null, code: 'not-visible' } };
  return collect('screenshot', null, () => screenshot(shot.rect));
}

function collectMedia({ post }: NamedRead, fetchMedia: MediaFetcher): Promise<Collected[]> {
  const media = [...post.media, ...(post.quoted?.media ?? [])];
  const urls = [...new Set(media.map(({ url }) => url))];
  return Promise.all(
    urls.map((url) => {
      if (!url) return { missing: { role: 'media' as const, url: null, code: 'no-address' as const } };
      return collect('media', url, () => fetchMedia(url));
    }),
  );
}

async function collect(
  role: Artefact['role'],
  url: string | null,
  get: () => Promise<Download>,
): Promise<Collected> {
  try {
    const { bytes, mediaType, fetchedAt } = await get();
    const sha256 = await sha256Hex(bytes);
    return {
      artefact: { role, mediaType, bytes: bytes.length, sha256, url, fetchedAt },
      blob: new Blob([bytes], { type: mediaType }),
    };
  } catch (error) {
    return { missing: missingOf(role, url, error) };
  }
}

function missingOf(role: Artefact['role'], url: string | null, error: unknown): MissingArtefact {
  const known = error instanceof PortError;
  const detail = known ? error.detail : String(error);
  return {
    role,
    url,
    code: (known ? error.code : 'internal') as MissingArtefact['code'],
    ...(detail ? { detail: detail.slice(0, 300) } : {}),
  };
}

function blobsOf(collected: Collected[]): Blobs {
  return new Map(
    collected.flatMap((one) => ('artefact' in one ? [[one.artefact.sha256, one.blob] as const] : [])),
  );
}

function receiptOf({ id, number, capturedAt, missing }: Finding): CaptureReceipt {
  return { id, number, capturedAt, missing };
}
