import type { Medium } from '../../model/index.ts';
import { allOf, webAddress } from '../shared/dom.ts';
import { distinctMedia } from '../shared/post.ts';
import { S } from './selectors.ts';
import type { Belongs } from './words.ts';

/** Pictures and videos, each once: a video sits in the frame of a picture, and a card's picture is the card's. */
export function readMedia(article: Element, belongs: Belongs, base: URL): Medium[] {
  // The picture of an article that is only announced is its card's.
  const cards = article.querySelector(S.articleTitle) ? S.card : `${S.card}, ${S.articleCover}`;
  const frames = allOf(article, S.photo).filter((frame) => belongs(frame) && !frame.closest(cards));
  const videos = [...article.querySelectorAll(S.video)].filter(belongs);
  const players = videos.filter((one) => !videos.some((other) => other !== one && other.contains(one)));
  const pictures = frames.filter(
    (frame) => !players.some((player) => frame.contains(player) || player.contains(frame)),
  );
  const both = [...pictures, ...players].sort((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1));
  return distinctMedia(
    both.map((one) => (players.includes(one) ? readVideo(one, base) : readPicture(one, base))),
  );
}

function readPicture(frame: Element, base: URL): Medium {
  const image = frame.querySelector('img');
  // "Image", "Bild": the site's own word where the author wrote none; kept out by length and lack of space.
  const alt = image?.getAttribute('alt')?.trim() ?? '';
  const medium: Medium = { kind: 'image', url: webAddress(image, 'src', base) };
  return alt.includes(' ') ? { ...medium, alt: alt.slice(0, 4000) } : medium;
}

function readVideo(player: Element, base: URL): Medium {
  const video = player.matches('video') ? player : player.querySelector('video');
  const still =
    player.closest('[data-testid="tweetPhoto"]')?.querySelector('img') ?? player.querySelector('img');
  const url =
    webAddress(video, 'poster', base) ??
    webAddress(still, 'src', base) ??
    webAddress(video, 'src', base) ??
    webAddress(video?.querySelector('source'), 'src', base);
  return { kind: 'video', url };
}
