import canonicalize from 'canonicalize';
import {
  type Change,
  change,
  describeFlaw,
  InvalidData,
  type Line,
  line,
  parseWith,
} from '../../model/index.ts';
import { crossCheckEntry } from '../cross-check.ts';
import { withoutProto } from '../without-proto.ts';
import { BadPublication } from './bad-publication.ts';

/** The longest line: a film of two megabytes and what stands around it. */
export const LONGEST_LINE = 3 * 1024 * 1024;

/** Lines are never changed once they are made, and their text is asked for several times. */
const texts = new WeakMap<Line | Change, string>();

/** A line or change as it is published and hashed: RFC 8785, without a line break. */
export function textOf(value: Line | Change): string {
  const text = texts.get(value) ?? canonicalize(value);
  if (text === undefined) throw new TypeError('nothing to write');
  texts.set(value, text);
  return text;
}

/** What a line is the line of: `account:westphal-facebook`. A tombstone has the name of what was withdrawn. */
export function nameOfLine({ kind, value }: Line): string {
  if (kind === 'about') return 'about:';
  return `${kind === 'withdrawn' ? value.of : kind}:${value.id}`;
}

/** Lines of a snapshot stand in the order of their names, by UTF-16 units. */
export const compareNames = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Reads one line of a snapshot.
 * @param where named in the error, e.g. `snapshot, line 3`
 * @throws BadPublication not-json, invalid
 */
export function parseLine(text: string, where: string): Line {
  return parsed(text, where, checkLine);
}

/**
 * Checks the data of one line, as a form or an import made it.
 * @throws InvalidData naming each field, e.g. `value.handle`
 */
export const checkLine = (data: unknown): Line => checked(parseWith(line, data, 'line'));

/** Reads one line of a delta. @throws BadPublication not-json, invalid */
export function parseChange(text: string, where: string): Change {
  return parsed(text, where, (data) => {
    const read = parseWith(change, data, 'change');
    checked(read.line);
    return read;
  });
}

function parsed<T>(text: string, where: string, read: (data: unknown) => T): T {
  if (text.length > LONGEST_LINE) throw new BadPublication('too-large', where, String(text.length));
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new BadPublication('not-json', where);
  }
  try {
    return read(text.includes('__proto__') ? withoutProto(data) : data);
  } catch (error) {
    if (!(error instanceof InvalidData)) throw error;
    throw new BadPublication('invalid', where, error.flaws.slice(0, 3).map(describeFlaw).join('; '));
  }
}

/** What no single field can tell: a period that ends before it begins, an address on a foreign host. */
function checked(read: Line): Line {
  const flaws = crossCheckEntry(read);
  if (flaws.length > 0) throw new InvalidData('line', flaws);
  return read;
}
