import {
  type Account,
  foldAccountKey,
  foldAddress,
  foldHost,
  foldWords,
  type Line,
  networkOf,
} from '../../model/index.ts';
import { nameOfLine } from '../publication/lines.ts';

/** Canonical form and key of an address (utils/sites), the same that is used for posts. */
export type Resolve = (href: string) => { key: string | null; url: string };

/** Raised with every change of what an entry is found by: stored indexes are then made anew. */
export const KEYS_VERSION = 1;

/** Shorter names, or names of one word, would be found in every other text. */
const SHORTEST_NAME = 10;
/** Letters of a path by which the beginning of an address is looked up; the longest that fits is used. */
const BEGINNINGS = [32, 8];

export const keyOf = {
  name: (name: string) => `n:${name}`,
  /** Stands beside `name` for what is withdrawn. */
  withdrawn: (name: string) => `t:${name}`,
  account: (folded: string) => `a:${folded}`,
  post: (key: string) => `p:${key}`,
  address: (folded: string) => `u:${folded}`,
  website: (host: string) => `w:${host}`,
  /** @param words the first two, folded */
  spoken: (words: readonly string[]) => `m:${words[0]} ${words[1]}`,
};

/** All that a line is found by in the index of its registry. */
export function keysOf(line: Line, resolve: Resolve): string[] {
  return [...new Set([keyOf.name(nameOfLine(line)), ...contentKeys(line, resolve)])];
}

function contentKeys({ kind, value }: Line, resolve: Resolve): string[] {
  switch (kind) {
    case 'withdrawn':
      return [keyOf.withdrawn(`${value.of}:${value.id}`)];
    case 'account':
      return [...accountKeys(value, resolve), ...spokenKeys(value)];
    case 'asset':
      return [value.published.url, ...(value.addresses ?? [])].flatMap((url) => addressKeys(url, resolve));
    case 'post':
      return addressKeys(value.url, resolve);
    case 'website':
      return [keyOf.website(foldHost(value.host))];
    default:
      return [];
  }
}

/** A profile goes by its handle, by its number on Facebook, and by what its address says. */
function accountKeys({ platform, handle, numericId, url }: Account, resolve: Resolve): string[] {
  const names = [handle.replace(/^@/, ''), ...(numericId && platform === 'facebook' ? [numericId] : [])];
  const written = names.map((name) => `${networkOf(platform)}:@${name}`);
  const resolved = resolve(url).key;
  const all = [...written, ...(resolved?.includes(':@') ? [resolved] : [])];
  return all.map((key) => keyOf.account(foldAccountKey(key)));
}

/** A title names the profile; its owner's plain name names the person, and every namesake. */
function spokenKeys({ name, owner }: Account): string[] {
  const words = foldWords(name);
  return name.length >= SHORTEST_NAME && words.length >= 2 && name !== owner ? [keyOf.spoken(words)] : [];
}

function addressKeys(href: string, resolve: Resolve): string[] {
  const { key, url } = resolve(href);
  if (key) return [keyOf.post(key)];
  const folded = foldAddress(url);
  const path = folded.indexOf('/') + 1;
  const beginnings = BEGINNINGS.filter((length) => path > 0 && folded.length >= path + length);
  return [keyOf.address(folded), ...beginnings.map((length) => `b:${folded.slice(0, path + length)}`)];
}

/** The key under which addresses with this beginning stand; null when it is too short to tell anything. */
export function beginningKey(folded: string): string | null {
  const path = folded.indexOf('/') + 1;
  const length = BEGINNINGS.find((one) => path > 0 && folded.length >= path + one);
  return length === undefined ? null : `b:${folded.slice(0, path + length)}`;
}

/** True for a folded address that begins so. */
export const addressOf = (line: Line, resolve: Resolve): string[] =>
  contentKeys(line, resolve).flatMap((key) => (key.startsWith('u:') ? [key.slice(2)] : []));
