import { type Box, boxOf } from './geometry.ts';

type Styled = Element & ElementCSSInlineStyle;

type Change = { element: Styled; before: string | null; ours: string | null; kept: Kept[] };
type Kept = { name: string; value: string; priority: string; set: string };

const UNSEEN = { opacity: '0', transition: 'none' };
/** Stays where it stands in the flow instead of following the window. */
const IN_FLOW = { position: 'relative', inset: 'auto' };

/**
 * Takes away for a while what lies over a post, and gives it back as it was: changes are made to inline styles only.
 * @param root the post
 * @param isOurs true for our own hosts, which hide by themselves
 */
export function createVeil(root: Element, isOurs: (node: Node) => boolean) {
  const changes = new Map<Element, Change>();
  const fixed = new Set<Element>();

  function change(element: Element, properties: Record<string, string>): void {
    if (changes.has(element) || !isStyled(element)) return;
    const { style } = element;
    const before = element.getAttribute('style');
    const kept: Kept[] = [];
    for (const [name, value] of Object.entries(properties)) {
      kept.push({
        name,
        value: style.getPropertyValue(name),
        priority: style.getPropertyPriority(name),
        set: value,
      });
      style.setProperty(name, value, 'important');
    }
    changes.set(element, { element, before, ours: element.getAttribute('style'), kept });
  }

  return {
    /** Hides elements but keeps their place. */
    hide(elements: Iterable<Element>): void {
      for (const element of elements) change(element, UNSEEN);
    },
    /** Hides what is fixed or sticky and lies over the post's column; asked again, it finds what came since. */
    clear(): void {
      const post = boxOf(root.getBoundingClientRect());
      for (const element of document.querySelectorAll('body *')) {
        if (changes.has(element) || isOurs(element) || element.contains(root)) continue;
        const { position } = getComputedStyle(element);
        if (position !== 'fixed' && position !== 'sticky') continue;
        const isInside = root.contains(element);
        if (!isInside && !isOver(boxOf(element.getBoundingClientRect()), post)) continue;
        fixed.add(element);
        change(element, isInside && position === 'sticky' ? IN_FLOW : UNSEEN);
      }
    },
    /** True where at a point of the window something else than the post would be seen. */
    isCovered(x: number, y: number): boolean {
      const top = document.elementsFromPoint(x, y).find((one) => !isHidden(one) && !isOurs(one));
      return top !== undefined && !root.contains(top) && !top.contains(root);
    },
    count: () => fixed.size,
    restore(): void {
      for (const one of changes.values()) giveBack(one);
      changes.clear();
    },
  };

  function isHidden(element: Element): boolean {
    for (let one: Element | null = element; one; one = one.parentElement) {
      if (changes.get(one)?.kept[0]?.name === 'opacity') return true;
    }
    return false;
  }
}

const isStyled = (element: Element): element is Styled => 'style' in element;

/** Whether it stands in the post's column: while one scrolls, it may come to lie over any part of it. */
const isOver = (one: Box, post: Box): boolean =>
  one.width > 0 && one.height > 0 && one.x < post.x + post.width && one.x + one.width > post.x;

function giveBack({ element, before, ours, kept }: Change): void {
  if (element.getAttribute('style') === ours) {
    if (before === null) element.removeAttribute('style');
    else element.setAttribute('style', before);
    return;
  }
  // The page has changed its style meanwhile: only what is still ours is taken back.
  for (const { name, value, priority, set } of kept) {
    if (element.style.getPropertyValue(name) !== set) continue;
    if (value) element.style.setProperty(name, value, priority);
    else element.style.removeProperty(name);
  }
}
