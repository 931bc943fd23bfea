/** Where things stand in a post of X: selectors in order of trust, why, and when last seen on a real page. */
export const S = {
  /** Has been the site's own test hook since 2020. Seen 2026-01. */
  post: ['article[data-testid="tweet"]', '[data-testid="cellInnerDiv"] article[role="article"]'],
  /** The first is the author, the second the author of the quoted post. Seen 2026-01; the plural in 2022. */
  userName: '[data-testid="User-Name"], [data-testid="User-Names"]',
  /** `UserAvatar-Container-<handle>`: names the author where the name line lacks a link. Seen 2026-01. */
  avatar: '[data-testid^="UserAvatar-Container-"]',
  /** Only the post's own time is in a link; that of a quoted post is not. Seen 2026-01. */
  time: 'a[href*="/status/"] > time[datetime]',
  anyTime: 'time[datetime]',
  /** `/handle/status/ID/analytics`, the only id on advertisements; pictures carry `/photo/1`. Seen 2025-12. */
  statusLink: 'a[href*="/status/"]',
  /** Seen 2026-01. */
  text: '[data-testid="tweetText"]',
  /** Long articles have no tweetText. Known from the site's scripts, not from a stored page. */
  articleText: ['[data-testid="twitterArticleRichTextView"]', '[data-testid="longformRichTextComponent"]'],
  articleTitle: '[data-testid="twitter-article-title"]',
  /** Cut text. Seen 2024-11. */
  showMore: '[data-testid="tweet-text-show-more-link"]',
  /** A picture, or the frame of a video. Seen 2026-01. */
  photo: ['[data-testid="tweetPhoto"]', 'a[href*="/photo/"]'],
  /** Seen 2025-12; `video` where the hook is missing. */
  video: '[data-testid="videoPlayer"], [data-testid="videoComponent"], video',
  /** Link preview and poll. Seen 2026-01. */
  card: '[data-testid="card.wrapper"]',
  /** "A reposted", "Pinned". Seen 2025-12. */
  context: '[data-testid="socialContext"]',
  /** ABOVE the article: an advertisement. Inside it: measuring of a video, no advertisement. Seen 2024-11. */
  placement: '[data-testid="placementTracking"]',
};

/** Labels of advertisements; the German one is a guess. English seen 2024-11. */
export const AD_LABEL = /^(Ad|Anzeige|Promoted|Gesponsert|Sponsorisé|Promocionado|Publicité|Anuncio)$/;
