import type { Added, Line, Registry } from '../model/index.ts';

const KINDS = [
  ['account', 'accounts'],
  ['asset', 'assets'],
  ['post', 'posts'],
  ['website', 'websites'],
  ['topic', 'topics'],
  ['inquiry', 'inquiries'],
] as const;

/**
 * A registry document as lines of a state.
 * @param added for entries that do not say who added them
 */
export function linesOfDocument(document: Registry, added: Added): Line[] {
  const { id, title, description, licence } = document;
  const about = { id, title, ...(description && { description }), ...(licence && { licence }) };
  const entries = KINDS.flatMap(([kind, list]) =>
    (document[list] ?? []).map(
      (value) => ({ kind, value: { ...value, added: value.added ?? added } }) as Line,
    ),
  );
  return [{ kind: 'about', value: about }, ...entries];
}

/** Lines of a state as a document of schema 2; tombstones are left out. */
export function documentOfLines(lines: Iterable<Line>, version: string): Registry {
  const document: Registry = {
    schema: 2,
    id: 'unnamed',
    version,
    title: 'unnamed',
    accounts: [],
    assets: [],
    posts: [],
    websites: [],
    topics: [],
    inquiries: [],
  };
  for (const { kind, value } of lines) {
    if (kind === 'about') Object.assign(document, value);
    const list = KINDS.find(([of]) => of === kind)?.[1];
    if (list) (document[list] as unknown[]).push(value);
  }
  return document;
}
