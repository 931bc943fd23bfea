/** One thing a reader looks for: where, why there, and when that was last seen to work. */
export type Selector = {
  /** A selector, or several: the best first, the others for pages on which it fails. */
  readonly find: string | readonly string[];
  /** Why this and nothing else; what it must not be confused with. */
  readonly why: string;
  /** Month (YYYY-MM) in which it was last seen on a real page; null: known from elsewhere, as `why` says. */
  readonly seen: string | null;
};

/** All that one site's reader looks for, by name. */
export type SelectorTable = Readonly<Record<string, Selector>>;

/** The selectors alone, by name: what the reader's code uses. */
export function findsOf<const T extends SelectorTable>(table: T): Finds<T> {
  return Object.fromEntries(Object.entries(table).map(([name, { find }]) => [name, find])) as Finds<T>;
}

type Finds<T extends SelectorTable> = {
  [Name in keyof T]: T[Name]['find'] extends string ? string : readonly string[];
};
