import type { Line } from '../../model/index.ts';
import { hexOf, leafOf } from '../publication/state-hash.ts';
import { FIELDS, type FormKind } from './fields.ts';

/** What stands in the fields of a form or the cells of a row, by the field's path. */
export type Values = Record<string, string>;

type Data = Record<string, unknown>;

/** The values of an entry as its form shows them. */
export function valuesOf({ kind, value }: Line): Values {
  const fields = kind in FIELDS ? FIELDS[kind as FormKind] : [];
  return Object.fromEntries(fields.map(({ path }) => [path, shown(at(value as Data, path))]));
}

/**
 * Puts values into an entry. Empty ones are left out; what no field shows stays as in `base`.
 * @returns unchecked data of a line: `checkLine` says what is wrong with it
 */
export function lineData(kind: FormKind, values: Values, base: Data = {}): { kind: FormKind; value: Data } {
  const value: Data = { ...base };
  for (const { path, type } of FIELDS[kind]) {
    const written = (values[path] ?? '').trim();
    put(value, path, type === 'lines' ? listOf(written) : written);
  }
  if (kind === 'asset') value.published = { at: null, ...((value.published as Data | undefined) ?? {}) };
  value.id ??= idOf(kind, value);
  return { kind, value };
}

/**
 * A name for an entry that has none. The same entry read twice gets the same: profiles by platform and handle, websites
 * by host, all else by title and a hash of what it is.
 */
function idOf(kind: FormKind, value: Data): string {
  if (kind === 'account') return slugOf(`${value.platform}-${value.handle}`);
  if (kind === 'website') return slugOf(String(value.host ?? ''));
  const what = JSON.stringify([kind, value.kind, value.title, value.published ?? value.words]);
  return `${slugOf(String(value.title ?? '')).slice(0, 60)}-${hexOf(leafOf(what)).slice(0, 8)}`;
}

const LETTERS: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** Letters, digits and dashes; `entry` where nothing is left of it. */
export function slugOf(text: string): string {
  const plain = text
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => LETTERS[letter] ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9._]+/g, '-')
    .replace(/^[^a-z0-9]+|-+$/g, '');
  return plain.slice(0, 80).replace(/-+$/, '') || 'entry';
}

const at = (value: Data, path: string): unknown =>
  path.split('.').reduce<unknown>((inner, step) => (inner as Data | undefined | null)?.[step], value);

const shown = (value: unknown): string =>
  Array.isArray(value) ? value.join('\n') : typeof value === 'string' ? value : '';

const listOf = (written: string): string[] => written.split('\n').flatMap((one) => one.trim() || []);

/** Sets a value at a path, or takes it out where it is empty. Inner objects are copied, never changed. */
function put(value: Data, path: string, what: string | string[]): void {
  const [head = '', ...rest] = path.split('.');
  const isEmpty = what.length === 0;
  if (rest.length > 0) {
    const inner = { ...((value[head] as Data | undefined) ?? {}) };
    put(inner, rest.join('.'), what);
    value[head] = inner;
  } else if (isEmpty) delete value[head];
  else value[head] = what;
}
