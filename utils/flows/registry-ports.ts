import type { About, Change, Head, LineKind, Root } from '../model/index.ts';
import type { NamedLine, OpenRegistry } from '../registry/index.ts';

/** Where a registry on this machine is from. */
export type RegistryKind = 'bundled' | 'file' | 'published' | 'own';

/** One whole state of a registry as it is stored. Immutable: a new one takes its place. */
export type Generation = {
  /** Random; names the rows of this generation. */
  id: string;
  /** Random; names the shards, which generations that differ by few changes share. */
  base: string;
  about: About;
  /** As verdicts and findings keep it: the sequence of a published registry, the version of a file. */
  version: string;
  sequence: number;
  /** Null for what no head tells of: files, the bundled and one's own. */
  head: Head | null;
  /** SHA-256 of the head's bytes: pins all files that made this state. */
  headHash: string | null;
  stateHash: string;
  log: Head['log'];
  /** Lines by kind; `withdrawn` are tombstones. */
  counts: Partial<Record<LineKind, number>>;
  /** Size of its lines as text. */
  bytes: number;
  made: string;
  /** Version of what lines are found by (KEYS_VERSION): another one is made anew from the lines. */
  keys: number;
};

/** How the last try to sync ended. Codes of failures are those of BadPublication and PortError. */
export type SyncOutcome =
  | { state: 'never' }
  | { state: 'updated' | 'unchanged'; at: string; changes: number }
  | { state: 'failed'; at: string; code: string; file?: string; detail?: string }
  /** More than a fifth would vanish, or it would grow fivefold: the user is asked; what was in use stays. */
  | { state: 'held'; at: string; sequence: number; vanish: number; of: number; entries: number };

/** A registry on this machine, switched on or off, with how it is kept up to date. */
export type Shelved = {
  /** The registry's own id; no two on a machine. */
  id: string;
  kind: RegistryKind;
  title: string;
  enabled: boolean;
  since: string;
  /** Folder of the published files, with a slash at the end. */
  address: string | null;
  /** SHA-256 of the first root: what the user compared. */
  fingerprint: string | null;
  root: Root | null;
  current: Generation | null;
  previous: Generation | null;
  sync: {
    last: SyncOutcome;
    etag: string | null;
    /** RFC 3339; not before it. */
    nextAt: string | null;
    failuresInARow: number;
    /** The latest `issued` seen, which the clock of this machine cannot turn back. */
    newestIssued: string | null;
    /** A later head of the state in use: nothing but its times is new. */
    renewed?: { head: Head; hash: string } | null;
    /** Sequence of an update that the user did not want; a later one is looked at again. */
    refused?: number | null;
  };
};

/** What a generation is told about; the rest is counted while it is written. */
export type GenerationFacts = Pick<Generation, 'version' | 'sequence' | 'head' | 'headHash' | 'log' | 'made'>;
/** How it stands with a registry that was never asked for. */
export const NEVER_SYNCED: Shelved['sync'] = {
  last: { state: 'never' },
  etag: null,
  nextAt: null,
  failuresInARow: 0,
  newestIssued: null,
};

/** A generation that is written but not in use, and how many entries of the current one it has no more. */
export type Staged = { generation: Generation; vanished: number; changes: Change[] };

/** The registries of this machine. All methods throw PortError disk-full or database. */
export type RegistryShelf = {
  list(): Promise<Shelved[]>;
  get(id: string): Promise<Shelved | null>;
  /** Writes all but the generations, which only `swap` changes. */
  save(shelved: Omit<Shelved, 'current' | 'previous'>): Promise<void>;
  /**
   * Writes a whole state.
   * @param lines in the order of their names, each name once; else BadPublication wrong-order
   * @param tell called with the number of lines written so far
   */
  stage(
    registry: string,
    lines: AsyncIterable<NamedLine> | Iterable<NamedLine>,
    facts: GenerationFacts,
    tell?: (lines: number) => void,
  ): Promise<Staged>;
  /** Writes a state that differs from the current one by these changes, in a time that depends on their number alone. */
  stageChanges(registry: string, changes: readonly Change[], facts: GenerationFacts): Promise<Staged>;
  /** Puts a staged generation into use, in one transaction; the one before is kept, an older one is deleted. */
  swap(registry: string, staged: Staged): Promise<void>;
  /** Goes back to the generation before; the one in use is deleted. */
  revert(registry: string): Promise<void>;
  /** Deletes what was staged and not put into use. */
  discard(staged: Staged): Promise<void>;
  remove(registry: string): Promise<void>;
  /** Changes kept of a registry, newest first: of one's own all, of others those of the last updates (2,000 at most). */
  changes(registry: string, most?: number): Promise<Change[]>;
  /** Lines of the generation in use, tombstones included, in the order of their names. */
  lines(registry: string): AsyncIterable<NamedLine>;
  /** One line by its name (`account:westphal-facebook`). */
  line(registry: string, name: string): Promise<NamedLine | null>;
  /** The generation in use, open for look-ups. @throws PortError database when there is none */
  open(registry: string): Promise<OpenRegistry>;
  /** Deletes rows that no registry uses: what a stop in the middle left behind. */
  sweep(): Promise<void>;
};

/** An answer of a registry's host. `bytes` is empty unless the status is 200; `retryAfter` in seconds. */
export type FetchedFile = {
  status: number;
  etag: string | null;
  bytes: Uint8Array<ArrayBuffer>;
  retryAfter: number | null;
};

/**
 * Fetches one file of a publication, without credentials or referrer, following no redirect.
 * @param options.etag of the file known already: the host may answer 304
 * @param options.most bytes; @param options.timeout in milliseconds
 * @throws PortError no-permission, refused-address, timeout, network, too-large, encoded
 */
export type FetchFile = (
  address: string,
  options: { etag?: string | null; most: number; timeout: number },
) => Promise<FetchedFile>;

/** How far a sync is; `done` of `total` counts bytes or lines, `total` 0 is not known yet. */
export type SyncProgress = { phase: 'head' | 'root' | 'changes' | 'snapshot'; done: number; total: number };
