import type { Author, Medium, Post } from '../../model/index.ts';
import { resolveAddress } from '../address.ts';
import { profileAddress } from '../shared/address-parts.ts';
import { emptyPost } from '../shared/post.ts';
import { codeOfPage, linkedProfile, postLink } from './links.ts';
import { readImage } from './media.ts';
import { S } from './selectors.ts';

/** Reads a tile of a grid: only id, owner and a still are known. */
export function readTile(link: Element, base: URL): Post | null {
  const address = postLink(link);
  if (!address) return null;
  const isVideo =
    /\/(reel|tv)\//.test(link.getAttribute('href') ?? '') || link.querySelector('video') !== null;
  const still = readStill(link, base);
  return {
    ...emptyPost('instagram'),
    kind: 'tile',
    key: `instagram:${address.code}`,
    permalink: `https://www.instagram.com/p/${address.code}/`,
    author: address.user === null ? ownerOfGrid(link, base) : authorOf(address.user),
    media: still ? [{ ...still, kind: isVideo ? 'video' : 'image' }] : [],
    // Grids of one profile hold no advertisements; other grids may.
    promoted: isOnOwnGround(base) ? false : null,
  };
}

/** The tile's picture; the tab of reels sets it as a background. */
function readStill(link: Element, base: URL): Medium | null {
  const image = link.querySelector('img');
  if (image) return readImage(image, base);
  const style = link.querySelector(S.background)?.getAttribute('style') ?? '';
  const url = URL.parse(/background-image:\s*url\(["']?([^"')]+)/.exec(style)?.[1] ?? '', base);
  return url && /^https?:$/.test(url.protocol) ? { kind: 'image', url: url.href } : null;
}

/** An author of whom only the handle is known. */
export function authorOf(user: string): Author {
  const { key, url } = profileAddress('instagram', user, `https://www.instagram.com/${user}/`);
  return { key, name: user, url };
}

const isOnOwnGround = (base: URL) => codeOfPage(base) !== null || profileOfPage(base) !== null;

/** Not on the tab of posts in which others tagged the profile. */
const profileOfPage = (base: URL): string | null => {
  const address = /\/(tagged|saved)\/?$/.test(base.pathname) ? null : resolveAddress(base.href);
  return address?.kind === 'profile' ? address.key.slice('instagram:@'.length) : null;
};

/** Links of 2021 name no user: it is the profile of the page, or the one named above the grid. */
function ownerOfGrid(link: Element, base: URL): Author | null {
  const user = profileOfPage(base);
  if (user !== null) return authorOf(user);
  if (codeOfPage(base) === null) return null;
  for (
    let above = link.parentElement;
    above && !above.matches('main, body, article');
    above = above.parentElement
  ) {
    // Above that stands the post itself, and whoever it names.
    if (above.querySelector(S.time)) return null;
    for (const one of above.querySelectorAll('a[href]')) {
      const profile = linkedProfile(one, base);
      if (profile) return authorOf(profile.key.slice('instagram:@'.length));
    }
  }
  return null;
}
