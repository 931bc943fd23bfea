import * as z from 'zod/mini';
import { dayOrInstant, hex, instant, label, listOf, slug, text, webAddress } from './bounds.ts';
import { accountKey, postKey } from './post.ts';
import { account, asset, namedPost, topic, website } from './registry.ts';

/** One way to match, in the order of strength used for the badge's icon. */
export const signal = z.enum(['image', 'video', 'text', 'link', 'mention', 'author', 'topic']);

/** How sure: `same` (the identifiers or pictures agree), `likely`, `possible`. */
export const grade = z.enum(['same', 'likely', 'possible']);

/** A registry entry as it stood when it matched, with the registry it is from. */
export const entrySnapshot = z.strictObject({
  registry: slug,
  registryVersion: label(40),
  entry: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('account'), value: account }),
    z.strictObject({ kind: z.literal('asset'), value: asset }),
    z.strictObject({ kind: z.literal('post'), value: namedPost }),
    z.strictObject({ kind: z.literal('website'), value: website }),
    z.strictObject({ kind: z.literal('topic'), value: topic }),
  ]),
});

const share = z.number().check(z.gte(0), z.lte(1));
const count = z.int().check(z.gte(0), z.lte(1_000_000));
const seconds = z.number().check(z.gte(0), z.lte(1_000_000));

/** A rectangle in fractions (0-1) of a picture's width and height. */
export const region = z.strictObject({ left: share, top: share, width: share, height: share });

/** From one after another in UTF-16 units. */
const stretch = z.tuple([count, count]);

/** What a person needs to check a match; one form for each way of matching. */
export const measure = z.discriminatedUnion('by', [
  /** The author's key is the account's. */
  z.strictObject({ by: z.literal('author'), key: accountKey }),
  /** The post carries this address, or has it as its own (`own`). */
  z.strictObject({ by: z.literal('address'), url: webAddress, own: z.boolean() }),
  /** The post tags or links the profile. */
  z.strictObject({ by: z.literal('tag'), key: accountKey }),
  /** The post's text names the profile: the words found, at an offset in UTF-16 units. */
  z.strictObject({ by: z.literal('name'), words: label(400), offset: z.int().check(z.gte(0)) }),
  /** Perceptual hash distance in bits of 256, both qualities 0-100, hash of the page's picture. */
  z.strictObject({
    by: z.literal('pdq'),
    mediaUrl: webAddress,
    distance: z.int().check(z.gte(0), z.lte(256)),
    threshold: z.int().check(z.gte(0), z.lte(256)),
    quality: z.int().check(z.gte(0), z.lte(100)),
    hash: hex(64),
    /** Set when the file was out of reach and the picture was compared as the window showed it. */
    from: z.optional(z.literal('screen')),
  }),
  /** A part of one picture shows a part of the other. */
  z.strictObject({
    by: z.literal('part'),
    mediaUrl: webAddress,
    stage: z.enum(['hash', 'features']),
    /** Bits of 256 between the closest windows; null where only points found it. */
    distance: z.nullable(z.int().check(z.gte(0), z.lte(256))),
    /** Share of textured blocks that agree; null where none were compared. */
    share: z.nullable(share),
    /** Points that lie alike in both; null where none were compared. */
    points: z.nullable(count),
    /** Which part of the page's picture shows which part of the entry's. */
    query: region,
    entry: region,
    mirrored: z.boolean(),
    /** Clockwise, in degrees. */
    turned: z.number().check(z.gte(-360), z.lte(360)),
    from: z.optional(z.literal('screen')),
  }),
  /** Frames of a video that follow each other in the same order; times in seconds. */
  z.strictObject({
    by: z.literal('frames'),
    mediaUrl: z.nullable(webAddress),
    frames: count,
    query: z.tuple([seconds, seconds]),
    entry: z.tuple([seconds, seconds]),
    /** Seconds of the entry for one of the page's video. */
    speed: z.number().check(z.gte(0), z.lte(10)),
    distance: z.int().check(z.gte(0), z.lte(256)),
  }),
  /** Passages that stand in the post and in the entry's text, and the entry's words. */
  z.strictObject({
    by: z.literal('passages'),
    /** The post's words, or the description of a picture in it. */
    where: z.enum(['text', 'alt']),
    /** Weight of the shared words (docs/matching.md). */
    info: z.number().check(z.gte(0), z.lte(100_000)),
    passages: listOf(z.strictObject({ post: stretch, entry: stretch, words: text(1000), equal: count }), 50),
    /** Characters of the passages that were quoted or boilerplate, and do not count. */
    quoted: count,
    boilerplate: count,
  }),
  /** Words of a topic, each with the words of the post that stand for it; `time` says whether the post is in its window. */
  z.strictObject({
    by: z.literal('topic'),
    found: listOf(z.strictObject({ word: label(100), words: label(400), offset: count }), 100),
    time: z.enum(['inside', 'unknown', 'none']),
  }),
]);

