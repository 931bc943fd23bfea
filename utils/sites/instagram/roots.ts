import { outermostInOrder } from '../shared/dom.ts';
import { codeOfPage, postLink } from './links.ts';
import { isBefore } from './parts.ts';
import { S } from './selectors.ts';

/** Posts, tiles and reels on the page, in document order. */
export function roots(scope: ParentNode, url: URL): Element[] {
  const found = articlesAndTiles(scope);
  const posts = found.filter(({ tagName }) => tagName === 'ARTICLE');
  const code = codeOfPage(url);
  if (isPlayer(url)) return posts.length > 0 ? found : merged(reels(scope), found);
  return code === null || posts.some((post) => stampOf(post, code))
    ? found
    : withPagePost(scope, found, code);
}

/** True on the page that plays reels one after the other. */
export const isPlayer = (url: URL): boolean => /^\/reels(\/|$)/.test(url.pathname);

/** The outermostInOrder articles that are posts, and the pictures outside of them that lead to posts. */
function articlesAndTiles(scope: ParentNode): Element[] {
  return outermostInOrder([...scope.querySelectorAll(S.root)]).flatMap((one) => {
    if (one.tagName !== 'ARTICLE') return isTile(one) ? [one] : [];
    return isGrid(one) ? [...one.querySelectorAll('a[href]')].filter(isTile) : [one];
  });
}

/** A picture that leads to a post. Its wording may differ; a time makes it no tile. */
export const isTile = (link: Element): boolean =>
  postLink(link) !== null && link.querySelector(S.still) !== null && !link.querySelector(S.time);

/** A profile seen logged out has one article around all tiles, and nobody is named in it. */
function isGrid(article: Element): boolean {
  if (article.querySelector(`${S.time}, header`)) return false;
  const links = [...article.querySelectorAll('a[href]')];
  return links.length > 0 && links.every((link) => postLink(link) !== null) && links.some(isTile);
}

/** The link to the post with a code that is around a time. */
const stampOf = (scope: ParentNode, code: string): Element | undefined =>
  [...scope.querySelectorAll(S.time)]
    .map((time) => time.closest('a[href]'))
    .find((link): link is Element => postLink(link)?.code === code);

/** A post at its own address has no element of its own: the largest one around its time without other posts. */
function withPagePost(scope: ParentNode, found: Element[], code: string): Element[] {
  const link = stampOf(scope, code);
  if (!link) return found;
  const others = found.filter((one) => postLink(one)?.code !== code);
  const root = climb(link, others);
  return merged(
    [root],
    found.filter((one) => !root.contains(one)),
  );
}

/** One root for each author link next to a video. */
function reels(scope: ParentNode): Element[] {
  const authors = [...scope.querySelectorAll(S.reelAuthor)].filter((link) => link.closest('main'));
  const videos = [...scope.querySelectorAll('main video')];
  const found = authors.map((author) => {
    const user = author.getAttribute('href');
    const others = authors.filter((one) => one.getAttribute('href') !== user);
    return climb(author, others, videos);
  });
  return [...new Set(found)].filter((root) => root.querySelector('video'));
}

/** The largest element above `start`, below `main`, that holds none of `others` and at most one of `single`. */
function climb(start: Element, others: Element[], single: Element[] = []): Element {
  let current = start;
  for (
    let above = start.parentElement;
    above && !above.matches('main, body, html');
    above = above.parentElement
  ) {
    const holds = (one: Element) => above?.contains(one) ?? false;
    if (others.some(holds) || single.filter(holds).length > 1) break;
    current = above;
  }
  return current;
}

/** Two lists in document order as one. */
function merged(some: Element[], others: Element[]): Element[] {
  if (some.length === 0 || others.length === 0) return [...some, ...others];
  return [...some, ...others].sort((a, b) => (isBefore(a, b) ? -1 : 1));
}
