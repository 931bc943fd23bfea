import type { Post } from '../../model/index.ts';

/** `blind`: the page plainly shows posts and none could be read, so the site has changed. */
export type HealthState = 'reading' | 'partly' | 'blind' | 'not-a-post-page';

/** How well a page is read. */
export function stateOf(read: number, unread: number, isPostPage: boolean): HealthState {
  if (read > 0) return unread > 0 ? 'partly' : 'reading';
  return unread > 0 || isPostPage ? 'blind' : 'not-a-post-page';
}

/** Number of posts, and of how many of them each field could be read. */
export type Coverage = Record<'posts' | 'author' | 'permalink' | 'time' | 'text' | 'media', number>;

/** Counts posts, tiles and advertisements; other things that are checked on a website are left out. */
export function coverageOf(all: readonly Post[]): Coverage {
  const posts = all.filter(({ kind }) => kind === 'post' || kind === 'tile' || kind === 'ad');
  const count = (has: (post: Post) => boolean) => posts.filter(has).length;
  return {
    posts: posts.length,
    author: count(({ author }) => author !== null),
    permalink: count(({ permalink }) => permalink !== null),
    time: count((post) => (post.publishedAt ?? post.derivedAt ?? post.shownTime ?? null) !== null),
    text: count(({ text }) => text !== ''),
    media: count(({ media }) => media.length > 0),
  };
}
