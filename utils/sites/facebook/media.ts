import type { Medium } from '../../model/index.ts';
import { webAddress } from '../shared/dom.ts';
import { distinctMedia } from '../shared/post.ts';
import { S } from './selectors.ts';

type Belongs = (element: Element) => boolean;

/** Narrower pictures are icons, emoji and faces of people. */
const NARROWEST = 100;

const VIDEO_LINK = 'a[href*="/reel/"], a[href*="/videos/"], a[href*="/watch"]';

/** Pictures and videos of that part of a post for which `belongs` is true. */
export function readMedia(root: Element, belongs: Belongs, base: URL): Medium[] {
  const videos = [...root.querySelectorAll('video')].filter(belongs);
  const images = [...root.querySelectorAll('img')].filter((image) => belongs(image) && isContent(image));
  const stills = images.filter(
    (image) => image.closest(VIDEO_LINK) || videos.some((video) => areTogether(video, image, root)),
  );
  const pictures = images.filter((image) => !stills.includes(image));
  const media = [
    ...pictures.map((image) => readImage(image, base)),
    ...videos.map((video) =>
      readVideo(
        video,
        stills.find((still) => areTogether(video, still, root)),
        base,
      ),
    ),
    ...stills
      .filter((still) => !videos.some((video) => areTogether(video, still, root)))
      .map((still) => readStill(still, base)),
  ];
  return distinctMedia(media);
}

/** The picture of the photo viewer stands beside the column that is the post. */
export function readViewer(column: Element, base: URL): Medium[] {
  for (let above = column.parentElement; above && above.tagName !== 'BODY'; above = above.parentElement) {
    const outside = (one: Element) => !column.contains(one) && !one.closest(`${S.comment}, ${S.decoy}`);
    const video = [...above.querySelectorAll('video')].find(outside);
    if (video) return [readVideo(video, undefined, base)];
    const marked = [...above.querySelectorAll(S.viewerImage)].find(outside);
    const image = marked ?? [...above.querySelectorAll('img')].find((one) => outside(one) && isContent(one));
    if (image) return [readImage(image, base)];
  }
  return [];
}

function isContent(image: Element): boolean {
  const source = image.getAttribute('src') ?? '';
  if (!source || /^data:|\/emoji\.php\/|\/rsrc\.php\//.test(source)) return false;
  if (
    image.getAttribute('role') === 'presentation' ||
    image.closest('[role="button"], [role="toolbar"], button, h2, h3, h4')
  )
    return false;
  const width = image.getAttribute('width');
  if (width !== null && /^\d+$/.test(width)) return Number(width) > NARROWEST;
  return (
    image.closest(S.mediaLink) !== null ||
    /fbcdn\.net/.test(source) ||
    image.closest('a[href*="l.php"]') !== null
  );
}

/** A video and the picture over it stand in one small box. */
function areTogether(video: Element, image: Element, root: Element): boolean {
  let box: Element | null = video;
  for (let step = 0; step < 6 && box && box !== root; step++, box = box.parentElement) {
    if (box.contains(image)) return true;
  }
  return false;
}

function readImage(image: Element, base: URL): Medium {
  const alt = image.getAttribute('alt')?.trim();
  const medium: Medium = { kind: 'image', url: webAddress(image, 'src', base) };
  return alt ? { ...medium, alt: alt.slice(0, 4000) } : medium;
}

const readStill = (still: Element, base: URL): Medium => ({
  kind: 'video',
  url: webAddress(still, 'src', base),
});

const readVideo = (video: Element, still: Element | undefined, base: URL): Medium => ({
  kind: 'video',
  url: webAddress(video, 'poster', base) ?? webAddress(still, 'src', base) ?? webAddress(video, 'src', base),
});
