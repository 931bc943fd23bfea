import { distinct } from '../shared/post.ts';
import { nameLine } from './parts.ts';
import { S } from './selectors.ts';

/** Pages that play reels and videos. */
const PLAYS = /^\/(reels?|watch)(\/|$)|\/videos(\/|$)/;

/**
 * Videos outside of lists, each with the words beside or over it: the smallest element around a video that names
 * somebody and holds no other video.
 */
export function players(scope: ParentNode, url: URL, known: Element[]): Element[] {
  if (!PLAYS.test(url.pathname)) return [];
  const videos = [...scope.querySelectorAll(S.player)].filter(
    (video) => !video.closest(S.comment) && !known.some((root) => root.contains(video)),
  );
  return distinct(videos.map((video) => around(video, videos)).filter((root) => root !== null));
}

function around(video: Element, all: Element[]): Element | null {
  for (let above = video.parentElement; above && !above.matches('body, html'); above = above.parentElement) {
    if (all.some((other) => other !== video && above.contains(other))) return null;
    if (nameLine(above) !== null) return above;
  }
  return null;
}

/** True for the root of a video that is the only one on the page: then the address of the page is its own. */
export const isOnlyPlayer = (root: Element, url: URL): boolean =>
  isPlayer(root, url) &&
  [...root.ownerDocument.querySelectorAll(S.player)].every((video) => root.contains(video));

/** True for a root that was found by its video. */
export const isPlayer = (root: Element, url: URL): boolean =>
  PLAYS.test(url.pathname) &&
  !root.matches(`${S.container.join(', ')}, ${S.column}`) &&
  root.querySelector(S.player) !== null;
