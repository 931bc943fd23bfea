import type { ShotRequest } from '../../model/index.ts';

/** The part of the post that stands in the window; null when none does. */
export function shotOf(root: Element): ShotRequest | null {
  const box = root.getBoundingClientRect();
  const viewport = { width: innerWidth, height: innerHeight, scale: devicePixelRatio };
  const left = Math.max(0, box.left);
  const top = Math.max(0, box.top);
  const width = Math.min(box.right, viewport.width) - left;
  const height = Math.min(box.bottom, viewport.height) - top;
  if (width < 1 || height < 1) return null;
  const partial =
    box.left < -1 || box.top < -1 || box.right > viewport.width + 1 || box.bottom > viewport.height + 1;
  return { rect: { x: left, y: top, width, height }, partial, viewport };
}
