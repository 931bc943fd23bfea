import { type Box, common } from './geometry.ts';

/** Something that scrolls around the post: an element, or the window. */
export type Scroller = {
  /** Where its content shows, in CSS pixels of the window. */
  view(): Box;
  by(x: number, y: number): void;
  restore(): void;
};

const CUTS = /auto|scroll|overlay|hidden|clip/;

const isScrolling = (value: string) => value === 'auto' || value === 'scroll' || value === 'overlay';

/** All that scrolls around an element, innermost first; the last is the window. */
export function scrollersOf(root: Element): Scroller[] {
  return [...clippersOf(root).filter(scrolls).map(elementScroller), windowScroller()];
}

/** The part of the window in which an element can be seen. */
export function viewOf(root: Element): Box | null {
  return clippersOf(root).reduce<Box | null>((seen, one) => seen && common(seen, innerBox(one)), windowBox());
}

function scrolls(element: Element): boolean {
  const { overflowX, overflowY } = getComputedStyle(element);
  const isTall = isScrolling(overflowY) && element.scrollHeight > element.clientHeight;
  return isTall || (isScrolling(overflowX) && element.scrollWidth > element.clientWidth);
}

/** Ancestors that cut off what stands over their edges, innermost first. What is `fixed` is cut off by the window only. */
function clippersOf(root: Element): Element[] {
  const found: Element[] = [];
  let { position } = getComputedStyle(root);
  const top = document.documentElement;
  // Then what the body says about overflow holds for the window.
  const isBodyFree = !CUTS.test(getComputedStyle(top).overflowY);
  for (let above = root.parentElement; above && position !== 'fixed'; above = above.parentElement) {
    if (above === top || (above === document.body && isBodyFree)) continue;
    const style = getComputedStyle(above);
    // An absolute box is held by the nearest positioned ancestor, and not cut off by those in between.
    if (position === 'absolute' && style.position === 'static') continue;
    if (CUTS.test(`${style.overflowX} ${style.overflowY}`)) found.push(above);
    position = style.position;
  }
  return found;
}

function innerBox(element: Element): Box {
  const { left, top } = element.getBoundingClientRect();
  const { clientLeft, clientTop, clientWidth, clientHeight } = element;
  return { x: left + clientLeft, y: top + clientTop, width: clientWidth, height: clientHeight };
}

/** The window without its scroll bars. */
export function windowBox(): Box {
  const { clientWidth = 0, clientHeight = 0 } = document.scrollingElement ?? {};
  return {
    x: 0,
    y: 0,
    width: Math.min(innerWidth, clientWidth || innerWidth),
    height: Math.min(innerHeight, clientHeight || innerHeight),
  };
}

function elementScroller(element: Element): Scroller {
  const { scrollLeft: left, scrollTop: top } = element;
  return {
    view: () => innerBox(element),
    by: (x, y) => element.scrollBy({ left: x, top: y, behavior: 'instant' }),
    restore: () => element.scrollTo({ left, top, behavior: 'instant' }),
  };
}

function windowScroller(): Scroller {
  const { scrollX: left, scrollY: top } = window;
  return {
    view: windowBox,
    by: (x, y) => window.scrollBy({ left: x, top: y, behavior: 'instant' }),
    restore: () => window.scrollTo({ left, top, behavior: 'instant' }),
  };
}
