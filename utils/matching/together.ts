import type { EntrySnapshot, Match } from '../model/index.ts';
import { byStrength } from './strongest.ts';

/** Signals of content: each says by itself how sure it is. */
const CONTENT = new Set<Match['signal']>(['image', 'video', 'text']);

/**
 * Weighs the matches of a post together. A weak signal (`possible`) never stands alone:
 * - of an asset that another signal of the same part also names, it becomes `likely`;
 * - in a post by a registered account, or one that names or links something registered, it is told as it is;
 * - else it is left out.
 * @returns strongest first
 */
export function together(matches: readonly Match[]): Match[] {
  const strong = matches.filter(({ grade }) => grade !== 'possible');
  return matches.flatMap((match) => weighed(match, matches, strong)).sort(byStrength);
}

function weighed(match: Match, all: readonly Match[], strong: readonly Match[]): Match[] {
  if (match.grade !== 'possible') return [match];
  const others = all.filter((other) => other.signal !== match.signal && other.in === match.in);
  const isNamedTwice = others.some((other) => nameOf(other.entry) === nameOf(match.entry));
  if (isNamedTwice && CONTENT.has(match.signal)) return [{ ...match, grade: 'likely' }];
  return isNamedTwice || strong.some((other) => other.in === match.in) ? [match] : [];
}

const nameOf = ({ registry, entry }: EntrySnapshot) => `${registry} ${entry.kind} ${entry.value.id}`;
