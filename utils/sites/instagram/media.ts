import type { Medium } from '../../model/index.ts';
import { webAddress } from '../shared/dom.ts';
import { distinctMedia } from '../shared/post.ts';
import { linkedProfile } from './links.ts';
import { S } from './selectors.ts';

/** Pictures and videos of a post as far as loaded: of a carousel only the slides near the shown one. */
export function readMedia(root: Element, base: URL): Medium[] {
  const videos = [...root.querySelectorAll('video')];
  const images = [...root.querySelectorAll('img')].filter((image) => isContent(image, root, base));
  const posters = new Map(videos.map((video) => [video, posterOf(video, images)]));
  const stills = new Set([...posters.values()].flat());
  const pictures = images.filter((image) => !stills.has(image));
  const all: Element[] = [...videos, ...pictures].sort((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1));
  return distinctMedia(
    all.map((one) =>
      one.tagName === 'VIDEO'
        ? readVideo(one, posters.get(one as HTMLVideoElement) ?? [], base)
        : readImage(one, base),
    ),
  );
}

/** The pictures of a video's slide, or of a post that is one video, are its posters. */
function posterOf(video: Element, images: Element[]): Element[] {
  const slide = video.closest('li');
  return images.filter((image) => (slide ? slide.contains(image) : !image.closest('li')));
}

function readVideo(video: Element, stills: Element[], base: URL): Medium {
  const url =
    webAddress(video, 'poster', base) ?? webAddress(stills[0], 'src', base) ?? webAddress(video, 'src', base);
  return { kind: 'video', url };
}

/** A picture with the site's or author's description of it. */
export function readImage(image: Element, base: URL): Medium {
  const alt = image.getAttribute('alt')?.trim();
  const medium: Medium = { kind: 'image', url: webAddress(image, 'src', base) };
  return alt ? { ...medium, alt: alt.slice(0, 4000) } : medium;
}

const SMALLEST = 80;

function isContent(image: Element, root: Element, base: URL): boolean {
  const width = Number(image.getAttribute('width') ?? Number.NaN);
  if (width < SMALLEST || image.closest(`${S.avatarPlace}, ${S.audio}, button`)) return false;
  const link = image.closest('a[href]');
  return !link || !root.contains(link) || linkedProfile(link, base) === null;
}
