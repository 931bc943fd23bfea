import { pictureAddress } from './clean.ts';

/** Small pictures, avatars for the most part, are drawn into the copy where the page may read them. */
const MOST_DRAWN_SIDE = 512;
const MOST_DATA = 200_000;

/**
 * Attributes that say which picture an element shows: its address as `data-src`, which nothing loads, and `src` where
 * the page could hand out its pixels.
 */
export function pictureOf(element: Element): [string, string][] {
  const address = addressOf(element);
  const found: [string, string][] = [];
  const known = address && pictureAddress(address, document.baseURI);
  if (known) found.push(['data-src', known]);
  const data = isOwnData(address) ? address : drawn(element);
  if (data) found.push([isSvg(element) ? 'href' : 'src', data]);
  return found;
}

/** The picture behind an element, set by its style; null where there is none that has an address. */
export function backgroundOf({ backgroundImage }: CSSStyleDeclaration): string | null {
  const [, address = ''] = /url\(["']?(.+?)["']?\)/.exec(backgroundImage ?? '') ?? [];
  return address ? pictureAddress(address, document.baseURI) : null;
}

function addressOf(element: Element): string {
  if (element instanceof HTMLImageElement) return element.currentSrc || element.src;
  if (element instanceof HTMLVideoElement) return element.getAttribute('poster') ?? '';
  return element.getAttribute('href') ?? element.getAttribute('xlink:href') ?? '';
}

const isSvg = (element: Element): boolean => element.namespaceURI === 'http://www.w3.org/2000/svg';

const isOwnData = (address: string): boolean =>
  /^data:image\/(png|jpeg|gif|webp|avif)[;,]/i.test(address) && address.length <= MOST_DATA;

function drawn(element: Element): string | null {
  const size = sizeOf(element);
  if (!size || Math.max(size.width, size.height) > MOST_DRAWN_SIDE) return null;
  const canvas = document.createElement('canvas');
  Object.assign(canvas, size);
  try {
    canvas
      .getContext('2d')
      ?.drawImage(element as HTMLImageElement | HTMLVideoElement, 0, 0, size.width, size.height);
    const data = canvas.toDataURL('image/png');
    return isOwnData(data) ? data : null;
  } catch {
    // Of another host, which does not let the page read it.
    return null;
  }
}

function sizeOf(element: Element): { width: number; height: number } | null {
  if (element instanceof HTMLImageElement && element.complete && element.naturalWidth > 0)
    return { width: element.naturalWidth, height: element.naturalHeight };
  if (element instanceof HTMLVideoElement && element.readyState >= 2)
    return { width: element.videoWidth, height: element.videoHeight };
  return null;
}
