import type { Post, Unread } from '../../utils/model/index.ts';
import { postRef, siteFor } from '../../utils/sites/index.ts';

/** What the readers see on a page, and how long they needed. */
export type PageReading = {
  site: string;
  posts: { ref: string; post: Post }[];
  unread: Unread[];
  roots: number;
  milliseconds: number;
};

/** Runs inside the page, in a world of its own. */
export function readPage(address: string): PageReading | null {
  const url = new URL(address);
  const site = siteFor(url);
  if (!site) return null;
  const start = performance.now();
  const roots = site.roots(document, url);
  const reads = roots.map((root) => site.read(root, url)).filter((read) => read !== null);
  const milliseconds = performance.now() - start;
  const posts = reads.flatMap((read) => ('key' in read ? [{ ref: postRef(read), post: read }] : []));
  const unread = reads.flatMap((read) => ('key' in read ? [] : [read]));
  return { site: site.id, posts, unread, roots: roots.length, milliseconds };
}
