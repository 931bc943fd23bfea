/** A rectangle relative to the post's own box. */
export type Box = { left: number; top: number; right: number; bottom: number };

export type Spot = { left: number; top: number };

const STEP = 8;
const GAP = 4;
const MAX_DEPTH = 220;
const MAX_NODES = 400;

/**
 * Where a chip covers neither text nor controls: rows from the top edge down, each from the right edge to the left,
 * first free place wins; failing that, the place over pictures only; failing that, the corner.
 * @param size of the chip; `width`/`height` of the post; obstacles relative to the post
 */
export function freeSpot(
  size: { width: number; height: number },
  room: { width: number; height: number },
  hard: Box[],
  soft: Box[],
): Spot {
  const corner = { left: Math.max(0, room.width - size.width - GAP), top: GAP };
  return searchSpot(size, room, [...hard, ...soft]) ?? searchSpot(size, room, hard) ?? corner;
}

/** The first place from the top, from the right, that no obstacle overlaps; null when there is none. */
export function searchSpot(
  size: { width: number; height: number },
  room: { width: number; height: number },
  obstacles: Box[],
): Spot | null {
  const lowest = Math.min(room.height, MAX_DEPTH) - size.height - 1;
  for (let top = 1; top <= lowest; top += STEP / 2) {
    for (let left = room.width - size.width - GAP; left >= room.width * 0.3; left -= STEP) {
      const box = { left, top, right: left + size.width, bottom: top + size.height };
      if (!obstacles.some((one) => overlap(box, one))) return { left, top };
    }
  }
  return null;
}

const overlap = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Text lines and controls (hard) and pictures (soft) in the upper part of a post, relative to its box. */
export function obstaclesOf(root: Element, ours: (node: Node) => boolean): { hard: Box[]; soft: Box[] } {
  const origin = root.getBoundingClientRect();
  const hard: Box[] = [];
  const soft: Box[] = [];
  const add = (list: Box[], rects: Iterable<DOMRect>) => {
    for (const rect of rects) {
      const box = {
        left: rect.left - origin.left,
        top: rect.top - origin.top,
        right: rect.right - origin.left,
        bottom: rect.bottom - origin.top,
      };
      if (rect.width > 1 && rect.height > 1 && box.top < MAX_DEPTH) list.push(box);
    }
  };
  // Without a filter of its own, which the browser would call for every node; a host of ours has no nodes inside.
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const range = root.ownerDocument.createRange();
  for (let left = MAX_NODES, node = walker.nextNode(); node && left > 0; left--, node = walker.nextNode()) {
    if (ours(node)) continue;
    if (node instanceof Element) {
      if (node.matches('img, video, canvas'))
        add(isLarge(node) ? soft : hard, [node.getBoundingClientRect()]);
      else if (node.matches('button, [role="button"], svg, input')) add(hard, [node.getBoundingClientRect()]);
    } else if (node.nodeValue?.trim()) {
      range.selectNodeContents(node);
      add(hard, range.getClientRects());
    }
  }
  return { hard, soft };
}

const isLarge = (element: Element) => element.getBoundingClientRect().width > 120;
