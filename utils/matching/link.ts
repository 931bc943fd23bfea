import type { Match, Post } from '../model/index.ts';
import { foldAddress, foldHost } from '../model/index.ts';
import type { AddressEntry, Entries, WebsiteEntry } from './entries.ts';
import type { Context, Part } from './part.ts';
import { foldBeginning, type ShownAddress, shownAddresses } from './text/addresses.ts';

type Grade = Extract<Match['grade'], 'same' | 'likely'>;

/**
 * The post carries the address of a registered asset, post or website, or is itself a registered one. `same` by its own
 * key and by links; `likely` by an address that is only written in its words or shown on its card.
 */
export function linkMatches(part: Part, context: Context): Match[] {
  return [
    ...ownMatches(part, context),
    ...part.links.flatMap((href) => hrefMatches(part, href, context, 'same')),
    ...shownAddresses(part.text).flatMap((shown) => shownMatches(part, shown, context)),
    ...cardMatches(part, context),
  ];
}

function ownMatches(part: Part, { entries }: Context): Match[] {
  return part.keys
    .flatMap((key) => entries.posts(key))
    .map((entry) =>
      linkMatch(part, entry, part.permalink ?? ownAddress(entry), { grade: 'same', own: true }),
    );
}

function hrefMatches(part: Part, href: string, { entries, resolve }: Context, grade: Grade): Match[] {
  const { key, url } = resolve(href);
  const found = [
    ...(key ? entries.posts(key) : []),
    ...entries.addresses(foldAddress(url)),
    ...websitesOf(url, entries),
  ];
  return found.map((entry) => linkMatch(part, entry, href, { grade }));
}

/** A cut address is that of an entry only if it can be no other's. */
function shownMatches(part: Part, { href, cut }: ShownAddress, context: Context): Match[] {
  if (!cut) return hrefMatches(part, href, context, 'likely');
  const beginning = foldBeginning(href);
  const found = beginning ? context.entries.addressesFrom(beginning) : [];
  // Without a path it is the host that is cut.
  const websites = URL.parse(href)?.pathname === '/' ? [] : websitesOf(href, context.entries);
  return [...(found.length === 1 ? found : []), ...websites].map((entry) =>
    linkMatch(part, entry, href, { grade: 'likely' }),
  );
}

/** A card often shows no more than the host it leads to. */
function cardMatches(part: Part, { entries }: Context): Match[] {
  const { cards = [] }: Part & Pick<Post, 'cards'> = part;
  return cards
    .flatMap(({ domain }) => shownAddresses(domain ?? ''))
    .filter(({ cut }) => !cut)
    .flatMap(({ href }) =>
      websitesOf(href, entries).map((entry) => linkMatch(part, entry, href, { grade: 'likely' })),
    );
}

function linkMatch(
  part: Part,
  entry: AddressEntry | WebsiteEntry,
  url: string,
  { grade, own = false }: { grade: Grade; own?: boolean },
): Match {
  return { signal: 'link', grade, in: part.in, entry, measure: { by: 'address', url, own } };
}

function ownAddress({ entry }: AddressEntry): string {
  return entry.kind === 'asset' ? entry.value.published.url : entry.value.url;
}

/** Websites of the host of an address and of the domains above it, down to two labels: a subdomain belongs to the website. */
function websitesOf(url: string, entries: Entries): WebsiteEntry[] {
  const labels = foldHost(URL.parse(url)?.hostname ?? '').split('.');
  return labels.slice(0, -1).flatMap((_, i) => entries.websites(labels.slice(i).join('.')));
}
