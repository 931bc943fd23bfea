import { resolveAddress } from '../address.ts';
import type { Address } from '../contract.ts';
import { hrefOf } from '../shared/dom.ts';

const POST_LINK =
  /^(?:https?:\/\/(?:www\.)?instagram\.com)?\/(?:([\w.]+)\/)?(?:p|reel|reels|tv)\/([\w-]{5,64})\/?(?:[?#].*)?$/;

/** Code and user of a link to a post itself; null for its comments, likes and everything else. */
export function postLink(link: Element | null | undefined): { code: string; user: string | null } | null {
  const [, user, code] = POST_LINK.exec(hrefOf(link)) ?? [];
  return code === undefined || code === 'audio' ? null : { code, user: user?.toLowerCase() ?? null };
}

/** True for the time link of a comment, `/p/CODE/c/ID/`. */
export const isCommentLink = (link: Element): boolean => /\/(p|reel|tv)\/[\w-]+\/c\/\d+/.test(hrefOf(link));

/** Posts, music, places and hashtags: no profiles, and more common than those. */
const NO_PROFILE = /\/(p|reel|tv|audio|locations|tags)\/./;

/** The profile a link leads to; null for other links. */
export function linkedProfile(link: Element, base: URL): Address | null {
  const href = hrefOf(link);
  const address = href.startsWith('#') || NO_PROFILE.test(href) ? null : resolveAddress(href, base);
  return address?.kind === 'profile' && address.platform === 'instagram' ? address : null;
}

/** Code in the address of the page; null unless it shows one post. */
export function codeOfPage(url: URL): string | null {
  const address = resolveAddress(url.href);
  return address?.kind === 'post' && address.platform === 'instagram'
    ? address.key.slice('instagram:'.length)
    : null;
}
