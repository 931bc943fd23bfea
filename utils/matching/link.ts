import type { Match } from '../model/index.ts';
import { foldAddress, foldHost } from '../model/index.ts';
import type { AddressEntry, WebsiteEntry } from './entries.ts';
import type { Context, Part } from './part.ts';

/** The post carries the address of a registered asset, post or website, or is itself a registered one. */
export function linkMatches(part: Part, context: Context): Match[] {
  return [...ownMatches(part, context), ...part.links.flatMap((href) => hrefMatches(part, href, context))];
}

function ownMatches(part: Part, { entries }: Context): Match[] {
  return part.keys
    .flatMap((key) => entries.posts(key))
    .map((entry) => linkMatch(part, entry, part.permalink ?? ownAddress(entry), true));
}

function hrefMatches(part: Part, href: string, { entries, resolve }: Context): Match[] {
  const { key, url } = resolve(href);
  const found = [
    ...(key ? entries.posts(key) : []),
    ...entries.addresses(foldAddress(url)),
    ...hostsOf(url).flatMap((host) => entries.websites(host)),
  ];
  return found.map((entry) => linkMatch(part, entry, href, false));
}

function linkMatch(part: Part, entry: AddressEntry | WebsiteEntry, url: string, own: boolean): Match {
  return { signal: 'link', grade: 'same', in: part.in, entry, measure: { by: 'address', url, own } };
}

function ownAddress({ entry }: AddressEntry): string {
  return entry.kind === 'asset' ? entry.value.published.url : entry.value.url;
}

/** The host of an address and the domains above it, down to two labels: a subdomain belongs to the website. */
function hostsOf(url: string): string[] {
  const labels = foldHost(URL.parse(url)?.hostname ?? '').split('.');
  return labels.slice(0, -1).map((_, i) => labels.slice(i).join('.'));
}
