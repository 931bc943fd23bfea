/** A rectangle in CSS pixels of the window. */
export type Box = { x: number; y: number; width: number; height: number };

export const boxOf = (rect: DOMRectReadOnly): Box => ({
  x: rect.left,
  y: rect.top,
  width: rect.width,
  height: rect.height,
});

/** What two rectangles have in common; null when that is less than half a pixel. */
export function common(a: Box, b: Box): Box | null {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.min(a.x + a.width, b.x + b.width) - x;
  const height = Math.min(a.y + a.height, b.y + b.height) - y;
  return width >= 0.5 && height >= 0.5 ? { x, y, width, height } : null;
}

/** True where the rectangles differ by no more than `by` on any side. */
export const isSame = (a: Box, b: Box, by = 0.5): boolean =>
  (['x', 'y', 'width', 'height'] as const).every((side) => Math.abs(a[side] - b[side]) <= by);

/**
 * The part of a post that a tile shows, on whole pixels of the screen, and where it begins in the post: rounded one by
 * one, tiles would be put together a row too high or too low.
 * @param post the post's box
 * @param part what of it stands in the view
 * @param scale pixels of the screen in a CSS pixel
 */
export function onPixels(
  post: Box,
  part: Box,
  scale: number,
): { rect: Box; offset: { x: number; y: number } } {
  const px = (value: number) => Math.round(value * scale);
  const x = px(part.x);
  const y = px(part.y);
  const rect = { x, y, width: px(part.x + part.width) - x, height: px(part.y + part.height) - y };
  return {
    rect: { x: x / scale, y: y / scale, width: rect.width / scale, height: rect.height / scale },
    offset: { x: (x - px(post.x)) / scale, y: (y - px(post.y)) / scale },
  };
}

const MOST_GRAIN = 20;

/**
 * The smallest number of CSS pixels that is a whole number of the screen's: scrolled by multiples of it, letters fall
 * on the same pixels again. 1 where there is none up to 20.
 */
export function grainOf(scale: number): number {
  for (let grain = 1; grain <= MOST_GRAIN; grain++) {
    if (Math.abs(grain * scale - Math.round(grain * scale)) < 0.005) return grain;
  }
  return 1;
}
