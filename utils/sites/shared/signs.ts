import { resolveAddress } from '../address.ts';
import { type Network, networkOf } from './hosts.ts';

/**
 * Signs that a page of a network shows posts, found without what the readers look for: by them one can tell that a
 * reader is blind. On other websites there are none, since articles and pictures say nothing there.
 */
export type Signs = {
  /** Blocks of a list, as screen readers are told, that hold words and a link. */
  landmarks: number;
  /** Different posts and advertisements that links, the address of the page or ids in its text name. */
  permalinks: number;
  /** Large pictures and videos. */
  media: number;
};

const LANDMARK = '[role="feed"] > *, article, [role="article"], [aria-posinset]';

/** Where no post stands. */
const ASIDE =
  'nav, form, [role="navigation"], [role="banner"], [role="contentinfo"], [role="menu"], [role="listbox"]';

/** Pages that are about people, accounts and messages, whatever they link to. The same words in every language. */
const NOT_POSTS =
  /\/(notifications|settings|accounts?|login|signup|messages|direct|friends|people|followers|following|i\/flow)(\/|$)/;

/** An address without any of these is no post's; asked before it is taken apart. */
const POST_LIKE =
  /\/(status|p|reels?|tv|posts|permalink|photos?|videos?|watch|ads)\b|story_fbid|multi_permalinks/;

/** Covers and portraits lie in albums; only pictures with a story's token or in a post's set are shown by a post. */
const ALBUM_PICTURE = /\/photos?(\.php)?\/?\?(?!.*(__cft__|set=(pcb|gm)\.))/;

/** Ids of advertisements stand in the text: "Library ID: 123456789012345", in any language. */
const AD_ID = /^[^\d\n]{2,60}[:：]\s?(\d{14,20})$/;

const LARGE = 200;
const LONG = 40;
/** More of one sign tells no more. */
const ENOUGH = 10;
/** Links and texts that are looked at, so that a long page costs no more. */
const MOST = 3000;

/** Counts the signs on a page. It runs only while nothing has been read. */
export function signsOf(scope: ParentNode, url: URL): Signs {
  const network = networkOf(url);
  if (!network || NOT_POSTS.test(url.pathname)) return { landmarks: 0, permalinks: 0, media: 0 };
  return {
    landmarks: count(scope.querySelectorAll(LANDMARK), isLandmark),
    permalinks: namedPosts(scope, url, network).size,
    media: count(scope.querySelectorAll('img, video'), isLarge),
  };
}

/** True when a page plainly shows posts: several named ones, one with a block or picture, or blocks with pictures. */
export const looksLikePosts = ({ landmarks, permalinks, media }: Signs): boolean =>
  permalinks > 1 || (permalinks === 1 && landmarks + media > 0) || (landmarks > 1 && media > 1);

function count(elements: Iterable<Element>, fits: (element: Element) => boolean): number {
  let found = 0;
  for (const element of elements) {
    if (fits(element) && !element.closest(ASIDE) && ++found === ENOUGH) break;
  }
  return found;
}

/** Blocks in blocks are counted once, skeletons not at all. */
const isLandmark = (element: Element): boolean =>
  !element.parentElement?.closest(LANDMARK) &&
  element.querySelector('a[href]') !== null &&
  (element.textContent ?? '').trim().length >= LONG;

function isLarge(medium: Element): boolean {
  if (medium.localName === 'video') return true;
  const loaded = ['naturalWidth', 'naturalHeight'].map((name) => Number(Reflect.get(medium, name)));
  const written = ['width', 'height'].map((name) => Number(medium.getAttribute(name)));
  return loaded.every((side) => side >= LARGE) || written.every((side) => side >= LARGE);
}

function namedPosts(scope: ParentNode, url: URL, network: Network): Set<string> {
  const names = new Set(/^\/ads\/library/.test(url.pathname) ? adIds(scope) : []);
  const add = (href: string) => {
    if (!POST_LIKE.test(href) || ALBUM_PICTURE.test(href)) return;
    const address = resolveAddress(href, url);
    if (address && address.kind !== 'profile' && address.platform === network) names.add(address.key);
  };
  // The address bar may be all that names a post: a reel, or a picture in the viewer.
  const own = resolveAddress(url.href);
  if (own && own.kind !== 'profile') names.add(own.key);
  let seen = 0;
  for (const link of scope.querySelectorAll('a[href]')) {
    if (names.size >= ENOUGH || ++seen > MOST) break;
    const href = link.getAttribute('href') ?? '';
    if (!/^[#?]|[?&]notif_/.test(href) && !link.closest(ASIDE)) add(href);
  }
  return names;
}

function adIds(scope: ParentNode): string[] {
  const ids: string[] = [];
  let seen = 0;
  for (const leaf of scope.querySelectorAll('span, div')) {
    if (leaf.childElementCount > 0) continue;
    if (ids.length >= ENOUGH || ++seen > MOST) break;
    const id = AD_ID.exec(leaf.textContent?.trim() ?? '')?.[1];
    if (id !== undefined) ids.push(id);
  }
  return ids;
}
