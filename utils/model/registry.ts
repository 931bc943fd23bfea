import * as z from 'zod/mini';
import { day, dayOrInstant, digits, hex, instant, label, listOf, slug, text, webAddress } from './bounds.ts';
import { platform } from './post.ts';

/** Where an entry is from, so that it can be questioned. */
export const source = z.strictObject({
  title: label(400),
  url: z.optional(webAddress),
  date: z.optional(day),
});

/** Who put an entry into its registry, and when; `at` is null where an older file does not say. */
export const added = z.strictObject({ by: label(200), at: z.nullable(instant) });

const role = z.enum(['city', 'office-holder', 'party', 'agency']);
const use = z.enum(['official', 'business', 'private', 'campaign']);

/** A profile on a platform: whose it is, in which role, for which use, and when. */
export const account = z.strictObject({
  id: slug,
  platform,
  handle: label(120),
  numericId: z.optional(digits),
  name: label(400),
  url: webAddress,
  owner: label(200),
  role,
  use,
  validFrom: z.optional(day),
  validTo: z.optional(day),
  note: z.optional(text(1000)),
  source,
  added: z.optional(added),
});

/** A perceptual hash: PDQ, 256 bits as 64 hex digits, with PDQ's quality 0-100 (facebook/ThreatExchange, pdq). */
export const fingerprint = z.strictObject({
  algorithm: z.literal('pdq'),
  hash: hex(64),
  quality: z.int().check(z.gte(0), z.lte(100)),
});

/** Bytes in base64 (RFC 4648, 4) of at most so many characters. */
const base64 = (most: number) => z.string().check(z.maxLength(most), z.regex(/^[A-Za-z0-9+/]+=*$/));

/** A small preview as data address: JPEG, PNG or WebP, base64. */
const thumbnail = z
  .string()
  .check(z.maxLength(40_000), z.regex(/^data:image\/(jpeg|png|webp);base64,[A-Za-z0-9+/]+=*$/));

/** A piece of media that somebody produced: what, by whom, where and when first published. */
export const asset = z.strictObject({
  id: slug,
  kind: z.enum(['picture', 'video', 'text']),
  title: label(400),
  producer: label(200),
  credit: z.optional(label(400)),
  /** How it was paid for, as far as a source says. */
  funding: z.optional(label(1000)),
  published: z.strictObject({ url: webAddress, at: z.nullable(dayOrInstant) }),
  /** Further addresses of the same asset over time. */
  addresses: z.optional(listOf(webAddress, 50)),
  fingerprints: z.optional(listOf(fingerprint, 20)),
  /** Pictures: hashes of windows, a small copy and local features (docs/registry-format.md). */
  print: z.optional(base64(40_000)),
  /** Videos: hashes of frames (docs/registry-format.md). */
  film: z.optional(base64(2_000_000)),
  /** Texts: the words themselves. */
  text: z.optional(text(50_000)),
  thumbnail: z.optional(thumbnail),
  note: z.optional(text(1000)),
  source,
  added: z.optional(added),
});

/** A post or advertisement that a source names. */
export const namedPost = z.strictObject({
  id: slug,
  title: label(400),
  url: webAddress,
  /** The `id` of the account that published it, where known. */
  account: z.optional(slug),
  at: z.optional(dayOrInstant),
  promoted: z.optional(z.boolean()),
  note: z.optional(text(1000)),
  source,
  added: z.optional(added),
});

/** A website that counts as a whole: party homepage, city portal. */
export const website = z.strictObject({
  id: slug,
  host: z.string().check(z.regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/), z.maxLength(253)),
  title: label(400),
  url: webAddress,
  owner: label(200),
  role,
  note: z.optional(text(1000)),
  source,
  added: z.optional(added),
});

/** Words and a time window to watch for. */
export const topic = z.strictObject({
  id: slug,
  title: label(400),
  words: listOf(label(100), 100),
  from: z.optional(day),
  to: z.optional(day),
  note: z.optional(text(1000)),
  source,
  added: z.optional(added),
});

const some = <T extends z.ZodMiniType>(member: T) => z.optional(listOf(member, 200));

/** Which posts a question counts. Fields are joined by "and", the values of one field by "or". */
export const countFilter = z.strictObject({
  /** Accounts that published the post, by their `id`. */
  by: some(slug),
  roles: some(role),
  uses: some(use),
  promoted: z.optional(z.boolean()),
  signals: some(z.enum(['author', 'link', 'mention', 'image', 'video', 'text', 'topic'])),
  grades: some(z.enum(['same', 'likely', 'possible'])),
  /** Entries that the post matches, by their `id`. */
  entries: some(slug),
  from: z.optional(day),
  to: z.optional(day),
});

/** A set of questions, each a count over posts, or words alone where nothing can be counted. */
export const inquiry = z.strictObject({
  id: slug,
  title: label(400),
  questions: listOf(z.strictObject({ id: slug, text: label(2000), counts: z.optional(countFilter) }), 50),
  note: z.optional(text(1000)),
  source,
  added: z.optional(added),
});

/**
 * A registry document (docs/registry-format.md). Version 2 has `added`, `funding` and `inquiries`; files of version 1
 * are read as they are.
 */
export const registry = z.strictObject({
  schema: z.literal([1, 2]),
  id: slug,
  version: label(40),
  title: label(200),
  description: z.optional(text(2000)),
  licence: z.optional(label(100)),
  accounts: listOf(account, 20_000),
  assets: listOf(asset, 100_000),
  posts: listOf(namedPost, 20_000),
  websites: listOf(website, 5_000),
  topics: listOf(topic, 1_000),
  inquiries: z.optional(listOf(inquiry, 200)),
});

export type Source = z.infer<typeof source>;
export type Account = z.infer<typeof account>;
export type Fingerprint = z.infer<typeof fingerprint>;
export type Asset = z.infer<typeof asset>;
export type NamedPost = z.infer<typeof namedPost>;
export type Website = z.infer<typeof website>;
export type Topic = z.infer<typeof topic>;
export type Inquiry = z.infer<typeof inquiry>;
export type Added = z.infer<typeof added>;
export type Registry = z.infer<typeof registry>;
