import { codeOfPage, postLink } from './links.ts';
import { S } from './selectors.ts';

/** Posts, tiles and reels on the page, in document order. */
export function roots(scope: ParentNode, url: URL): Element[] {
  const articles = [...scope.querySelectorAll(S.article)].filter((article) => !isGrid(article));
  const posts = articles.filter((one) => !articles.some((other) => other !== one && other.contains(one)));
  if (posts.length === 0) posts.push(...pagePost(scope, url));
  if (posts.length === 0 && isPlayer(url)) posts.push(...reels(scope));
  const tiles = tileLinks(scope).filter((tile) => !posts.some((post) => post.contains(tile)));
  return [...posts, ...tiles].sort((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1));
}

/** True on the page that plays reels one after the other. */
export const isPlayer = (url: URL): boolean => /^\/reels(\/|$)/.test(url.pathname);

/** Pictures which lead to posts, outside of posts. Their wording may differ; a time makes it no tile. */
function tileLinks(scope: ParentNode): Element[] {
  return [...scope.querySelectorAll(S.postLink)].filter(isTile);
}

export const isTile = (link: Element): boolean =>
  postLink(link) !== null && link.querySelector('img, video') !== null && !link.querySelector(S.time);

/** A profile seen logged out has one article around all tiles. */
const isGrid = (article: Element): boolean =>
  !article.querySelector(`${S.time}, header`) && [...article.querySelectorAll(S.postLink)].some(isTile);

/** A post at its own address has no element of its own: the largest one around its time without other posts. */
function pagePost(scope: ParentNode, url: URL): Element[] {
  const code = codeOfPage(url);
  if (code === null) return [];
  const link = [...scope.querySelectorAll(S.postLink)].find(
    (one) => postLink(one)?.code === code && one.querySelector(S.time) !== null,
  );
  return link ? [climb(link, (element) => leadsOnlyTo(element, code))] : [];
}

const leadsOnlyTo = (element: Element, code: string): boolean =>
  [...element.querySelectorAll(S.postLink)].every((link) => !isTile(link) || postLink(link)?.code === code);

/** One root for each author link next to a video. */
function reels(scope: ParentNode): Element[] {
  const authors = [...scope.querySelectorAll(S.reelAuthor)].filter((link) => link.closest('main'));
  const found = authors.map((author) => climb(author, (element) => isOneReel(element)));
  return [...new Set(found)].filter((root) => root.querySelector('video'));
}

const isOneReel = (element: Element): boolean =>
  element.querySelectorAll('video').length <= 1 &&
  new Set([...element.querySelectorAll(S.reelAuthor)].map((link) => link.getAttribute('href'))).size <= 1;

/** The largest element above `start`, below `main`, for which `fits` holds. */
function climb(start: Element, fits: (element: Element) => boolean): Element {
  let current = start;
  for (
    let above = start.parentElement;
    above && !above.matches('main, body, html');
    above = above.parentElement
  ) {
    if (!fits(above)) break;
    current = above;
  }
  return current;
}
