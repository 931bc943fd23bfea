import canonicalize from 'canonicalize';

const utf8 = new TextEncoder();

/**
 * A value in canonical form (RFC 8785): what records are hashed as, stored in packages as, and ledger lines are
 * written as. Half surrogates, which posts do contain, are replaced first (U+FFFD): they have no form in UTF-8.
 * @throws TypeError for what JSON cannot express (undefined, NaN)
 */
export function canonicalText(value: unknown): string {
  const written = canonicalize(wellFormed(value));
  if (written === undefined) throw new TypeError('nothing to write');
  return written;
}

/** The canonical form in UTF-8. */
export const canonicalBytes = (value: unknown): Uint8Array<ArrayBuffer> => utf8.encode(canonicalText(value));

/** The same value with every string in it well-formed. */
export function wellFormed<T>(value: T): T {
  return walk(value) as T;
}

function walk(value: unknown): unknown {
  if (typeof value === 'string') return value.isWellFormed() ? value : value.toWellFormed();
  if (Array.isArray(value)) return value.map(walk);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, walk(member)]));
}
