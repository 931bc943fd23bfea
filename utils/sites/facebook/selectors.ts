/** Where things stand on Facebook: selectors in order of trust, why, and when last seen on a real page. */
export const S = {
  /** Every post in feeds, profiles, groups and search has a place in its list. Other lists have roles of their own. Seen 2025-11. */
  container: [
    '[aria-posinset]:not([role]), [aria-posinset][role="article"]',
    'div[aria-describedby][aria-labelledby]:not([role])',
    '[role="article"]:not([aria-label])',
  ],
  /** Photo viewer: the column beside the picture. Seen 2021-12. */
  column: '[role="complementary"]',
  /** Comments ALWAYS have role and label; a post never has the label. Seen 2025-11. */
  comment: '[role="article"][aria-label]',
  /** Thrown in against readers: 44 times "Facebook". Seen 2025-11. */
  decoy: '[data-0="0"]',
  /** Name line of post and shared post; headings before 2025. Seen 2025-11. */
  name: ['[data-ad-rendering-role="profile_name"]', 'h2, h3, h4, h5'],
  /** The words, 2025 and later; since 2022; both may sit on nested elements. Seen 2025-11. */
  message: [
    '[data-ad-rendering-role="story_message"]',
    '[data-ad-comet-preview="message"]',
    '[data-ad-preview="message"]',
  ],
  /** Poster of a group post; the name line holds the group. Seen 2025-11. */
  groupUser: 'a[href*="/groups/"][href*="/user/"]',
  /** What ends a post: reactions and, in the viewer, the comments. Seen 2025-11. */
  toolbar: '[role="toolbar"], form, ul',
  /** "See more" in any language is the only button in a message. Seen 2025-06. */
  seeMore: '[role="button"]',
  /** Links that show pictures and videos. Seen 2025-11. */
  mediaLink: 'a[href*="/photo"], a[href*="/reel/"], a[href*="/videos/"], a[href*="/watch"]',
  /** Picture of the viewer. Seen 2021-12. */
  viewerImage: 'img[data-visualcompletion="media-vc-image"]',
  /** Field for the password: nobody is logged in, so nothing is advertised to anybody. Seen 2025-06. */
  login: 'form[action*="/login"] input[name="pass"]',
  /** Reactions or a field for comments: only posts have them. Seen 2025-11. */
  postSign: '[role="toolbar"], form',
  /** Data of the first page of the visit. Seen 2025-11. */
  json: 'script[type="application/json"]',
};
