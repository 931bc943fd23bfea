import type { Account, Match } from '../model/index.ts';
import { foldAccountKey } from '../model/index.ts';
import type { Context, Part } from './part.ts';

/** The author is a registered account that was valid when the post was published. */
export function authorMatches(part: Part, { entries }: Context): Match[] {
  const key = part.author?.key;
  if (!key) return [];
  return entries
    .accounts(foldAccountKey(key))
    .filter(({ entry }) => isValidAt(entry.value, part.time))
    .map((entry) => ({
      signal: 'author',
      grade: 'same',
      in: part.in,
      entry,
      measure: { by: 'author', key },
    }));
}

/** Validity counts whole days in UTC, first and last included; a post of unknown time is taken as valid. */
function isValidAt({ validFrom, validTo }: Account, time: string | null): boolean {
  if (!time) return true;
  const day = time.slice(0, 10);
  return (!validFrom || day >= validFrom) && (!validTo || day <= validTo);
}
