import { type Box, obstaclesOf, type Spot, searchSpot } from './free-spot.ts';

/** Elements that can have no children: the badge hangs in their parent. */
const CHILDLESS = 'img, video, iframe, canvas, embed, object';

/** The element in which the badge of a root hangs. */
export function holderOf(root: Element): Element {
  const isChildless = root.matches(CHILDLESS) || isRunningText(root);
  return (isChildless && root.parentElement) || root;
}

/**
 * A place for the chip of a link in running text: free of words on the link's own lines, else just above the link.
 * Null for roots that have room inside. Places are relative to the link's box.
 */
export function besideWords(
  root: Element,
  size: Pick<DOMRect, 'width' | 'height'>,
  box: DOMRect,
  ours: (node: Node) => boolean,
): Spot | null {
  if (!isRunningText(root)) return null;
  const block = holderOf(root);
  const { hard, soft } = obstaclesOf(block, ours);
  const room = block.getBoundingClientRect();
  const down = box.top - room.top;
  const shifted = (one: Box): Box => ({ ...one, top: one.top - down, bottom: one.bottom - down });
  const rows = { width: room.width, height: box.height + size.height };
  const spot = searchSpot(size, rows, [...hard, ...soft].map(shifted));
  return spot
    ? { ...spot, left: spot.left - (box.left - room.left) }
    : { left: box.width - size.width, top: -size.height };
}

/** A link of words. Those around pictures are tiles, which have room. */
const isRunningText = (root: Element): boolean =>
  root.tagName === 'A' && root.querySelector('img, video, picture') === null;
