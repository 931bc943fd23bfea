import type { Finding, ShotFacts, ShotReport } from '../../model/index.ts';
import type { EvidenceStore, JournalStore, Staged } from '../evidence-ports.ts';
import type { Ledger } from '../ledger.ts';
import type { Observer } from '../observe-posts.ts';
import type { Clock, MediaFetcher } from '../ports.ts';

/** A picture as it is stored. */
export type Picture = { blob: Blob; width: number; height: number };

/** Puts the picture of a post together from its tiles. Null where that cannot be done; the report says why. */
export type Stitcher = (
  tiles: Staged[],
  facts: ShotFacts,
) => Promise<{ report: ShotReport; picture: Picture | null }>;

/** What bytes are, by themselves; null for no picture or film that is known. */
export type Sniff = (bytes: Uint8Array) => { mediaType: string; width?: number; height?: number } | null;

/** Puts saved files into a post's markup in place of their addresses. */
export type InlineMedia = (
  html: string,
  media: Map<string, { mediaType: string; bytes: Uint8Array }>,
) => string;

export type CapturePorts = {
  journal: JournalStore;
  ledger: Pick<Ledger, 'seal' | 'confirm'>;
  evidence: Pick<EvidenceStore, 'find'>;
  observer: Pick<Observer, 'judgeMedia'>;
  fetchMedia: MediaFetcher;
  sniff: Sniff;
  stitch: Stitcher;
  inlineMedia: InlineMedia;
  clock: Clock;
  software: Finding['software'];
  timeZone: string;
  /** One work at a time for each capture, in all contexts together. */
  lock: (capture: string) => <T>(work: () => Promise<T>) => Promise<T>;
};
