import type { Head, Line, LineKind, Root } from '../../../utils/model/index.ts';

/** How the last try to bring a registry up to date ended. */
export type LastCheck =
  | { state: 'never' }
  | { state: 'updated' | 'unchanged'; at: string; changes: number }
  | { state: 'failed'; at: string; code: string; file?: string; detail?: string }
  | { state: 'held'; at: string; sequence: number; vanish: number; of: number; entries: number };

export type Progress = {
  phase: 'head' | 'root' | 'changes' | 'snapshot';
  done: number;
  total: number;
};

/** One registry of this device, as the list and its own page show it. */
export type RegistryRow = {
  id: string;
  kind: 'bundled' | 'file' | 'published' | 'own';
  title: string;
  description: string | undefined;
  licence: string | undefined;
  enabled: boolean;
  since: string;
  address: string | null;
  fingerprint: string | null;
  root: Root | null;
  version: string;
  counts: Partial<Record<LineKind, number>>;
  /** Size of its entries. */
  bytes: number;
  /** The head in force; null for what nobody signed. */
  head: Pick<Head, 'issued' | 'expires'> | null;
  staleSince: string | null;
  last: LastCheck;
  nextAt: string | null;
  refused: number | null;
  /** Version of the generation before, to which one can go back. */
  previous: string | null;
  noAccess: boolean;
  progress: Progress | null;
};

/** What is shown of a publication before one subscribes. */
export type OfferShown = {
  address: string | null;
  fingerprint: string;
  /** Came with the address. */
  expected: string | null;
  root: Root;
  head: Head;
  taken: { title: string; by: 'same' | 'other' | 'replaced' } | null;
};

export type Failed = {
  state: 'failed';
  code: string;
  file?: string | undefined;
  detail?: string | undefined;
};
export type LookResult =
  | { state: 'offered'; offer: OfferShown }
  | { state: 'invalid'; text: string }
  | { state: 'no-access'; host: string }
  | Failed;
export type SubscribeResult = { state: 'done'; title: string } | Failed;

/** A change of a registry: what was done to which entry. */
export type ChangeShown = {
  n: number;
  what: 'added' | 'changed' | 'withdrawn';
  kind: LineKind;
  title: string;
  by: string;
  at: string;
  why: string;
};

export type FlagCode =
  | 'confusable-handle'
  | 'mixed-scripts'
  | 'same-picture'
  | 'markup'
  | 'no-credit'
  | 'no-date'
  | 'expired';

/** One kind of oddity: how many, and the first of them with the titles of their entries. */
export type FlagShown = { code: FlagCode; n: number; some: { titles: string[]; detail: string }[] };

/** Entries found in a registry; `more` tells that there are others. */
export type Found = { lines: Line[]; more: boolean };
