import { findsOf, type SelectorTable } from '../shared/selector-table.ts';

/** Where things stand on Instagram: selectors, why, and when last seen on a real page. */
export const selectors = {
  root: {
    find: 'article, a[href]:not(article a)',
    why: 'Articles are posts of the home feed and the viewer, but a profile seen logged out puts its whole grid into one; other links may be tiles. Faster than a selector with the forms of addresses.',
    seen: '2026-07',
  },
  postLink: {
    find: 'a[href*="/p/"], a[href*="/reel/"], a[href*="/tv/"]',
    why: 'Links of posts; what follows the code is checked by `codeOf`.',
    seen: '2026-03',
  },
  time: {
    find: 'time[datetime]',
    why: "Times are the same in all languages. The post's own is in a link to the post.",
    seen: '2026-03',
  },
  reelAuthor: {
    find: 'a[href$="/reels/"]',
    why: 'Author of a reel in the player.',
    seen: '2026-02',
  },
  audio: {
    find: 'a[href*="/reels/audio/"]',
    why: "Music of a reel: it has a name and a picture that are not the post's.",
    seen: '2026-02',
  },
  headerEnd: {
    find: 'section, form, h1',
    why: 'What is no part of the header: buttons and likes, the heading of the viewer.',
    seen: '2026-03',
  },
  captionEnd: {
    find: 'section, form, textarea, a[href*="/reels/audio/"]',
    why: 'What no caption holds: buttons of the post, a form, music.',
    seen: '2026-03',
  },
  heading: {
    find: 'h1',
    why: 'The words of a post in the viewer, 2021 to 2025.',
    seen: '2025-08',
  },
  notCaption: {
    find: 'a, time, header, h2, h3',
    why: 'Words that are no caption: names, times, "Verified" beside a name.',
    seen: '2026-03',
  },
  captionButton: {
    find: '[role="presentation"] > [role="button"]',
    why: 'In the player the caption itself is in a button.',
    seen: '2026-02',
  },
  avatarPlace: {
    find: 'header, h2, h3, [role="link"]:not(a), canvas + *',
    why: 'Pictures of people: in the header, in links of profiles, in rings of stories.',
    seen: '2026-03',
  },
  slideButton: {
    find: 'button[aria-label], [role="button"][aria-label], [role="tab"][aria-label]',
    why: 'One button for each slide, numbered in its label; the only place that tells how many there are.',
    seen: '2026-07',
  },
  still: {
    find: 'img, video, [style*="background-image"]',
    why: 'What makes a link a tile.',
    seen: '2026-03',
  },
  background: {
    find: '[style*="background-image"]',
    why: 'The tab of reels sets its pictures as backgrounds. Not from a stored page.',
    seen: null,
  },
  adLink: {
    find: 'a[href*="ads/ig_redirect"]',
    why: 'The target is opaque. From maintained tools; not seen on a stored page.',
    seen: null,
  },
  json: {
    find: 'script[type="application/json"]',
    why: 'Data of the first page of the visit.',
    seen: '2026-02',
  },
} as const satisfies SelectorTable;

export const S = findsOf(selectors);
