import { findsOf, type SelectorTable } from '../shared/selector-table.ts';

/** Where things stand in a post of X: selectors in order of trust, why, and when last seen on a real page. */
export const selectors = {
  post: {
    find: ['article[data-testid="tweet"]', '[data-testid="cellInnerDiv"] article[role="article"]'],
    why: "Has been the site's own test hook since 2020.",
    seen: '2026-01',
  },
  userName: {
    find: '[data-testid="User-Name"], [data-testid="User-Names"]',
    why: 'The first is the author, the second the author of the quoted post.',
    seen: '2026-01',
  },
  avatar: {
    find: '[data-testid^="UserAvatar-Container-"]',
    why: '`UserAvatar-Container-<handle>`: names the author where the name line lacks a link.',
    seen: '2026-01',
  },
  time: {
    find: 'a[href*="/status/"] > time[datetime]',
    why: "Only the post's own time is in a link; that of a quoted post is not.",
    seen: '2026-01',
  },
  anyTime: {
    find: 'time[datetime]',
    why: "Only the post's own time is in a link; that of a quoted post is not.",
    seen: '2026-01',
  },
  statusLink: {
    find: 'a[href*="/status/"]',
    why: '`/handle/status/ID/analytics`, the only id on advertisements; pictures carry `/photo/1`.',
    seen: '2025-12',
  },
  text: {
    find: '[data-testid="tweetText"]',
    why: 'The words of post and quoted post, in this order; a post without words has none.',
    seen: '2026-01',
  },
  articleText: {
    find: ['[data-testid="twitterArticleRichTextView"]', '[data-testid="longformRichTextComponent"]'],
    why: "Long articles have no tweetText. Known from the site's scripts, not from a stored page.",
    seen: null,
  },
  articleTitle: {
    find: '[data-testid="twitter-article-title"]',
    why: "Long articles have no tweetText. Known from the site's scripts, not from a stored page.",
    seen: null,
  },
  showMore: {
    find: '[data-testid="tweet-text-show-more-link"]',
    why: 'Stands below words that the site has cut.',
    seen: '2024-11',
  },
  photo: {
    find: ['[data-testid="tweetPhoto"]', 'a[href*="/photo/"]'],
    why: 'A picture, or the frame of a video.',
    seen: '2026-01',
  },
  video: {
    find: '[data-testid="videoPlayer"], [data-testid="videoComponent"], video',
    why: 'The player of a video or GIF; `video` where the hook is missing.',
    seen: '2025-12',
  },
  card: {
    find: '[data-testid="card.wrapper"]',
    why: 'Link preview and poll.',
    seen: '2026-01',
  },
  poll: {
    find: '[data-testid="cardPoll"]',
    why: 'A poll among the cards.',
    seen: '2024-11',
  },
  pollChoice: {
    find: 'li, [role="radio"]',
    why: 'Choices: a list with the results, radio buttons (not seen on a stored page) while the viewer may vote.',
    seen: '2024-11',
  },
  articleCover: {
    find: '[data-testid="article-cover-image"]',
    why: "Preview of a long article. Known from the site's scripts, not from a stored page.",
    seen: null,
  },
  articleLink: {
    find: 'a[href*="/article/"]',
    why: 'Address of a long article, `/handle/article/ID`. Not from a stored page.',
    seen: null,
  },
  viewer: {
    find: 'a[data-testid="AppTabBar_Profile_Link"]',
    why: 'The profile of whoever is logged in, who must never be taken for a reposter.',
    seen: '2024-11',
  },
  context: {
    find: '[data-testid="socialContext"]',
    why: '"A reposted", "Pinned".',
    seen: '2025-12',
  },
  placement: {
    find: '[data-testid="placementTracking"]',
    why: 'ABOVE the article: an advertisement. Inside it: measuring of a video, no advertisement.',
    seen: '2024-11',
  },
} as const satisfies SelectorTable;

export const S = findsOf(selectors);
