import { canonicalUrl } from '../address.ts';

/** First element that matches one of the selectors, tried in order. */
export function first(scope: ParentNode, selectors: readonly string[]): Element | null {
  for (const selector of selectors) {
    const found = scope.querySelector(selector);
    if (found) return found;
  }
  return null;
}

/** All elements of the first selector that matches any, in document order. */
export function allOf(scope: ParentNode, selectors: readonly string[]): Element[] {
  for (const selector of selectors) {
    const found = [...scope.querySelectorAll(selector)];
    if (found.length > 0) return found;
  }
  return [];
}

/** Elements that have no other element of the list above them. */
export function outermost(elements: Element[]): Element[] {
  const all = new Set(elements);
  return elements.filter((element) => {
    for (let above = element.parentElement; above; above = above.parentElement) {
      if (all.has(above)) return false;
    }
    return true;
  });
}

/** The same for elements in document order, as `querySelectorAll` gives them: faster where there are many. */
export function outermostInOrder(elements: Element[]): Element[] {
  let last: Element | undefined;
  return elements.filter((element) => {
    if (last?.contains(element)) return false;
    last = element;
    return true;
  });
}

/** The outermost element with a selector that is this one or holds it. */
export function outermostAround(element: Element, selector: string): Element | null {
  let found = element.closest(selector);
  for (let above = found; above; above = above.parentElement?.closest(selector) ?? null) found = above;
  return found;
}

/** An attribute as absolute http(s) address; null for `blob:`, `data:` and everything else. */
export function webAddress(element: Element | null | undefined, name: string, base: URL): string | null {
  const value = element?.getAttribute(name)?.trim();
  if (!value || value.length > 4096) return null;
  const url = URL.parse(value, base);
  return url && /^https?:$/.test(url.protocol) && !url.username && url.href.length <= 4096 ? url.href : null;
}

/** The href of a link as written, or an empty string. */
export const hrefOf = (link: Element | null | undefined): string => link?.getAttribute('href') ?? '';

/** Outbound target of an address in the form we store; null when it stays on one of the `home` hosts. */
export function outbound(href: string, base: URL, home: (host: string) => boolean): string | null {
  const target = canonicalUrl(href, base);
  return target && !home(new URL(target).hostname) ? target : null;
}
