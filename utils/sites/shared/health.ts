import type { Coverage, Post, ReaderState } from '../../model/index.ts';

/** Things on a website that are checked but are no posts. */
export const isMark = ({ kind }: Pick<Post, 'kind'>): boolean => kind === 'link' || kind === 'picture';

/**
 * How reading goes on a page.
 * @param isPostPage whether the page shows signs of posts although none was read
 */
export function stateOf(read: number, unread: number, isPostPage: boolean): ReaderState {
  if (read === 0) return unread > 0 || isPostPage ? 'blind' : 'not-a-post-page';
  return unread > 0 ? 'partly' : 'reading';
}

/** What a post shows, for the shares of a page. */
export const shows = (post: Post): Omit<Coverage, 'posts'> => ({
  author: Number(post.author !== null),
  permalink: Number(post.permalink !== null),
  time: Number(post.publishedAt !== null || post.derivedAt !== null || post.shownTime !== undefined),
  text: Number(post.text !== ''),
  media: Number(post.media.length > 0),
});
