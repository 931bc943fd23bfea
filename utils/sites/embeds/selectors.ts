import { findsOf, type SelectorTable } from '../shared/selector-table.ts';

/**
 * Where things stand in embed codes. Their classes and attributes are what the networks tell websites to write, so
 * they change less than anything else. Unlike elsewhere all selectors of a line are looked for, not the first that fits.
 */
export const selectors = {
  tweet: {
    find: [
      'blockquote.twitter-tweet',
      'blockquote.twitter-video',
      '.twitter-tweet-rendered',
      '.twitter-tweet[data-tweet-id]',
      'iframe[data-tweet-id]',
      'iframe[src*="/embed/Tweet.html"]',
    ],
    why: 'The code as pasted; then what its script makes of it, of which only the id is in the page.',
    seen: '2021-11',
  },
  tweetAmp: {
    find: ['amp-twitter[data-tweetid]'],
    why: "The same in AMP pages. From AMP's reference, not from a stored page.",
    seen: null,
  },
  instagram: {
    find: ['blockquote.instagram-media'],
    why: 'The code as pasted. Only as blockquote: a website used the class for its whole article (seen 2022-11).',
    seen: '2022-11',
  },
  instagramFrame: {
    find: [
      'iframe.instagram-media-rendered',
      'iframe[src*="instagram.com/"][src*="/embed"]',
      'amp-instagram[data-shortcode]',
    ],
    why: "What the script makes of it, and AMP's form. Known from their references, not from a stored page.",
    seen: null,
  },
  facebook: {
    find: ['.fb-post[data-href]', '.fb-video[data-href]'],
    why: 'The code as pasted, before and after its script. `.fb-page` and `.fb-comments` are no posts.',
    seen: '2022-02',
  },
  facebookFrame: {
    find: ['iframe[src*="/plugins/post.php"]', 'iframe[src*="/plugins/video.php"]'],
    why: 'The code without script; `page.php` and `like.php` are no posts.',
    seen: '2022-02',
  },
  facebookOther: {
    find: ['blockquote.fb-xfbml-parse-ignore[cite]', 'amp-facebook[data-href]'],
    why: "The fallback where a website has dropped the element around it; AMP's form. Not from a stored page.",
    seen: null,
  },
  waiting: {
    find: ['iframe[data-src]'],
    why: 'A frame that waits for consent or for scrolling; only one whose address is a post counts. General practice.',
    seen: null,
  },
  video: {
    find: '.fb-video, iframe[src*="/plugins/video.php"]',
    why: 'An embed that shows a video and nothing else.',
    seen: null,
  },
  statusLink: {
    find: 'a[href*="/status"]',
    why: 'The last one in the code is the permalink and holds the date; earlier ones stand in the text.',
    seen: '2021-11',
  },
  paragraph: {
    find: 'p',
    why: "The post's words; some websites put the name line into one as well.",
    seen: '2021-11',
  },
  link: {
    find: 'a[href]',
    why: 'Tagged profiles, authors, and outside of embeds what a page links to.',
    seen: '2022-11',
  },
  time: {
    find: 'time[datetime]',
    why: 'Instagram wrote the exact time into its code until about 2020. Known from such codes.',
    seen: null,
  },
  skeleton: {
    find: 'div, svg',
    why: 'In the code of Instagram only the drawn placeholder has blocks and pictures in its links; a caption has not.',
    seen: '2022-11',
  },
  picture: {
    find: 'img',
    why: 'Pictures of the page; size and address decide which are content.',
    seen: '2022-11',
  },
  contentPlace: {
    find: 'figure, article, main, [role="main"]',
    why: 'Where a picture of unknown size is content and no ornament.',
    seen: '2022-11',
  },
  caption: {
    find: 'figcaption',
    why: 'Words under a picture.',
    seen: null,
  },
} as const satisfies SelectorTable;

export const S = findsOf(selectors);

const join = (...lists: (readonly string[])[]): string => lists.flat().join(', ');

/** Elements that may be an embedded post, one selector for each network. */
export const TWEET = join(S.tweet, S.tweetAmp);
export const INSTAGRAM = join(S.instagram, S.instagramFrame);
export const FACEBOOK = join(S.facebook, S.facebookFrame, S.facebookOther);
export const EMBED = join([TWEET, INSTAGRAM, FACEBOOK], S.waiting);
/** Those that are an embed by name, whatever address they carry. */
export const NAMED = join([TWEET], S.instagram, S.facebook);
