import type { Platform, Post, SiteId, Unread } from '../model/index.ts';
import type { SelectorTable } from './shared/selector-table.ts';

/** What an address names. `key` is canonical: equal keys, same thing. */
export type Address = {
  kind: 'profile' | 'post' | 'ad';
  /** `x:<id>`, `instagram:<code>`, `facebook:<id|pfbid>`, `facebook-ad:<id>` or, for profiles, `<network>:@<handle>`. */
  key: string;
  platform: Platform;
  /** The one form of this address that we store and show. */
  url: string;
  /** Key of the profile the address stands under, where the address tells it. */
  owner: string | null;
};

/** One recognised form of address; a site's rules exclude each other. */
export type AddressRule = {
  name: string;
  /** Takes a parsed address on one of the site's hosts; null when it is not of this form. */
  read(url: URL): Address | null;
};

/** By name of a rule: addresses it must recognise, each with the key it must give. Kept out of the content script. */
export type AddressExamples = Record<string, [address: string, key: string][]>;

/** A site adapter: a literal without state. It gets Element and URL, never reads `window`, never writes. */
export type Site = {
  id: SiteId;
  /** Host names, exact. */
  hosts: string[];
  /** Match patterns for the manifest; none for a reader that is registered for sites the user allows. */
  matches: string[];
  /** Pages among them that another reader is for. */
  excludes?: string[];
  /** True if this adapter reads pages at the address. */
  handles(url: URL): boolean;
  /** Outermost elements that are posts, tiles or ad cards, in document order. Cheap: runs on each change of the page. */
  roots(scope: ParentNode, url: URL): Element[];
  /**
   * Posts in or around one element that came or changed, for lists so long that a search of the whole page costs more
   * than reading a post. Null where only such a search can tell.
   */
  rootsNear?(place: Element, url: URL): Element[] | null;
  /**
   * Reads one root; null when the element is a placeholder or skeleton, which is no post yet.
   * @param now the moment of reading, for times such as "10 hours ago"; null on a saved page, whose moment is unknown
   */
  read(root: Element, url: URL, now?: Date | null): Post | Unread | null;
  /** Links and pictures outside of posts that are worth a check, in document order; `read` reads them. Websites only. */
  marks?(scope: ParentNode, url: URL): Element[];
  /** What the reader looks for; the problem report says which of it the page has. */
  selectors: SelectorTable;
};
