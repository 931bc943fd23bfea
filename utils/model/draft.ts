import * as z from 'zod/mini';
import { dayOrInstant, digits, label, text, webAddress } from './bounds.ts';
import { shotRequest } from './messages.ts';
import { platform } from './post.ts';

/** What the user wants to add to the own registry, from the context menu. */
export type SourceOrder = {
  what: 'picture' | 'video' | 'text' | 'page' | 'profile';
  /** Address of the picture or video under the pointer. */
  srcUrl: string | null;
};

/** A picture or video on a page, with what stands beside it. */
const sourceMedium = z.strictObject({
  kind: z.enum(['picture', 'video']),
  /** Null for `blob:` and `data:`. */
  url: z.nullable(webAddress),
  /** The still that stands for a video. */
  poster: z.nullable(webAddress),
  alt: text(400),
  caption: text(1000),
  credit: text(400),
  /** Where it stands in the window; null when it is cut off there. */
  shot: z.nullable(shotRequest),
});

const sourceProfile = z.strictObject({
  platform,
  handle: label(120),
  numericId: z.nullable(digits),
  name: text(400),
  url: webAddress,
});

/** What a page tells of something that is to be registered. A field is empty or null where it does not tell. */
export const sourceRead = z.strictObject({
  what: z.enum(['picture', 'video', 'text', 'page', 'profile']),
  url: webAddress,
  title: text(400),
  siteName: text(200),
  published: z.nullable(dayOrInstant),
  medium: z.nullable(sourceMedium),
  text: text(50_000),
  profile: z.nullable(sourceProfile),
});

/** How a picture is told apart from others: PDQ, print and small copy as registries keep them. */
export const printedPicture = z.strictObject({
  width: z.int(),
  height: z.int(),
  hash: label(64),
  quality: z.int(),
  print: text(40_000),
  thumbnail: text(40_000),
});

/** What came of the picture behind a draft: its print, or why there is none; `screen` when it was taken from the window. */
export const draftPicture = z.union([
  z.strictObject({ state: z.literal('printed'), from: z.enum(['file', 'screen']), printed: printedPicture }),
  z.strictObject({ state: z.literal('failed'), code: label(60), detail: z.optional(text(300)) }),
]);

/** An entry that waits to be completed by the user; kept until the browser ends. */
export const entryDraft = z.strictObject({ read: sourceRead, picture: z.nullable(draftPicture) });

export type SourceMedium = z.infer<typeof sourceMedium>;
export type SourceProfile = z.infer<typeof sourceProfile>;
export type SourceRead = z.infer<typeof sourceRead>;
export type PrintedPicture = z.infer<typeof printedPicture>;
export type DraftPicture = z.infer<typeof draftPicture>;
export type EntryDraft = z.infer<typeof entryDraft>;
