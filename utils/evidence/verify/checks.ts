/** What was checked: a file against its list, a signature, a line of the ledger, a record, a number. */
export type CheckKind =
  | 'zip'
  | 'layout'
  | 'file'
  | 'tag-file'
  | 'signature'
  | 'key'
  | 'ledger-line'
  | 'record'
  | 'artefact'
  | 'origin'
  | 'count'
  | 'timestamp';

/** `absent`: not in the package, and the package says so itself, or nobody promised it. It breaks nothing. */
export type CheckState = 'kept' | 'broken' | 'absent';

export type Check = {
  what: CheckKind;
  /** Path below the top folder, `line 7`, or the name of a number. */
  where: string;
  state: CheckState;
  /** Code of what is wrong or lacking; empty where all is kept. */
  detail: string;
  /** What was to be found and what was, where that helps. */
  expected?: string;
  found?: string;
};

export type Checks = {
  all: Check[];
  kept(what: CheckKind, where: string): void;
  broken(what: CheckKind, where: string, detail: string, figures?: Pick<Check, 'expected' | 'found'>): void;
  absent(what: CheckKind, where: string, detail: string): void;
  /** Kept when equal, else broken. */
  equal(what: CheckKind, where: string, detail: string, expected: string, found: string | undefined): boolean;
};

export function checkList(): Checks {
  const all: Check[] = [];
  const list: Checks = {
    all,
    kept: (what, where) => all.push({ what, where, state: 'kept', detail: '' }),
    broken: (what, where, detail, figures) => all.push({ what, where, state: 'broken', detail, ...figures }),
    absent: (what, where, detail) => all.push({ what, where, state: 'absent', detail }),
    equal(what, where, detail, expected, found) {
      if (expected === found) list.kept(what, where);
      else list.broken(what, where, detail, { expected, ...(found !== undefined && { found }) });
      return expected === found;
    },
  };
  return list;
}
