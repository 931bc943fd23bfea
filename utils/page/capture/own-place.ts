import { type Box, boxOf } from './geometry.ts';

/**
 * The box of a post without the comments that hang below it.
 * @param others what in it is not the post's own
 */
export function ownPlace(root: Element, others: Element[]): Box {
  const box = boxOf(root.getBoundingClientRect());
  const first = Math.min(...others.map(topOf).filter((top) => top > box.y + 1));
  if (!Number.isFinite(first)) return box;
  const end = box.y + box.height;
  const bottom = lowestOwn(root, new Set(others), first);
  return { ...box, height: Math.min(end, Math.max(first, bottom)) - box.y };
}

function topOf(element: Element): number {
  const { top, height } = element.getBoundingClientRect();
  return height > 0 ? top : Number.POSITIVE_INFINITY;
}

/** Lower edge of the lowest thing that is the post's own: words, pictures, buttons. */
function lowestOwn(node: Element, others: Set<Element>, atLeast: number): number {
  let lowest = Number.NEGATIVE_INFINITY;
  for (const child of node.children) {
    if (others.has(child)) continue;
    const { bottom, height } = child.getBoundingClientRect();
    if (height > 0 && bottom <= atLeast) continue;
    lowest = Math.max(lowest, lowestOwn(child, others, atLeast));
    if (height > 0 && showsItself(child)) lowest = Math.max(lowest, bottom);
  }
  return lowest;
}

const showsItself = (element: Element): boolean =>
  /^(img|video|svg|canvas|button|input|picture)$/i.test(element.tagName) ||
  [...element.childNodes].some((node) => node.nodeType === 3 && (node.nodeValue ?? '').trim() !== '');
