import type { Artefact, DeletionReason, Finding } from '../../../utils/model/index.ts';

/** What failed, as a code that has words, and a figure. */
export type Failure = { code: string; detail?: string | undefined };

/** What became of something the user asked for. */
export type Done = { state: 'done' } | ({ state: 'failed' } & Failure);

/** A capture that has begun and is not sealed. */
export type IncompleteRow = {
  capture: string;
  site: Finding['post']['site'];
  author: string | null;
  words: string;
  startedAt: string;
  /** Pieces collected so far, counted by role. */
  pieces: { role: Artefact['role']; n: number }[];
  /** How often sealing failed, and why the last time; none: it is under way. */
  failures: number;
  failed: Failure | null;
};

/** What does not agree; `flows/check-evidence` says what the codes mean. */
export type FaultShown =
  | { of: 'ledger'; seq: number; code: string }
  | { of: 'finding'; finding: string; number: number; code: string }
  | { of: 'file'; finding: string; number: number; role: Artefact['role']; sha256: string; code: string };

export type CheckShown = {
  at: string;
  findings: number;
  of: number;
  files: number;
  bytes: number;
  lines: number;
  faultCount: number;
  faults: FaultShown[];
};

export type LedgerShown = {
  lines: number;
  /** SHA-256 of the last line. */
  head: string;
  /** Id of this device's key, 16 hex digits. */
  key: string;
  check: CheckShown | null;
};

/** A stamp of the ledger. `seq`: the line that was stamped, which holds all before it. */
export type StampShown = {
  seq: number;
  askedAt: string;
  authority: string;
  state: 'waiting' | 'verified' | 'unverified';
  /** By the authority's clock; null while no answer is there. */
  stampedAt: string | null;
};

export type StampOutcome =
  | { state: 'stamped'; stampedAt: string; authority: string }
  | ({ state: 'failed' } & Failure);

export type StampActions = {
  /** Sets the address of the authority, none when empty; asks the browser for access to it. */
  onAuthority(address: string): Promise<'saved' | 'removed' | 'invalid' | 'no-access'>;
  requestStamp(): Promise<StampOutcome>;
  /** Writes the request file (.tsq) for the last line. */
  saveRequest(): Promise<{ state: 'saved'; file: string } | ({ state: 'failed' } & Failure)>;
  addAnswer(file: File): Promise<StampOutcome>;
};

export type SpaceShown = { used: number | null; available: number | null; persisted: boolean | null };

export type BackupShown = {
  fresh: number;
  days: number;
  isDue: boolean;
  last: string | null;
  /** New findings that need no reminder. */
  most: number;
};

/** A finding that falls due, and when. */
export type DueRow = { id: string; number: number; at: string; author: string | null; words: string };

export type RetentionShown = { caseName: string; months: number; due: DueRow[]; soon: DueRow[] };

/** What the ledger keeps of a deleted finding. */
export type Tombstone = {
  seq: number;
  number: number;
  at: string;
  reason: DeletionReason;
  why: string;
  record: string;
};

/** Everything that the page of evidence shows. */
export type EvidenceShown = {
  incomplete: IncompleteRow[];
  /** Null before the ledger has begun. */
  ledger: LedgerShown | null;
  authority: string;
  /** Command that sends a request file to the authority. */
  recipe: string;
  stamps: StampShown[];
  space: SpaceShown;
  backup: BackupShown;
  retention: RetentionShown;
  deleted: Tombstone[];
};

export type Progress = { done: number; all: number; bytes: number };

export type CheckOutcome =
  | { state: 'checked'; check: CheckShown }
  | { state: 'cancelled' }
  | ({ state: 'failed' } & Failure);

export type EvidenceActions = StampActions & {
  onComplete(capture: string): Promise<Done>;
  onDiscard(capture: string): Promise<Done>;
  onCheck(tell: (progress: Progress) => void, signal: AbortSignal): Promise<CheckOutcome>;
  /** @returns whether the browser promised */
  onPersist(): Promise<boolean>;
  onBackupMost(most: number): Promise<void>;
  onRetention(caseName: string, months: number): Promise<void>;
  /** Deletes findings because their time is over. @returns how many were deleted, or what failed */
  onExpire(
    ids: string[],
    why: string,
  ): Promise<{ state: 'removed'; n: number } | ({ state: 'failed' } & Failure)>;
};
