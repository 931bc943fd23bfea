import type { Coverage, Post, ReaderState } from '../../model/index.ts';

/** Things on a website that are checked but are no posts. */
export const isMark = ({ kind }: Pick<Post, 'kind'>): boolean => kind === 'link' || kind === 'picture';

/**
 * How well a page is read.
 * @param isPostPage whether the page plainly shows posts although none was read (signs.ts)
 */
export function stateOf(read: number, unread: number, isPostPage: boolean): ReaderState {
  if (read > 0) return unread > 0 ? 'partly' : 'reading';
  return unread > 0 || isPostPage ? 'blind' : 'not-a-post-page';
}

/** Which fields a post shows, as 1 or 0. */
export const shows = (post: Post): Omit<Coverage, 'posts'> => ({
  author: Number(post.author !== null),
  permalink: Number(post.permalink !== null),
  time: Number((post.publishedAt ?? post.derivedAt ?? post.shownTime ?? null) !== null),
  text: Number(post.text !== ''),
  media: Number(post.media.length > 0),
});

/** Number of posts, and of how many of them each field could be read. */
export function coverageOf(all: readonly Post[]): Coverage {
  const posts = all.filter((post) => !isMark(post));
  const shown = posts.map(shows);
  const sum = (field: keyof Omit<Coverage, 'posts'>) => shown.reduce((total, one) => total + one[field], 0);
  const fields = ['author', 'permalink', 'time', 'text', 'media'] as const;
  return {
    posts: posts.length,
    ...Object.fromEntries(fields.map((field) => [field, sum(field)])),
  } as Coverage;
}
