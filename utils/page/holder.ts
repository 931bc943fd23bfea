import type { Spot } from './free-spot.ts';

/** Elements that can have no children: the badge hangs in their parent. */
const CHILDLESS = 'img, video, iframe, canvas, embed, object';

/** The element in which the badge of a root hangs. */
export function holderOf(root: Element): Element {
  const isChildless = root.matches(CHILDLESS) || isRunningText(root);
  return (isChildless && root.parentElement) || root;
}

/** Beside a link in running text, where the chip covers none of it; null for roots that have room inside. */
export function besideWords(
  root: Element,
  size: Pick<DOMRect, 'width' | 'height'>,
  box: DOMRect,
): Spot | null {
  if (!isRunningText(root)) return null;
  const fits = box.right + size.width + 2 <= innerWidth;
  const left = fits ? box.width + 2 : box.width - size.width;
  return { left, top: fits ? (box.height - size.height) / 2 : -size.height };
}

/** A link of words. Those around pictures are tiles, which have room. */
const isRunningText = (root: Element): boolean =>
  root.tagName === 'A' && root.querySelector('img, video, picture') === null;
