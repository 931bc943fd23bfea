/** Where things stand on Instagram: selectors, why, and when last seen on a real page. */
export const S = {
  /** Home feed and viewer window. A profile seen logged out puts its whole grid into one. Seen 2024-03, 2026-07. */
  article: 'article',
  /** Links of posts; what follows the code is checked by `codeOf`. Seen 2026-03. */
  postLink: 'a[href*="/p/"], a[href*="/reel/"], a[href*="/tv/"]',
  /** Times are the same in all languages. The post's own is in a link to the post. Seen 2026-03. */
  time: 'time[datetime]',
  /** Author of a reel in the player. Seen 2026-02. */
  reelAuthor: 'a[href$="/reels/"]',
  /** Music of a reel: it has a name and a picture that are not the post's. Seen 2026-02. */
  audio: 'a[href*="/reels/audio/"]',
  /** What ends a caption: buttons of the post, a form, music. Seen 2026-03. */
  captionEnd: 'section, form, textarea, a[href*="/reels/audio/"]',
  /** Viewer window, 2021 to 2025. Seen 2025-08. */
  heading: 'h1',
  /** Words that are no caption. Seen 2026-03. */
  notCaption: 'a, button, [role="button"], time, header, h2, h3',
  /** In the player the caption itself is in a button. Seen 2026-02. */
  captionButton: '[role="presentation"] > [role="button"]',
  /** Pictures of people: in the header, in links of profiles, in rings of stories. Seen 2026-03. */
  avatarPlace: 'header, h2, h3, [role="link"]:not(a), canvas + *',
  /** The target is opaque. From maintained tools; not seen on a stored page. */
  adLink: 'a[href*="ads/ig_redirect"]',
  /** Data of the first page of the visit. Seen 2026-02. */
  json: 'script[type="application/json"]',
};

/** Labels of advertisements, as whole texts. None seen on a stored page. */
export const AD_LABEL =
  /^(Sponsored|Gesponsert|Anzeige|Ad|Sponsorisé|Commandité|Patrocinado|Publicidad|Sponsorizzato|Реклама)$/;
