import type { Address } from '../contract.ts';
import { linked } from './address.ts';
import { pictureUrl } from './picture.ts';
import { roots } from './roots.ts';
import { EMBED, S } from './selectors.ts';

const MOST = 300;

/** A link whose address holds none of these leads to no network; asked before the address is taken apart. */
const NETWORK = /facebook|fb\.com|instagr|twitter|x\.com/i;

/** Links to posts and profiles of the networks, and pictures of the page: outside of embeds, each address once. */
export function marks(scope: ParentNode, url: URL): Element[] {
  const embeds = new Set(roots(scope, url));
  const seen = new Set<string>();
  const found: Element[] = [];
  for (const element of scope.querySelectorAll(`${S.link}, ${S.picture}`)) {
    const name = element.localName === 'img' ? pictureUrl(element, url) : networkLink(element, url)?.key;
    if (!name || seen.has(name) || isInside(element, embeds)) continue;
    seen.add(name);
    if (found.push(element) === MOST) break;
  }
  return found;
}

/** The post or profile that a link leads to; share buttons name none. */
export function networkLink(link: Element, url: URL): Address | null {
  return NETWORK.test(link.getAttribute('href') ?? '') ? linked(link, url) : null;
}

function isInside(element: Element, embeds: Set<Element>): boolean {
  for (let one = element.closest(EMBED); one; one = one.parentElement?.closest(EMBED) ?? null) {
    if (embeds.has(one)) return true;
  }
  return false;
}
