import type { SourceMedium } from '../../model/index.ts';
import { webAddress } from '../shared/dom.ts';
import { captionOf, creditBy } from './credit.ts';

type Shown = HTMLImageElement | HTMLVideoElement;
export type FoundMedium = { element: Element | null; medium: SourceMedium };

/** The picture or video of an address on the page, with its words. The address is kept where no element shows it. */
export function mediumOn(
  document: Document,
  kind: SourceMedium['kind'],
  srcUrl: string,
  base: URL,
): FoundMedium {
  const element = shownBy(document, kind, srcUrl, base);
  return {
    element,
    medium: {
      kind,
      url: addressOf(srcUrl, base),
      poster: kind === 'video' ? webAddress(element, 'poster', base) : null,
      alt: (element?.getAttribute('alt') ?? element?.getAttribute('aria-label') ?? '').trim().slice(0, 400),
      caption: captionOf(element),
      credit: creditBy(element),
      shot: null,
    },
  };
}

/** One picture can stand on a page twice: the one in the window is meant. */
function shownBy(document: Document, kind: SourceMedium['kind'], srcUrl: string, base: URL): Element | null {
  const all = [...document.querySelectorAll<Shown>(kind === 'picture' ? 'img' : 'video')];
  const shown = all.filter((one) =>
    [one.currentSrc, ...sourcesOf(one)].some((src) => isSame(src, srcUrl, base)),
  );
  return shown.find(isInWindow) ?? shown[0] ?? null;
}

const sourcesOf = (element: Element): string[] =>
  [element, ...element.querySelectorAll('source')]
    .map((one) => one.getAttribute('src') ?? '')
    .filter(Boolean);

const isSame = (src: string | undefined, srcUrl: string, base: URL): boolean =>
  Boolean(src) && URL.parse(src ?? '', base)?.href === (URL.parse(srcUrl, base)?.href ?? srcUrl);

function isInWindow(element: Element): boolean {
  const { top, bottom, width } = element.getBoundingClientRect();
  return width > 0 && bottom > 0 && top < element.ownerDocument.documentElement.clientHeight;
}

function addressOf(src: string, base: URL): string | null {
  const url = src ? URL.parse(src, base) : null;
  return url && /^https?:$/.test(url.protocol) && !url.username && url.href.length <= 4096 ? url.href : null;
}
