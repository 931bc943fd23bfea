import type { Flaw, Line, PrintedPicture } from '../../../utils/model/index.ts';

/** One field of a form: where its value stands in the entry, and how it is written. */
export type FormField = {
  path: string;
  type: 'line' | 'text' | 'lines' | 'address' | 'day' | 'moment' | 'choice';
  choices?: readonly string[];
  required: boolean;
};

export type FieldValues = Record<string, string>;

/** An entry in the list. */
export type OwnEntry = {
  /** `account:westphal-facebook` */
  name: string;
  kind: string;
  title: string;
  /** Whose it is, or who made it. */
  from: string;
  added: string;
  thumbnail: string | null;
  /** All words by which it is found, folded. */
  words: string;
};

export type AlikePair = { a: OwnEntry; b: OwnEntry; distance: number };

export type OwnStep = {
  at: string;
  by: string;
  why: string;
  /** What became of how many entries. */
  set: number;
  withdrawn: number;
  state: 'live' | 'undone' | 'undo' | 'begun';
  /** How many steps are undone with this one; 0 where it cannot be. */
  undoes: number;
};

/** What came of saving. */
export type SaveOutcome =
  | { state: 'saved'; title: string }
  | { state: 'unchanged' }
  | { state: 'flawed'; flaws: Flaw[] }
  | { state: 'failed'; code: string; detail?: string | undefined };

/** The picture behind a form: its print, whence it is, or why there is none. */
export type FormPicture =
  | { state: 'printed'; from: 'file' | 'screen' | 'kept'; printed: PrintedPicture }
  | { state: 'failed'; code: string; detail?: string | undefined };

/** What a form begins with. */
export type FormStart = {
  kind: string;
  /** Name of the entry that is edited; null for a new one. */
  name: string | null;
  title: string;
  values: FieldValues;
  picture: FormPicture | null;
};

export type ImportRefusal = {
  file: string;
  code: string;
  row?: number;
  column?: string;
  bound?: string | undefined;
};

/** What an import would do. */
export type ImportPreviewData = {
  added: Line[];
  alike: Line[];
  changed: Line[];
  known: number;
  refused: ImportRefusal[];
};

export type PublishingFacts = {
  title: string;
  description: string;
  by: string;
  keyId: string | null;
  backedUp: boolean;
  fingerprint: string | null;
  last: { sequence: number; issued: string; expires: string } | null;
  /** Changes since the last publication. */
  changes: number;
  entries: number;
};
