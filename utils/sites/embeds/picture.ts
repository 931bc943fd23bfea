import { webAddress } from '../shared/dom.ts';
import { S } from './selectors.ts';

/** From this side length on a picture is content, not a sign or a counter. */
const SMALLEST = 100;

/** Address of a picture that is content of the page; null for icons, drawings, counters and what has no address. */
export function pictureUrl(image: Element, base: URL): string | null {
  const url = addressOf(image, base);
  if (!url || /\.svgz?$/i.test(new URL(url).pathname)) return null;
  const sides = sidesOf(image);
  const isContent =
    sides.length > 0 ? sides.every((side) => side >= SMALLEST) : image.closest(S.contentPlace);
  return isContent ? url : null;
}

/** A picture that waits for scrolling has a placeholder as `src`, or none. */
function addressOf(image: Element, base: URL): string | null {
  for (const name of ['src', 'data-src', 'data-lazy-src', 'data-original']) {
    const url = webAddress(image, name, base);
    if (url) return url;
  }
  return null;
}

/** What is known of its size: the loaded picture's, else the attributes, else the widths offered. */
function sidesOf(image: Element): number[] {
  const loaded =
    'naturalWidth' in image ? [Number(image.naturalWidth), Number(Reflect.get(image, 'naturalHeight'))] : [];
  if (loaded.length === 2 && loaded.every((side) => side > 0)) return loaded;
  const written = ['width', 'height'].map((name) => Number.parseInt(image.getAttribute(name) ?? '', 10));
  const known = written.filter((side) => !Number.isNaN(side));
  if (known.length > 0) return known;
  const offered = [...(image.getAttribute('srcset') ?? '').matchAll(/\s(\d+)w/g)].map(([, width]) =>
    Number(width),
  );
  return offered.length > 0 ? [Math.max(...offered)] : [];
}
