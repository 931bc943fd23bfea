import { outermost } from '../shared/dom.ts';
import { addressOf } from './address.ts';
import { EMBED, NAMED } from './selectors.ts';

/** Embedded posts, outermost first come. Embedded profiles, pages and comments are none. */
export function roots(scope: ParentNode, url: URL): Element[] {
  return outermost([...scope.querySelectorAll(EMBED)].filter((element) => isPostEmbed(element, url)));
}

/** True for an element that shows a post, or that is named as one although its address is not known. */
export function isPostEmbed(element: Element, url: URL): boolean {
  const address = addressOf(element, url);
  return address ? address.kind === 'post' : element.matches(NAMED);
}
