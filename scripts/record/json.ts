import type { Pseudonyms } from './pseudonyms.ts';

const TIME_KEY = /time|taken|date|stamp|created/i;
/** Parts without any of the sought ids are dropped when they are longer than this. */
const LONG = 1500;

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Leaves out what no post needs: members of lists, and large parts, that hold none of the sought ids. */
export function pruned(value: Json, needles: readonly string[]): Json {
  const isNeeded = (part: Json, most: number) => {
    const text = JSON.stringify(part);
    return text.length <= most || needles.some((needle) => text.includes(needle));
  };
  if (Array.isArray(value)) {
    const kept = value.filter((part) => isNeeded(part, value.length > 8 ? 0 : LONG));
    return kept.map((part) => pruned(part, needles));
  }
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(([, part]) => isNeeded(part, LONG));
  return Object.fromEntries(kept.map(([key, part]) => [key, pruned(part, needles)]));
}

/** Replaces all strings and ids; times stay, since they say when and not whose. */
export function hideJson(value: Json, names: Pseudonyms, key = ''): Json {
  if (typeof value === 'string') return hideString(value, names, key);
  if (typeof value === 'number') return hideNumber(value, names, key);
  if (Array.isArray(value)) return value.map((part) => hideJson(part, names, key));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([name, part]) => [
    /\d{6}/.test(name) ? names.hide(name, 'structure') : name,
    hideJson(part, names, name),
  ]);
  return Object.fromEntries(entries) as Json;
}

function hideString(value: string, names: Pseudonyms, key: string): string {
  if (TIME_KEY.test(key) && /^\d{10}(\d{3})?$/.test(value)) return value;
  if (/^\s*[[{]/.test(value)) {
    const inner = parsed(value);
    if (inner !== undefined) return JSON.stringify(hideJson(inner, names));
  }
  return names.hide(value, /\s/.test(value) ? 'text' : 'structure');
}

function hideNumber(value: number, names: Pseudonyms, key: string): number {
  if (!Number.isSafeInteger(value) || (TIME_KEY.test(key) && /^1\d{9}(\d{3})?$/.test(String(value))))
    return value;
  return Number(names.hide(String(value), 'structure'));
}

/** All values; the names of the fields are the site's, not anybody's. */
export function stringsIn(value: Json): string[] {
  if (value === null || typeof value === 'boolean') return [];
  if (typeof value === 'object') return Object.values(value).flatMap(stringsIn);
  const inner = typeof value === 'string' && /^\s*[[{]/.test(value) ? parsed(value) : undefined;
  return inner === undefined ? [String(value)] : stringsIn(inner);
}

/** Undefined for what is no JSON. */
export function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
