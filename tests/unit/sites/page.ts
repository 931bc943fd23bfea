import type { Post, Unread } from '../../../utils/model/index.ts';
import { type Site, siteFor } from '../../../utils/sites/index.ts';

/** Shows hand-made markup in the test's document and runs the reader of the address on it. */
export function readAt(address: string, html: string): (Post | Unread)[] {
  const url = new URL(address);
  const site = siteFor(url) as Site;
  document.body.innerHTML = html;
  return site.roots(document, url).flatMap((root) => site.read(root, url) ?? []);
}

/** The only post of a page. Fails when there is none, more than one, or it could not be read. */
export function onlyPost(address: string, html: string): Post {
  const [read, ...more] = readAt(address, html);
  if (!read || more.length > 0 || !('key' in read))
    throw new Error(`not one post: ${JSON.stringify([read, ...more])}`);
  return read;
}

/** True when the selector finds the element marked `data-here`, and nothing else. */
export function findsOnlyMarked(selector: string, html: string): boolean {
  document.body.innerHTML = html;
  const marked = document.querySelectorAll('[data-here]');
  const found = [...document.querySelectorAll(selector)];
  return found.length === marked.length && [...marked].every((element) => found.includes(element));
}
