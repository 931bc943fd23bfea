import type { DeviceKey } from '../evidence/index.ts';
import type {
  CaptureTrigger,
  Circumstances,
  DeletionReason,
  Finding,
  LedgerLine,
  MissingArtefact,
  NamedRead,
  Origin,
  ShotFacts,
  Support,
} from '../model/index.ts';
import type { Blobs } from './ports.ts';

/** What is known of a piece that was collected before its capture is sealed. Its bytes lie beside, under the same name. */
export type Staged = {
  capture: string;
  /** `tile-003`, `markup-000`, `media-012`: staged again under its name, a piece is replaced. */
  name: string;
  fact: StagedFact;
  blob: Blob;
};

export type StagedFact = Omit<Finding['artefacts'][number], 'bytes' | 'sha256'> & {
  /** Of a tile. CSS pixels, as in the request. */
  place?: {
    rect: { x: number; y: number; width: number; height: number };
    offset: { x: number; y: number };
    scale: number;
  };
};

/** A capture that has begun and is not sealed: enough to complete it without its page. */
export type Journal = {
  capture: string;
  startedAt: string;
  read: NamedRead;
  trigger: CaptureTrigger;
  page: Finding['page'];
  viewport: Finding['viewport'];
  circumstances: Circumstances;
  tab: number;
  /** What the page side told when it was done; null until then. */
  shot: ShotFacts | null;
  missing: MissingArtefact[];
  /** When something was last collected for it. */
  touchedAt: string;
  /** How often sealing failed, and why the last time; shown where the capture is listed as incomplete. */
  failures: number;
  failed: { code: string; detail?: string | undefined } | null;
};

/** Unfinished captures and what was collected for them. Every write is strict. @throws PortError disk-full, database */
export type JournalStore = {
  /** Writes the row unless it is there already. */
  begin(row: Journal): Promise<void>;
  get(capture: string): Promise<Journal | null>;
  change(capture: string, part: Partial<Journal>): Promise<void>;
  all(): Promise<Journal[]>;
  /** Keeps a piece, in place of one of the same name; nothing once the capture is no longer in the journal. */
  stage(piece: Staged, touchedAt: string): Promise<void>;
  /** In the order of their names. */
  staged(capture: string): Promise<Staged[]>;
  /** Drops a capture that was never sealed, at the user's word. */
  discard(capture: string): Promise<void>;
};

/** A finding with its line in the ledger, to be written as one. */
export type Sealing = { finding: Finding; blobs: Blobs; line: LedgerLine };

/** A finding that is taken over. `origin` is null where this device's own ledger seals it: it was lost, and comes back. */
export type Foreign = { finding: Finding; origin: Origin | null; blobs: Blobs };

/** The key of this device, as it is kept. */
export type KeptKey = DeviceKey & { madeAt: string };

export type EvidenceStore = {
  /** The key of this device; null before the ledger has begun. */
  key(): Promise<KeptKey | null>;
  /** Begins the ledger: the key, and the first lines, in one transaction. Does nothing where there is a key. */
  found(key: KeptKey, lines: LedgerLine[]): Promise<void>;
  /** The last line; null before the first capture. */
  lastLine(): Promise<LedgerLine | null>;
  nextNumber(): Promise<number>;
  /**
   * Writes finding, blobs and line, and drops the capture's journal, in one strict transaction: all of it, or nothing.
   * @throws PortError disk-full, database; `ledger-moved` when another line or number came first
   */
  seal(sealing: Sealing): Promise<void>;
  /** Appends a line alone. @throws PortError as `seal` */
  append(line: LedgerLine): Promise<void>;
  /** Removes a finding with its bytes and appends its tombstone, in one transaction. */
  remove(finding: string, line: LedgerLine): Promise<void>;
  /** Adds findings that are not here yet, and the line that says so, in one transaction. @throws PortError as `seal` */
  merge(coming: Foreign[], line: LedgerLine): Promise<void>;
  ledger(): Promise<LedgerLine[]>;
  find(id: string): Promise<Finding | null>;
  findings(): Promise<Finding[]>;
  blob(finding: string, sha256: string): Promise<Blob | undefined>;
  origins(): Promise<Origin[]>;
  timestamps(): Promise<StoredTimestamp[]>;
  putTimestamp(row: StoredTimestamp): Promise<void>;
};

/** A stamp of a ledger line (RFC 3161): the request, and the answer once it came. DER. */
export type StoredTimestamp = {
  /** Number of the line, and the SHA-256 that was stamped: that of the line. */
  seq: number;
  digest: string;
  request: Uint8Array<ArrayBuffer>;
  token: Uint8Array<ArrayBuffer> | null;
  authority: string;
  askedAt: string;
};

/** Deletes at the user's word. */
export type DeleteOrder = { finding: string; reason: DeletionReason; why: string };
export type SupportOrder = { finding: string; support: Support };

/** A decoded picture, of which parts can be read: four bytes a pixel, row by row. */
export type OpenPicture = {
  width: number;
  height: number;
  read(area: { x: number; y: number; width: number; height: number }): {
    data: Uint8ClampedArray;
    width: number;
    height: number;
  };
  close(): void;
};

/** Decodes a picture. @throws PortError not-an-image */
export type PictureOpener = (picture: Blob) => Promise<OpenPicture>;
