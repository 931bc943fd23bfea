import { type Box, boxOf, common } from '../geometry.ts';

/** What cuts off the children of an element: those in its flow, and those placed absolutely. Null cuts off nothing. */
export type Clip = { flow: Box | null; placed: Box | null };

export const NO_CLIP: Clip = { flow: null, placed: null };

/** Less than this on a side shows nothing: boxes of one pixel hide words from the eye. */
const LEAST = 1.5;

/**
 * Whether an element can be seen, and what cuts off its children. What stands further down in a box that scrolls can
 * be seen; what a box without scroll bars cuts off cannot. Sites hide words from the eye in many ways, the viewer's name
 * among them.
 */
export function seen(
  element: Element,
  style: CSSStyleDeclaration,
  clip: Clip,
): { isShown: boolean; inside: Clip } {
  if (style.display === 'none' || style.opacity === '0' || isClippedAway(style))
    return { isShown: false, inside: clip };
  const box = boxOf(element.getBoundingClientRect());
  const isPlaced = style.position === 'absolute';
  const around = isPlaced ? clip.placed : clip.flow;
  const isShown = !hasSize(box) || (isOnPage(box) && isIn(box, around));
  const isHolder = style.position !== 'static' && style.position !== '';
  const flow = cutsOff(style) ? cut(around, box) : around;
  return { isShown, inside: { flow, placed: isHolder ? flow : clip.placed } };
}

/** `clip-path: inset(50%)` and the like, or the older `clip`. */
const isClippedAway = ({ clipPath, clip, position }: CSSStyleDeclaration): boolean =>
  /^inset\((5\d|[6-9]\d|100)(\.\d+)?%/.test(clipPath ?? '') ||
  (position === 'absolute' && /^rect\(([01]px,? ){3}[01]px\)$/.test(clip ?? ''));

const cutsOff = ({ overflowX, overflowY }: CSSStyleDeclaration): boolean =>
  /hidden|clip/.test(overflowX ?? '') && /hidden|clip/.test(overflowY ?? '');

const hasSize = ({ width, height }: Box): boolean => width > 0 && height > 0;

/** Nothing can be scrolled to that stands left of the page or above it. */
const isOnPage = ({ x, y, width, height }: Box): boolean =>
  y + height + scrollY > 0 &&
  (x + width + scrollX > 0 || getComputedStyle(document.documentElement).direction === 'rtl');

function isIn(box: Box, clip: Box | null): boolean {
  if (!clip) return true;
  const shared = common(box, clip);
  if (!shared) return false;
  return shared.width > Math.min(LEAST, box.width / 2) && shared.height > Math.min(LEAST, box.height / 2);
}

const cut = (around: Box | null, box: Box): Box =>
  around ? (common(around, box) ?? { ...box, width: 0, height: 0 }) : box;
