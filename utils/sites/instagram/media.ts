import type { Medium } from '../../model/index.ts';
import { webAddress } from '../shared/dom.ts';
import { distinctMedia } from '../shared/post.ts';
import { inSection, isBefore, type Parts } from './parts.ts';
import { S } from './selectors.ts';

/** Pictures and videos of a post as far as loaded: of a carousel only the slides near the shown one. */
export function readMedia(elements: Element[], base: URL): Medium[] {
  const images = elements.filter(({ tagName }) => tagName === 'IMG');
  const stills = new Map(elements.filter(isVideo).map((video) => [video, posterOf(video, images)]));
  const posters = new Set([...stills.values()].flat());
  const shown = elements.filter((one) => !posters.has(one));
  return distinctMedia(
    shown.map((one) => (isVideo(one) ? readVideo(one, stills.get(one) ?? [], base) : readImage(one, base))),
  );
}

/** The elements of a post that are its pictures and videos, in document order. */
export function mediaOf(root: Element, { names, comment }: Parts): Element[] {
  const named = new Set(names.map(({ link }) => link));
  return [...root.querySelectorAll('img, video')].filter((one) => {
    if (comment && isBefore(comment, one)) return false;
    return isVideo(one) || isContent(one, root, named);
  });
}

const isVideo = (element: Element): boolean => element.tagName === 'VIDEO';

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

function isContent(image: Element, root: Element, named: Set<Element>): boolean {
  const width = Number(image.getAttribute('width') ?? Number.NaN);
  if (width < SMALLEST || image.closest(`${S.avatarPlace}, ${S.audio}, button`)) return false;
  const link = image.closest('a[href]');
  return !(link && named.has(link)) && !inSection(image, root);
}
