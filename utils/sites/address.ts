import { adLibraryRules } from './ad-library/urls.ts';
import type { Address, AddressRule } from './contract.ts';
import { facebookRules } from './facebook/urls.ts';
import { instagramRules } from './instagram/urls.ts';
import { type Network, networkOf } from './shared/hosts.ts';
import { withoutTracking } from './shared/tracking.ts';
import { trimAddress } from './shared/trim-address.ts';
import { unwrapUrl } from './shared/unwrap.ts';
import { twitterRules } from './twitter/urls.ts';

/** All forms of addresses we know, by the network on whose hosts they stand. */
export const rules: Record<Network, AddressRule[]> = {
  twitter: twitterRules,
  instagram: instagramRules,
  facebook: [...facebookRules, ...adLibraryRules],
};

/** The longest address that is looked at; longer ones are hostile or broken. */
const LONGEST = 4096;

/**
 * Takes redirectors such as l.facebook.com off an address, without asking the network.
 * @returns the target, or null when `href` is no web address
 */
export function unwrap(href: string, base?: string | URL): URL | null {
  if (href.length > LONGEST) return null;
  const url = parse(trimAddress(href), base);
  return url && unwrapUrl(url);
}

/**
 * What an address names: a profile, a post or an advertisement on a network we read.
 * @param href as found in a page or written by a person; may end in punctuation
 * @param base address of the page, for relative links
 * @returns null for every form that is not known for certain
 */
export function resolveAddress(href: string, base?: string | URL): Address | null {
  const name = base === undefined ? href : `${href} ${base}`;
  const known = resolved.get(name);
  if (known !== undefined) return known;
  const url = unwrap(href, base);
  const address = url && readAddress(url);
  if (resolved.size >= MOST_KEPT) resolved.clear();
  resolved.set(name, address);
  return address;
}

/** Readers ask for the same links of a post again and again, each for a reason of its own. */
const resolved = new Map<string, Address | null>();
const MOST_KEPT = 200;

/** The same for an address that has been parsed and unwrapped. */
export function readAddress(url: URL): Address | null {
  const network = networkOf(url);
  if (!network) return null;
  for (const rule of rules[network]) {
    const address = rule.read(url);
    if (address) return address;
  }
  return null;
}

/**
 * The form in which a web page is stored and compared: redirectors, tracking parameters and fragment
 * dropped, host in lower case, other parameters kept in order.
 * @returns null when `href` is no web address
 */
export function canonicalUrl(href: string | URL, base?: string | URL): string | null {
  const url = unwrap(String(href), base);
  return url && withoutTracking(url);
}

/**
 * Canonical form and key of any address: what registry entries and links of posts are compared by.
 * @returns the key of a profile, post or advertisement, else null; an address that is none is returned as it is
 */
export function nameAddress(href: string): { key: string | null; url: string } {
  const address = resolveAddress(href);
  return address ? { key: address.key, url: address.url } : { key: null, url: canonicalUrl(href) ?? href };
}

function parse(href: string, base: string | URL | undefined): URL | null {
  const url = URL.parse(href, base) ?? (base === undefined ? URL.parse(`https://${href}`) : null);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return null;
  return withHashbang(url);
}

/** Twitter's addresses of 2010 to 2012: `twitter.com/#!/name/status/1`. */
function withHashbang(url: URL): URL {
  if (!url.hash.startsWith('#!/') || networkOf(url) !== 'twitter') return url;
  return URL.parse(url.hash.slice(2), url) ?? url;
}
