import type { EntrySnapshot, Match, Post } from '../model/index.ts';
import { authorMatches } from './author.ts';
import type { Entries, Resolve } from './entries.ts';
import { linkMatches } from './link.ts';
import { mentionMatches } from './mention.ts';
import { partsOf } from './part.ts';
import { byStrength } from './strongest.ts';

/** The bound of `verdict.matches`; beyond it the weakest are left out. */
const MOST = 500;

/**
 * Matches a post, and the post it quotes, against the registries by author, link and mention.
 * Looks nothing up outside: the time it takes is that of a few map look-ups and one pass over the text.
 * @returns the strongest match for each entry and signal, strongest first, at most 500
 */
export function judge(post: Post, entries: Entries, resolve: Resolve): Match[] {
  const context = { entries, resolve };
  const all = partsOf(post).flatMap((part) => [
    ...authorMatches(part, context),
    ...linkMatches(part, context),
    ...mentionMatches(part, context),
  ]);
  return strongestOfEach(all).slice(0, MOST);
}

/** Sorting is stable, so of equals the post itself goes before the quoted one, and the first place before later ones. */
function strongestOfEach(matches: Match[]): Match[] {
  const kept = new Map<string, Match>();
  for (const match of matches.sort(byStrength)) {
    const name = `${match.signal} ${nameOf(match.entry)}`;
    if (!kept.has(name)) kept.set(name, match);
  }
  return [...kept.values()];
}

const nameOf = ({ registry, entry }: EntrySnapshot) => `${registry} ${entry.kind} ${entry.value.id}`;
