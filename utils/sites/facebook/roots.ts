import { outermost } from '../shared/dom.ts';
import { postOfPage } from './links.ts';
import { nameLines } from './parts.ts';
import { S } from './selectors.ts';

const CONTAINERS = S.container.join(', ');

/** Posts on the page in document order. Comments are inside of them and never roots. */
export function roots(scope: ParentNode, url: URL): Element[] {
  const listed = [...scope.querySelectorAll(CONTAINERS)];
  const containers = outermost(listed.filter((element) => !element.closest(S.comment)));
  const hasPosts = containers.some(isPostLike);
  const more = [
    ...viewerColumn(scope, url, containers),
    ...(hasPosts ? [] : messageRoots(scope, containers)),
  ];
  if (more.length === 0) return containers;
  return [...more, ...containers].sort((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1));
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
