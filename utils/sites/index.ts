// sites: what is known about each site, one folder a site, one contract. Imports types of model only.
import { adLibrary } from './ad-library/index.ts';
import type { Site } from './contract.ts';
import { embeds } from './embeds/index.ts';
import { facebook } from './facebook/index.ts';
import { instagram } from './instagram/index.ts';
import { networkOf } from './shared/hosts.ts';
import { twitter } from './twitter/index.ts';

export { canonicalUrl, nameAddress, resolveAddress, unwrap } from './address.ts';
export type { Address, AddressRule, Site } from './contract.ts';
export { readAsked } from './embeds/asked.ts';
export { mediaHosts, mediaName } from './media-hosts.ts';
export { othersIn } from './others.ts';
export { type PageProblem, problemOf } from './problem.ts';
export { postRef } from './shared/post-ref.ts';
export { type ReadSource, readSource } from './source/index.ts';

/** Readers of the networks themselves. At most one handles an address. */
export const networkSites: Site[] = [twitter, instagram, adLibrary, facebook];

/** All readers; the last takes any website that is none of the networks'. */
export const sites: Site[] = [...networkSites, embeds];

/** The reader of the page at an address; null where we read nothing. */
export const siteFor = (url: URL): Site | null => sites.find((site) => site.handles(url)) ?? null;

/** The reader of a network's own page; null on every other website. */
export const networkSiteFor = (url: URL): Site | null =>
  networkSites.find((site) => site.handles(url)) ?? null;

/** True for the hosts of the networks themselves. */
export const isNetworkHost = (host: string): boolean => {
  const url = URL.parse(`https://${host}/`);
  return url !== null && networkOf(url) !== null;
};

/** Match patterns of the hosts that are read, for permissions: whole hosts, whatever part of one a reader is for. */
export const contentMatches: string[] = [
  ...new Set(
    sites.flatMap(({ matches }) => matches.map((one) => one.replace(/^(https:\/\/[^/]+\/).*/, '$1*'))),
  ),
];
