import type { Match } from '../model/index.ts';
import { foldAccountKey } from '../model/index.ts';
import type { AccountEntry, Entries } from './entries.ts';
import { addressesIn, handlesIn } from './in-text.ts';
import { namesIn, sameName } from './names.ts';
import type { Context, Part } from './part.ts';

/** A place in the text, in UTF-16 units. */
type Place = { words: string; offset: number };

/** A profile that is tagged, linked or named; nobody mentions himself. */
export function mentionMatches(part: Part, context: Context): Match[] {
  return [
    ...tagMatches(part, context),
    ...addressMatches(part, context),
    ...handleMatches(part, context),
    ...nameMatches(part, context),
  ];
}

function tagMatches(part: Part, { entries, resolve }: Context): Match[] {
  const linked = part.links.map((href) => resolve(href).key).filter(isAccountKey);
  return [...part.mentions, ...linked].flatMap((key) =>
    others(part, entries, key).map((entry) => ({
      ...mention(part, entry),
      grade: 'same' as const,
      measure: { by: 'tag' as const, key },
    })),
  );
}

function addressMatches(part: Part, { entries, resolve }: Context): Match[] {
  return addressesIn(part.text).flatMap(({ href, ...place }) => {
    if (isCut(part.text, place)) return [];
    const { key } = resolve(href);
    return isAccountKey(key)
      ? others(part, entries, key).map((entry) => named(part, entry, 'likely', place))
      : [];
  });
}

/** "x.com/stadtmus…" may be the beginning of any name. */
const isCut = (text: string, { words, offset }: Place) =>
  /^(?:…|\.{3})/u.test(text.slice(offset + words.length));

function handleMatches(part: Part, { entries }: Context): Match[] {
  return handlesIn(part.text).flatMap(({ handle, ...place }) =>
    keysOf(handle, part, entries)
      .flatMap((key) => others(part, entries, key))
      .map((entry) => named(part, entry, 'likely', place)),
  );
}

/** A handle means the profile on the post's own network; only where none is known there, that of another one. */
function keysOf(handle: string, part: Part, entries: Entries): string[] {
  const here = `${part.network}:@${handle}`;
  const isTagged = part.mentions.some((key) => foldAccountKey(key) === foldAccountKey(here));
  if (isTagged || entries.accounts(foldAccountKey(here)).length > 0) return [here];
  return ['facebook', 'instagram', 'x'].map((network) => `${network}:@${handle}`);
}

/** A display name names a person or office, so all profiles of the author's owner count as himself. */
function nameMatches(part: Part, { entries }: Context): Match[] {
  const owners = new Set(authorsOf(part, entries).map(({ entry }) => entry.value.owner));
  return namesIn(part.text, (words) => entries.named(words))
    .filter(
      ({ account: { entry } }) =>
        !owners.has(entry.value.owner) && !sameName(part.author?.name, entry.value.name),
    )
    .map(({ account, ...place }) => named(part, account, 'possible', place));
}

/** Accounts of this key, without those of the author. */
function others(part: Part, entries: Entries, key: string): AccountEntry[] {
  const authors = authorsOf(part, entries);
  return entries.accounts(foldAccountKey(key)).filter((entry) => !authors.includes(entry));
}

function authorsOf({ author }: Part, entries: Entries): readonly AccountEntry[] {
  return author?.key ? entries.accounts(foldAccountKey(author.key)) : [];
}

const isAccountKey = (key: string | null): key is string => key?.includes(':@') ?? false;

function named(
  part: Part,
  entry: AccountEntry,
  grade: 'likely' | 'possible',
  { words, offset }: Place,
): Match {
  return { ...mention(part, entry), grade, measure: { by: 'name', words: words.slice(0, 400), offset } };
}

const mention = (part: Part, entry: AccountEntry) => ({ signal: 'mention' as const, in: part.in, entry });
