import { findsOf, type SelectorTable } from '../shared/selector-table.ts';

/** Where things stand on Facebook: selectors in order of trust, why, and when last seen on a real page. */
export const selectors = {
  container: {
    find: [
      '[aria-posinset]:not([role]), [aria-posinset][role="article"]',
      'div[aria-describedby][aria-labelledby]:not([role])',
      '[role="article"]:not([aria-label])',
    ],
    why: 'Every post in feeds, profiles, groups and search has a place in its list. Other lists have roles of their own.',
    seen: '2025-11',
  },
  column: {
    find: '[role="complementary"]',
    why: 'Photo viewer: the column beside the picture.',
    seen: '2021-12',
  },
  comment: {
    find: '[role="article"][aria-label]',
    why: 'Comments ALWAYS have role and label; a post never has the label.',
    seen: '2025-11',
  },
  decoy: {
    find: '[data-0="0"]',
    why: 'Thrown in against readers: 44 times "Facebook".',
    seen: '2025-11',
  },
  name: {
    find: ['[data-ad-rendering-role="profile_name"]', 'h2, h3, h4, h5'],
    why: 'Name line of post and shared post; headings before 2025.',
    seen: '2025-11',
  },
  sign: {
    find: [
      '[data-ad-rendering-role]',
      '[data-ad-comet-preview]',
      '[role="toolbar"]',
      'h2',
      'h3',
      'h4',
      'h5',
      'form',
    ],
    why: 'What a post has and an empty place of the list has not: thousands of them stay behind while one scrolls. One by one, simple selectors take a third of the time of a list.',
    seen: '2025-11',
  },
  heading: {
    find: 'h2, h3, h4, h5',
    why: 'First name in a container: it is not its label where several shares of one post stand in it.',
    seen: '2025-11',
  },
  player: {
    find: 'video',
    why: 'Pages of reels and videos have no list; the words stand beside or over the video.',
    seen: null,
  },
  videoId: {
    find: '[data-video-id]',
    why: 'Number of the video in a player, from maintained tools: several reels are loaded, one is in the address.',
    seen: null,
  },
  message: {
    find: [
      '[data-ad-rendering-role="story_message"]',
      '[data-ad-comet-preview="message"]',
      '[data-ad-preview="message"]',
    ],
    why: 'The words, 2025 and later; since 2022; both may sit on nested elements.',
    seen: '2025-11',
  },
  groupUser: {
    find: 'a[href*="/groups/"][href*="/user/"]',
    why: 'Poster of a group post; the name line holds the group.',
    seen: '2025-11',
  },
  group: {
    find: 'a[href*="/groups/"]',
    why: 'The group a post stands in: name line, or the picture above the poster.',
    seen: '2025-11',
  },
  toolbar: {
    find: '[role="toolbar"], form, ul',
    why: 'What ends a post: reactions and, in the viewer, the comments.',
    seen: '2025-11',
  },
  seeMore: {
    find: '[role="button"]',
    why: '"See more" in any language is the only button in a message.',
    seen: '2025-06',
  },
  mediaLink: {
    find: 'a[href*="/photo"], a[href*="/reel/"], a[href*="/videos/"], a[href*="/watch"]',
    why: 'Links that show pictures and videos.',
    seen: '2025-11',
  },
  viewerImage: {
    find: 'img[data-visualcompletion="media-vc-image"]',
    why: 'Picture of the viewer.',
    seen: '2021-12',
  },
  login: {
    find: 'form[action*="/login"] input[name="pass"]',
    why: 'Field for the password: nobody is logged in, so nothing is advertised to anybody.',
    seen: '2025-06',
  },
  postSign: {
    find: '[role="toolbar"], form',
    why: 'Reactions or a field for comments: only posts have them.',
    seen: '2025-11',
  },
  json: {
    find: 'script[type="application/json"]',
    why: 'Data of the first page of the visit.',
    seen: '2025-11',
  },
} as const satisfies SelectorTable;

export const S = findsOf(selectors);
