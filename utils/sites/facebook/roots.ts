import { outermost } from '../shared/dom.ts';
import { postOfPage } from './links.ts';
import { nameLines } from './parts.ts';
import { players, playsVideos } from './players.ts';
import { S } from './selectors.ts';
import { sharesIn } from './shares.ts';

const CONTAINERS = S.container.join(', ');

/** Posts on the page in document order. Comments are inside of them and never roots. */
export function roots(scope: ParentNode, url: URL): Element[] {
  const containers = filledContainers(scope);
  const hasPosts = containers.some(isPostLike);
  const column = viewerColumn(scope, url, containers);
  const played = column.length > 0 ? column : players(scope, url, containers);
  const more = hasPosts || played.length > 0 ? played : messageRoots(scope, containers);
  const posts = containers.flatMap(sharesIn);
  return inOrder([...more, ...posts]);
}

/**
 * Posts in or around a place of a list that was filled or emptied. Null where posts are found by the address of the
 * page, or by what the whole of it has.
 */
export function rootsNear(place: Element, url: URL): Element[] | null {
  if (postOfPage(url) || playsVideos(url)) return null;
  const container = outermostContainer(place);
  if (!container) {
    const inside = filledContainers(place).flatMap(sharesIn);
    return inside.length > 0 ? inside : null;
  }
  const isFilled = !container.closest(S.comment) && S.sign.some((sign) => container.querySelector(sign));
  return isFilled ? sharesIn(container) : [];
}

/** Outermost containers that hold anything, found from inside: most of a long list is empty. */
function filledContainers(scope: ParentNode): Element[] {
  const found = new Set<Element>();
  for (const sign of S.sign) {
    let last: Element | null = null;
    for (const element of scope.querySelectorAll(sign)) {
      if (last?.contains(element)) continue;
      const container = knownAbove(element, found) ?? outermostContainer(element);
      if (!container || !scope.contains(container)) continue;
      last = container;
      found.add(container);
    }
  }
  return inOrder([...found].filter((container) => !container.closest(S.comment)));
}

/** Following parents costs a tenth of matching selectors on the way up. */
function knownAbove(element: Element, found: Set<Element>): Element | null {
  for (let above = element.parentElement; above; above = above.parentElement)
    if (found.has(above)) return above;
  return null;
}

function outermostContainer(element: Element): Element | null {
  let outer: Element | null = null;
  for (
    let above = element.closest(CONTAINERS);
    above;
    above = above.parentElement?.closest(CONTAINERS) ?? null
  ) {
    outer = above;
  }
  return outer;
}

const precedes = (a: Element, b: Element): boolean => (a.compareDocumentPosition(b) & 4) !== 0;

/** In document order; most often they are already. */
function inOrder(elements: Element[]): Element[] {
  const isSorted = elements.every(
    (element, at) => at === 0 || precedes(elements[at - 1] as Element, element),
  );
  return isSorted ? elements : elements.sort((a, b) => (precedes(a, b) ? -1 : 1));
}

const isPostLike = (element: Element) => nameLines(element).length > 0;

/** In the photo viewer there is no list: the column with author and comments is the post. */
function viewerColumn(scope: ParentNode, url: URL, found: Element[]): Element[] {
  if (!postOfPage(url) || !/^\/(photo|watch|reel)|\/(photos|videos)\//.test(url.pathname)) return [];
  const columns = [...scope.querySelectorAll(S.column)].filter(
    (column) => isPostLike(column) && !found.some((root) => column.contains(root) || root.contains(column)),
  );
  return columns.slice(0, 1);
}

/** When the list has no known mark: around each message, the largest element with only this message. */
function messageRoots(scope: ParentNode, known: Element[]): Element[] {
  const messages = outermost([...scope.querySelectorAll(S.message.join(', '))]);
  const open = messages.filter((message) => !known.some((root) => root.contains(message)));
  return open.map((message) => climb(message, open)).filter(isPostLike);
}

function climb(message: Element, all: Element[]): Element {
  let current = message;
  for (
    let above = message.parentElement;
    above && !above.matches('[role="main"], [role="feed"], body');
    above = above.parentElement
  ) {
    if (all.some((other) => other !== message && above.contains(other))) break;
    current = above;
  }
  return current;
}