/** Post x entry by one signal. `in` says whether the post itself or the post it quotes matched. */
export const match = z.strictObject({
  signal,
  grade,
  in: z.enum(['post', 'quoted']),
  entry: entrySnapshot,
  measure,
});

/** A check that could not be made: shown on the card, kept in the finding. */
export const failedCheck = z.strictObject({
  signal,
  /** The address concerned, where there is one. */
  url: z.nullable(webAddress),
  code: z.enum([
    'no-permission',
    'http-status',
    'timeout',
    'network',
    'too-large',
    'too-many-pixels',
    'not-an-image',
    'undecodable',
    'low-quality',
    // Of a video whose pixels the browser keeps from us.
    'not-readable',
    'refused-address',
    // Of a picture that was to be compared as the window shows it.
    'not-armed',
    'not-visible',
    'tab-changed',
    'internal',
  ]),
  /** Status code, size, quality: the figure behind the code. */
  detail: z.optional(text(300)),
});

/** The registries a verdict rests on, each as it stood. */
export const registryStamp = z.strictObject({
  id: slug,
  version: label(40),
  /** Since when its publisher has not said that it still holds; only of published ones, only when it is so. */
  stale: z.optional(dayOrInstant),
  /** SHA-256 of the signed head, which pins every file of the publication. */
  head: z.optional(hex(64)),
  stateHash: z.optional(hex(64)),
});

/** What is known about one post: its matches, what could not be checked, and against which registries. */
export const verdict = z.strictObject({
  /** `postRef` of the post. */
  ref: label(200),
  matches: listOf(match, 500),
  failed: listOf(failedCheck, 100),
  /** True while pictures are still to be compared. */
  pending: z.boolean(),
  registries: listOf(registryStamp, 50),
  /** True when the author is a registered account (the denominator). */
  registeredAuthor: z.boolean(),
  /** Numbers of findings already saved for this post on this device. */
  captured: listOf(z.int().check(z.gte(1)), 1000),
});

/** The fact that a post of a registered account was seen on the screen. */
export const observation = z.strictObject({
  ref: label(200),
  key: z.nullable(postKey),
  account: accountKey,
  publishedAt: z.nullable(text(40)),
  promoted: z.nullable(z.boolean()),
  firstSeen: instant,
  lastSeen: instant,
});

export type Signal = z.infer<typeof signal>;
export type Grade = z.infer<typeof grade>;
export type EntrySnapshot = z.infer<typeof entrySnapshot>;
export type Region = z.infer<typeof region>;
export type Measure = z.infer<typeof measure>;
export type Match = z.infer<typeof match>;
export type FailedCheck = z.infer<typeof failedCheck>;
export type RegistryStamp = z.infer<typeof registryStamp>;
export type Verdict = z.infer<typeof verdict>;
export type Observation = z.infer<typeof observation>;
