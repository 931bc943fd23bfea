import * as z from 'zod/mini';
import { dayOrInstant, label, listOf, text, webAddress } from './bounds.ts';

/** The readers; `ad-library` is Facebook's, but its cards are read and keyed apart. */
export const siteId = z.enum(['facebook', 'ad-library', 'instagram', 'twitter']);

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
  kind: z.enum(['post', 'tile', 'ad']),
  /** Null when the page names no permalink or id. Such a post is matched, and named by `postRef`. */
  key: z.nullable(postKey),
  /** Other keys of the same post: Facebook names one post by number, pfbid or photo. */
  altKeys: listOf(postKey, 12),
  ...content,
  /** Time computed from the id where the page shows none (X); a derived value, never mixed with `publishedAt`. */
  derivedAt: z.nullable(dayOrInstant),
  /** True or false only on a positive sign in the page; null when it cannot be told. */
  promoted: z.nullable(z.boolean()),
  /** "Paid for by" as shown. */
  paidFor: z.nullable(text(400)),
  /** Line above the post, such as "Pinned" or "A reposted". */
  context: z.nullable(text(400)),
  quoted: z.nullable(quotedPost),
});

/** A post-like element that could not be read; counted and shown, never dropped. */
export const unread = z.strictObject({
  site: siteId,
  /** What was missing, most important first. */
  reason: z.enum(['author', 'permalink', 'content', 'error']),
  /** Where a reader's developer should look: element and attribute, never page text. */
  hint: label(300),
});

export type SiteId = z.infer<typeof siteId>;
export type Platform = z.infer<typeof platform>;
export type Author = z.infer<typeof author>;
export type Medium = z.infer<typeof medium>;
export type QuotedPost = z.infer<typeof quotedPost>;
export type Post = z.infer<typeof post>;
export type Unread = z.infer<typeof unread>;
