import { describe, expect, it } from 'vitest';
import type { Post } from '../../../utils/model/index.ts';
import { coverageOf, stateOf } from '../../../utils/sites/shared/health.ts';
import { emptyPost } from '../../../utils/sites/shared/post.ts';

describe('how well a page is read', () => {
  it.each([
    [3, 0, true, 'reading'],
    [3, 0, false, 'reading'],
    [3, 1, true, 'partly'],
    [0, 2, true, 'blind'],
    [0, 2, false, 'blind'],
    [0, 0, true, 'blind'],
    [0, 0, false, 'not-a-post-page'],
  ] as const)('%i read, %i not, posts shown: %s', (read, unread, isPostPage, state) =>
    expect(stateOf(read, unread, isPostPage)).toBe(state),
  );

  it('counts what could be read of posts, tiles and advertisements, and of nothing else', () => {
    const author = { key: null, name: 'Nachbau', url: null };
    const posts: Post[] = [
      {
        ...emptyPost('twitter'),
        author,
        permalink: 'https://x.com/i/web/status/1',
        publishedAt: '2021-03-03',
      },
      { ...emptyPost('instagram'), kind: 'tile', derivedAt: '2021-03-03', text: 'Worte' },
      { ...emptyPost('ad-library'), kind: 'ad', shownTime: '2 h', media: [{ kind: 'image', url: null }] },
      { ...emptyPost('embeds'), kind: 'link', text: 'Worte', author },
      { ...emptyPost('embeds'), kind: 'picture', media: [{ kind: 'image', url: null }] },
    ];
    expect(coverageOf(posts)).toEqual({ posts: 3, author: 1, permalink: 1, time: 3, text: 1, media: 1 });
  });
});
