import { distinct } from '../shared/post.ts';
import { nameLine, partsOf } from './parts.ts';
import { S } from './selectors.ts';
import { messageInColumn } from './words.ts';

/** Pages that play reels and videos. */
const PLAYS = /^\/(reels?|watch)(\/|$)|\/videos(\/|$)/;

/** True for the address of a page that plays videos outside of lists. */
export const playsVideos = (url: URL): boolean => PLAYS.test(url.pathname);

/**
 * Videos outside of lists, each with the words beside or over it: the smallest element around a video that names
 * somebody and holds no other video.
 */
export function players(scope: ParentNode, url: URL, known: Element[]): Element[] {
  if (!playsVideos(url)) return [];
  const videos = [...scope.querySelectorAll(S.player)].filter(
    (video) => !video.closest(S.comment) && !known.some((root) => root.contains(video)),
  );
  return distinct(videos.map((video) => around(video, videos)).filter((root) => root !== null));
}

function around(video: Element, all: Element[]): Element | null {
  for (let above = video.parentElement; above && !above.matches('body, html'); above = above.parentElement) {
    if (all.some((other) => other !== video && above.contains(other))) return null;
    if (nameLine(above) !== null) return withWords(above, all);
  }
  return null;
}

/** How far from the name the words of a video can stand. */
const NEAR = 3;

/** The element itself, or one a little larger that holds words as well. */
function withWords(named: Element, all: Element[]): Element {
  let above: Element | null = named;
  for (let step = 0; step <= NEAR && above && !above.matches(BORDER); step++, above = above.parentElement) {
    if (all.some((other) => !named.contains(other) && above?.contains(other))) break;
    const parts = partsOf(above);
    if (parts.message || messageInColumn(above, parts)) return above;
  }
  return named;
}

const BORDER = '[role="main"], [role="dialog"], body';

/** True for the root of a video that is the only one on the page: then the address of the page is its own. */
export const isOnlyPlayer = (root: Element, url: URL): boolean =>
  isPlayer(root, url) &&
  [...root.ownerDocument.querySelectorAll(S.player)].every((video) => root.contains(video));

/** True for a root that was found by its video. */
export const isPlayer = (root: Element, url: URL): boolean =>
  playsVideos(url) &&
  !root.matches(`${S.container.join(', ')}, ${S.column}`) &&
  root.querySelector(S.player) !== null;
