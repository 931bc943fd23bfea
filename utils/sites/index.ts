// sites: what is known about each site, one folder a site, one contract. Imports types of model only.
import { adLibrary } from './ad-library/index.ts';
import type { Site } from './contract.ts';
import { facebook } from './facebook/index.ts';
import { instagram } from './instagram/index.ts';
import { twitter } from './twitter/index.ts';

export { canonicalUrl, nameAddress, resolveAddress, unwrap } from './address.ts';
export type { Address, AddressRule, Site } from './contract.ts';
export { mediaHosts } from './media-hosts.ts';
export { postRef } from './shared/post-ref.ts';

/** All readers. At most one handles an address. */
export const sites: Site[] = [twitter, instagram, adLibrary, facebook];

/** The reader of the page at an address; null where we read nothing. */
export const siteFor = (url: URL): Site | null => sites.find((site) => site.handles(url)) ?? null;

/** Match patterns of all readers, for the manifest. */
export const contentMatches: string[] = [...new Set(sites.flatMap(({ matches }) => matches))];
