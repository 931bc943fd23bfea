import type { Post, Unread } from '../../utils/model/index.ts';
import { postRef, siteFor } from '../../utils/sites/index.ts';
import { isPost } from '../../utils/sites/shared/post.ts';
import { looksLikePosts, type Signs, signsOf } from '../../utils/sites/shared/signs.ts';

/** What the readers see on a page, and how long they needed. */
export type PageReading = {
  site: string;
  posts: { ref: string; post: Post }[];
  unread: Unread[];
  /** Links and pictures outside of posts that are checked as well. */
  others: Post[];
  roots: number;
  signs: Signs;
  isPostPage: boolean;
  /** Looking for roots and reading them all. */
  milliseconds: number;
  rootsMilliseconds: number;
  /** Each root that was read, in order. */
  readMilliseconds: number[];
};

/** Runs inside the page, in a world of its own. */
export function readPage(address: string, now: string | null = null): PageReading | null {
  const url = new URL(address);
  const site = siteFor(url);
  if (!site) return null;
  const moment = now === null ? null : new Date(now);
  const [roots, rootsMilliseconds] = timed(() => site.roots(document, url));
  const timedReads = roots.map((root) => timed(() => site.read(root, url, moment)));
  const reads = timedReads.flatMap(([read]) => read ?? []);
  const readMilliseconds = timedReads.map(([, milliseconds]) => milliseconds);
  const signs = signsOf(document, url);
  return {
    site: site.id,
    posts: reads.filter(isPost).map((post) => ({ ref: postRef(post), post })),
    unread: reads.flatMap((read) => (isPost(read) ? [] : [read])),
    others: (site.marks?.(document, url) ?? []).map((mark) => site.read(mark, url, moment)).filter(isPost),
    roots: roots.length,
    signs,
    isPostPage: looksLikePosts(signs),
    milliseconds: readMilliseconds.reduce((sum, one) => sum + one, rootsMilliseconds),
    rootsMilliseconds,
    readMilliseconds,
  };
}

function timed<T>(run: () => T): [T, number] {
  const start = performance.now();
  const result = run();
  return [result, performance.now() - start];
}
