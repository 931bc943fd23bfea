import { resolveAddress } from '../address.ts';
import type { Address } from '../contract.ts';
import { hrefOf } from '../shared/dom.ts';
import { networkOf } from '../shared/hosts.ts';

/** A profile link: target and words. */
export type ProfileLink = { link: Element; address: Address };

/** The post that a link names; null for links which only repeat the address of the page. */
export function linkedPost(link: Element, base: URL): Address | null {
  const href = hrefOf(link);
  // Until the pointer touches it, a time link is `?__cft__…`: relative to the page it would name the page's post.
  if (!href || href.startsWith('?') || href.startsWith('#')) return null;
  const address = resolveAddress(href, base);
  return address?.kind === 'post' && address.platform === 'facebook' ? address : null;
}

/** The Facebook profile that a link names. */
export function linkedProfile(link: Element, base: URL): Address | null {
  const href = hrefOf(link);
  if (!href || href.startsWith('?') || href.startsWith('#')) return null;
  const address = resolveAddress(href, base);
  return address?.kind === 'profile' && address.platform === 'facebook' ? address : null;
}

/** True for a link that can be a post's time or label: it stays on Facebook, and leads to no profile and no hashtag. */
export function mayBeTime(link: Element, base: URL): boolean {
  const href = hrefOf(link);
  if (href === '' || /^[?#]/.test(href)) return true;
  const url = URL.parse(href, base);
  const stays =
    url !== null &&
    networkOf(url) === 'facebook' &&
    !/^\/(hashtag|l\.php|events|flx)(\/|$)/.test(url.pathname);
  return stays && !hasComment(link) && linkedProfile(link, base) === null;
}

/** The post at the address of the page, if it shows one. */
export function postOfPage(url: URL): Address | null {
  const address = resolveAddress(url.href);
  return address?.kind === 'post' ? address : null;
}

const TOKEN = /[?&]__cft__(?:\[|%5B)[01](?:\]|%5D)=([^&#]+)/gi;

/** The tokens that tie links of a post to the page's data: the post's own first, then that of the post inside. */
export function tokensOf(link: Element): string[] {
  return [...hrefOf(link).matchAll(TOKEN)].map(([, token = '']) => decoded(token));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Number or name of the group that a link leads into, as written. */
export const groupOf = (link: Element): string | null =>
  /\/groups\/([^/?#]+)/.exec(hrefOf(link))?.[1] ?? null;

export const hasComment = (link: Element): boolean => /[?&](reply_)?comment_id=/.test(hrefOf(link));
