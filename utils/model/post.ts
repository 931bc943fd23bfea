import * as z from 'zod/mini';
import { day, dayOrInstant, digits, label, listOf, text, webAddress } from './bounds.ts';

/**
 * The readers. `ad-library` is Facebook's, but its cards are read and keyed apart; `embeds` reads any other website:
 * posts embedded in it, and its links and pictures.
 */
export const siteId = z.enum(['facebook', 'ad-library', 'instagram', 'twitter', 'embeds']);

/** The networks an account can live on. */
export const platform = z.enum(['facebook', 'instagram', 'twitter']);

/**
 * Canonical name of a post: `x:<status id>`, `instagram:<shortcode>`, `facebook:<id or pfbid>`,
 * `facebook-ad:<library id>`.
 */
export const postKey = z
  .string()
  .check(
    z.regex(/^(x:\d{1,20}|instagram:[\w-]{5,64}|facebook:(\d{1,25}|pfbid\w{10,120})|facebook-ad:\d{1,25})$/),
  );

/** Canonical name of a profile: `x:@handle`, `instagram:@handle`, `facebook:@vanity-or-number`; lower case. */
export const accountKey = z.string().check(z.regex(/^(x|instagram|facebook):@[\p{L}\p{N}._-]{1,120}$/u));

/** Who published a post, as the page tells it. A field is null when the page does not tell it. */
export const author = z.strictObject({
  key: z.nullable(accountKey),
  name: z.nullable(text(400)),
  url: z.nullable(webAddress),
});

/** A picture or video of a post. For a video `url` is the poster where the page has one, else the file; null when neither is an address. */
export const medium = z.strictObject({
  kind: z.enum(['image', 'video']),
  url: z.nullable(webAddress),
  alt: z.optional(text(4000)),
});

/** A preview under a post: a linked page, a poll, a long article. */
export const card = z.strictObject({
  kind: z.enum(['link', 'poll', 'article', 'other']),
  title: z.nullable(text(1000)),
  /** Host as the card shows it; often all that tells where it leads. */
  domain: z.nullable(text(300)),
  url: z.nullable(webAddress),
  /** Choices of a poll, as shown. */
  options: z.optional(listOf(text(400), 20)),
});

/** Where the page's data and what it shows disagree. Both are kept; `data` is what the record uses. */
export const difference = z.strictObject({ field: label(40), data: text(400), shown: text(400) });

/** What the Ad Library says about an advertisement. A field is null when neither its data nor its card tells it. */
export const adDetails = z.strictObject({
  status: z.nullable(z.enum(['active', 'inactive'])),
  /** First and last day of delivery; an active advertisement has no last day. */
  start: z.nullable(day),
  end: z.nullable(day),
  pageId: z.nullable(digits),
  /** `facebook`, `instagram`, `audience_network`, `messenger`, `threads`: the data's words in lower case. The card shows only icons. */
  platforms: z.nullable(listOf(label(40), 20)),
  headline: z.nullable(text(1000)),
  description: z.nullable(text(4000)),
  button: z.nullable(text(200)),
  format: z.nullable(z.enum(['text', 'image', 'video', 'carousel', 'versions'])),
  /** Number of advertisements with the same creative and text, this one included. */
  sharing: z.nullable(z.int().check(z.gte(1))),
  /** True where the card or the data offers the EU transparency details. */
  euTransparency: z.nullable(z.boolean()),
  /** Where the fields are from. */
  source: z.enum(['data', 'shown', 'both']),
  differences: listOf(difference, 20),
});

const content = {
  permalink: z.nullable(webAddress),
  author: z.nullable(author),
  /** Instant in UTC, or a day where the page tells no more; null when unknown. */
  publishedAt: z.nullable(dayOrInstant),
  /** The post's own words, line breaks as \n; empty when it has none. */
  text: text(60_000),
  /** True when the site shows only the beginning ("show more"). */
  truncated: z.boolean(),
  media: listOf(medium, 60),
  /** Outbound addresses, unwrapped from redirectors, tracking parameters dropped. */
  links: listOf(webAddress, 200),
  /** Profiles tagged or linked by the post. */
  mentions: listOf(accountKey, 200),
};

/** The inner post of a quotation or share. Its key is often not in the page. */
export const quotedPost = z.strictObject({ key: z.nullable(postKey), ...content });

/** What a site reader read from the page about one post. */
export const post = z.strictObject({
  site: siteId,
  /** `post`, `tile` of a grid and `ad` are posts and counted as such; the others are things on a website that are checked. */
  kind: z.enum(['post', 'tile', 'ad', 'link', 'picture', 'page', 'selection']),
  /** Null when the page names no permalink or id. Such a post is matched, and named by `postRef`. */
  key: z.nullable(postKey),
  /** Other keys of the same post: Facebook names one post by number, pfbid or photo. */
  altKeys: listOf(postKey, 12),
  ...content,
  /**
   * Computed, never mixed with `publishedAt`: from the id where the page shows no time (X), or from a time such as
   * "10 hours ago" and the moment of reading.
   */
  derivedAt: z.nullable(dayOrInstant),
  /** True or false only on a positive sign in the page; null when it cannot be told. */
  promoted: z.nullable(z.boolean()),
  /** "Paid for by" as shown. */
  paidFor: z.nullable(text(400)),
  /** Line above the post, such as "Pinned" or "A reposted". */
  context: z.nullable(text(400)),
  quoted: z.nullable(quotedPost),
  /** What follows is there only where the page tells it. The time in the page's words, where it is no full date. */
  shownTime: z.optional(text(100)),
  /** Who reposted it into this list. */
  repostedBy: z.optional(author),
  /** Further authors of a joint post. */
  coAuthors: z.optional(listOf(author, 20)),
  /** Labelled as a paid partnership, and with whom where it is named. False only on a positive sign. */
  paidPartnership: z.optional(z.boolean()),
  sponsors: z.optional(listOf(author, 20)),
  /** The group a post stands in. */
  group: z.optional(z.strictObject({ name: z.nullable(text(400)), url: z.nullable(webAddress) })),
  cards: z.optional(listOf(card, 10)),
  /** Number of slides of a carousel; only those near the shown one are in the page. */
  slides: z.optional(z.int().check(z.gte(1), z.lte(100))),
  ad: z.optional(adDetails),
});

/** What was missing, most important first. */
export const unreadReason = z.enum(['author', 'permalink', 'content', 'error']);

/** A post-like element that could not be read; counted and shown, never dropped. */
export const unread = z.strictObject({
  site: siteId,
  reason: unreadReason,
  /** Where a reader's developer should look: element and attribute, never page text. */
  hint: label(300),
});

export type SiteId = z.infer<typeof siteId>;
export type Platform = z.infer<typeof platform>;
export type Author = z.infer<typeof author>;
export type Medium = z.infer<typeof medium>;
export type QuotedPost = z.infer<typeof quotedPost>;
export type Card = z.infer<typeof card>;
export type Difference = z.infer<typeof difference>;
export type AdDetails = z.infer<typeof adDetails>;
export type Post = z.infer<typeof post>;
export type Unread = z.infer<typeof unread>;
