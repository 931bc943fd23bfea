import { allOf, outermost } from '../shared/dom.ts';
import { S } from './selectors.ts';

/** A post taken apart: the sharer's own part, and the shared post inside. */
export type Parts = {
  name: Element | null;
  /** The line below the name: time or "Sponsored". */
  subtitle: Element | null;
  message: Element | null;
  quotedName: Element | null;
  quotedMessage: Element | null;
  /** True for what is the author's: no comment, no decoy, nothing of the shared post. */
  isOwn(element: Element): boolean;
  isQuoted(element: Element): boolean;
};

/** Name lines of post and shared post: headings with a link, outside of comments, decoys and previews. */
export function nameLines(root: Element): Element[] {
  const lines = allOf(root, S.name).filter((line) => isPlain(line) && line.querySelector('a[href]') !== null);
  return outermost(lines).filter((line) => !line.closest('a, object, [role="button"]'));
}

/** Outside of comments and decoys. The root itself may be marked like a comment's container. */
const isPlain = (element: Element): boolean => !element.closest(`${S.comment}, ${S.decoy}, form`);

/** Splits a post at the second name line, which is the author's of the shared post. */
export function partsOf(root: Element): Parts {
  const [name = null, quotedName = null] = nameLines(root);
  const frame = name && quotedName ? besides(quotedName, name) : null;
  const isQuoted = (element: Element) => frame?.contains(element) === true && isPlain(element);
  const isOwn = (element: Element) => isPlain(element) && !frame?.contains(element);
  const described = (root.getAttribute('aria-describedby') ?? '').split(/\s+/).map((id) => byId(root, id));
  const messages = outermost(S.message.flatMap((selector) => [...root.querySelectorAll(selector)])).filter(
    isPlain,
  );
  const subtitle = described[0] ?? (name && subtitleAfter(name));
  return {
    name,
    subtitle,
    message:
      messages.find((one) => !frame?.contains(one)) ??
      (described[1]?.contains(frame) ? null : (described[1] ?? null)),
    quotedName: frame && quotedName,
    quotedMessage: messages.find((one) => frame?.contains(one)) ?? null,
    isOwn,
    isQuoted,
  };
}

/** The largest element around the shared post's name which does not hold the sharer's. */
function besides(inner: Element, outer: Element): Element {
  let current = inner;
  for (let above = inner.parentElement; above && !above.contains(outer); above = above.parentElement) {
    // Words of the sharer stand outside of the shared post even where both share a wrapper.
    if (above.querySelectorAll(S.message.slice(0, 2).join(', ')).length > 2) break;
    current = above;
  }
  return current;
}

/** Ids hold characters that selectors cannot, and some are missing: the page is drawn in two steps. */
export function byId(near: Element, id: string): Element | null {
  return id ? near.ownerDocument.getElementById(id) : null;
}

/** Without a list entry's description: the block after the one that holds the name. */
function subtitleAfter(name: Element): Element | null {
  for (let place: Element | null = name, step = 0; place && step < 4; place = place.parentElement, step++) {
    const next = place.nextElementSibling;
    if (next?.querySelector('a[href]')) return next;
  }
  return null;
}
