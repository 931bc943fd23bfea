import * as z from 'zod/mini';
import { missingArtefact } from './artefact.ts';
import { label, listOf, text, webAddress } from './bounds.ts';
import { circumstances, shotReport } from './circumstances.ts';
import type { SourceOrder } from './draft.ts';
import { type FailedCheck, type Match, signal, type Verdict } from './match.ts';
import { post, siteId, unread, unreadReason } from './post.ts';

/** A post with the name the page side gave it (`postRef`). */
export const namedRead = z.strictObject({ ref: label(200), post });

const count = z.int().check(z.gte(0), z.lte(1_000_000));

/**
 * How reading goes on a page: `reading` all well, `partly` some posts or authors unreadable, `blind` the page plainly
 * has posts but none can be read, `not-a-post-page` no post and no sign of one, `cut-off` background unreachable,
 * `failing` it answers with errors.
 */
export const readerState = z.enum(['reading', 'partly', 'blind', 'not-a-post-page', 'cut-off', 'failing']);

/** Posts, and how many of them show an author, a permalink, a time, words, media. */
export const coverage = z.strictObject({
  posts: count,
  author: count,
  permalink: count,
  time: count,
  text: count,
  media: count,
});

const box = z.strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });

const viewport = z.strictObject({ width: z.number(), height: z.number(), scale: z.number() });

/** Where the post stands in the window, in CSS pixels, and whether all of it does. */
export const shotRequest = z.strictObject({
  rect: box,
  partial: z.boolean(),
  viewport,
});

/** Tiles of one post: more than any of 40 windows' height needs. */
export const MOST_TILES = 200;

/** What the page side knows of the picture of a post: the rest of a `ShotReport` comes of the tiles themselves. */
export const shotFacts = z.strictObject({
  method: shotReport.shape.method,
  /** Why the picture may not be right, as far as the page side can tell: `moved`, `resized`, `too-tall`, `changed`. */
  reasons: shotReport.shape.reasons,
  partial: z.boolean(),
  hiddenFixed: shotReport.shape.hiddenFixed,
  size: shotReport.shape.size,
  tiles: z.int().check(z.gte(0), z.lte(MOST_TILES)),
});

/** A part of the evidence that the page side makes. `n` counts those of a role; `url` and `at` are those of a video. */
export const capturePart = z.strictObject({
  role: z.enum(['markup', 'poster', 'frame']),
  n: z.int().check(z.gte(0), z.lt(100)),
  mediaType: label(100),
  url: z.nullable(webAddress),
  at: z.optional(z.number().check(z.gte(0), z.lte(1_000_000))),
  width: z.optional(z.int().check(z.gte(1), z.lte(100_000))),
  height: z.optional(z.int().check(z.gte(1), z.lte(100_000))),
});

export const captureTrigger = z.enum(['badge', 'popup', 'command', 'menu']);

const FRAME_SIDE = 160;
const pixels = z.int().check(z.gte(1), z.lte(FRAME_SIDE));

/** One frame of a playing video: seconds from its beginning, and grey pixels row by row as base64 (RFC 4648, 4). */
export const frameSample = z.strictObject({
  at: z.number().check(z.gte(0), z.lte(1_000_000)),
  width: pixels,
  height: pixels,
  grey: z
    .string()
    .check(z.maxLength(4 * Math.ceil((FRAME_SIDE * FRAME_SIDE) / 3)), z.regex(/^[A-Za-z0-9+/]+=*$/)),
});

/** What a content script may ask of the background. Nothing else is answered. */
export const pageRequest = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('judge'), posts: listOf(namedRead, 100) }),
  z.strictObject({ type: z.literal('judge-media'), posts: listOf(namedRead, 4) }),
  /** Begins a capture: from its answer on it is in the journal, and nothing of it gets lost in silence. */
  z.strictObject({
    type: z.literal('capture-begin'),
    posts: listOf(namedRead, 1),
    trigger: captureTrigger,
    /** Address shown when the post was read; the tab must still show it. */
    url: text(4096),
    viewport,
    circumstances,
    /** Names this capture in all that follows, and the finding. Asked again with the same one, nothing is done twice. */
    capture: z.uuid(),
  }),
  /** Takes a picture of the window and keeps the part of it that shows the post. */
  z.strictObject({
    type: z.literal('capture-tile'),
    capture: z.uuid(),
    n: z.int().check(z.gte(0), z.lt(MOST_TILES)),
    url: text(4096),
    rect: box,
    offset: z.strictObject({ x: z.number(), y: z.number() }),
    scale: z.number(),
  }),
  /** Takes a picture of a part of the page, also of what stands outside the window; refused where the browser cannot. */
  z.strictObject({
    type: z.literal('capture-rect'),
    capture: z.uuid(),
    url: text(4096),
    /** In CSS pixels of the page, not of the window. */
    rect: box,
    scale: z.number(),
  }),
  /** Hands over something that only the page has; bytes as base64, in pieces of at most 8 MB, in their order. */
  z.strictObject({
    type: z.literal('capture-part'),
    capture: z.uuid(),
    part: capturePart,
    piece: z.int().check(z.gte(0), z.lt(100)),
    last: z.boolean(),
    data: z.string().check(z.maxLength(12_000_000)),
  }),
  /** Seals what was collected; `shot` says how its picture was made, null where none could be. */
  z.strictObject({
    type: z.literal('capture-seal'),
    capture: z.uuid(),
    url: text(4096),
    shot: z.nullable(shotFacts),
    missing: listOf(missingArtefact, 200),
  }),
  /** A check that the user asked for: compares the pictures as `judge-media` does, by what the window shows where the file is out of reach. */
  z.strictObject({
    type: z.literal('check'),
    posts: listOf(namedRead, 1),
    shots: listOf(z.strictObject({ url: webAddress, shot: shotRequest }), 60),
  }),
  /** Runs the script that draws cards in the asking page. */
  z.strictObject({ type: z.literal('load-card') }),
  /** Runs the script that takes the pictures and the markup of a post in the asking page. */
  z.strictObject({ type: z.literal('load-capture') }),
  /** Runs the script that takes frames of playing videos in the asking page; answered false where no registry holds films. */
  z.strictObject({ type: z.literal('load-frames') }),
  /** Frames of a playing video of the post, as they come. */
  z.strictObject({
    type: z.literal('judge-frames'),
    posts: listOf(namedRead, 1),
    /** Names this showing of a video on the page. */
    video: label(64),
    /** Address of the video's file or poster, where the page tells one. */
    url: z.nullable(webAddress),
    samples: listOf(frameSample, 12),
    /** Set once, when the page may not read the video's pixels. */
    failed: z.optional(z.literal('not-readable')),
  }),
  z.strictObject({ type: z.literal('open-dashboard'), finding: z.nullable(text(80)) }),
  /** Runs the reader of the page that is shown now: within a site, another reader's pages can follow without a load. */
  z.strictObject({ type: z.literal('load-reader') }),
  /** What was seen since the last such report of this page; shown on the toolbar button and added to the log. */
  z.strictObject({
    type: z.literal('report-health'),
    site: siteId,
    state: readerState,
    matched: count,
    /** Names this view of a page: its state counts once in the log, as the last one told. */
    view: label(64),
    before: z.nullable(readerState),
    added: coverage,
    unread: z.partialRecord(unreadReason, count),
  }),
]);

/** What the background answers to `capture-seal`. */
export type CaptureReceipt = {
  id: string;
  number: number;
  capturedAt: string;
  missing: { role: string; url: string | null; code: string; detail?: string | undefined }[];
};

/** What the background or the popup may ask of a content script. Both are our own side. */
export type ToPage =
  | { type: 'is-read' }
  | { type: 'page-state' }
  | { type: 'capture-here'; trigger: 'popup' | 'command' | 'menu' }
  | { type: 'next-badge' }
  | { type: 'check'; order: CheckOrder }
  /** Reads what the user wants to register; answered with a `SourceRead`. */
  | { type: 'read-source'; order: SourceOrder }
  /** Loads a picture of the page's own origin; answered with its bytes in base64, or null. */
  | { type: 'fetch-source'; url: string };

/** What the user wants checked on a page, from the context menu. */
export type CheckOrder = { what: 'picture' | 'selection' | 'page'; srcUrl: string | null };

/** What the reader on a page has seen since it was opened. */
export const pageState = z.strictObject({
  site: siteId,
  health: readerState,
  seen: z.number(),
  coverage,
  /** Links and pictures of a website that were checked; they are no posts. */
  marks: z.number(),
  matched: z.number(),
  captured: z.number(),
  registered: z.number(),
  /** All that could not be read; `unread` holds the first of them. */
  unreadCount: z.number(),
  unread: listOf(unread, 200),
  failedChecks: z.number(),
  /** Author and first words of the post in the middle of the window; null when there is none. */
  middle: z.nullable(text(600)),
  /** Main-thread time spent by the reader so far and posts read, for the benchmark. */
  busyMs: z.number(),
  reads: z.number(),
  /** Posts whose pictures are still to be compared. */
  pending: z.number(),
  /** Posts that match by each signal; absent where none does. */
  signals: z.partialRecord(signal, z.number()),
});

export type NamedRead = z.infer<typeof namedRead>;
export type ShotFacts = z.infer<typeof shotFacts>;
export type CapturePart = z.infer<typeof capturePart>;
export type ShotRequest = z.infer<typeof shotRequest>;
export type CaptureTrigger = z.infer<typeof captureTrigger>;
export type PageRequest = z.infer<typeof pageRequest>;
export type FrameSample = z.infer<typeof frameSample>;
export type FramesRequest = Extract<PageRequest, { type: 'judge-frames' }>;
export type ReaderState = z.infer<typeof readerState>;
export type Coverage = z.infer<typeof coverage>;
export type HealthReport = Extract<PageRequest, { type: 'report-health' }>;
export type PageState = z.infer<typeof pageState>;

/** A failure that crossed the message border: a code the interface can translate, and a figure. */
export type Failure = { code: string; detail?: string | undefined };

/** Every answer of the background. */
export type Reply<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** What the videos of a post have shown so far. */
export type FilmVerdict = {
  ref: string;
  matches: Match[];
  failed: FailedCheck[];
  /** Frames of this video that the background holds; fewer than were sent after it was stopped. */
  held: number;
};

/** Which value answers which request. */
export type PageReplies = {
  judge: Verdict[];
  'judge-media': Verdict[];
  'capture-begin': { wholeAtOnce: boolean };
  'capture-tile': null;
  'capture-rect': null;
  'capture-part': null;
  'capture-seal': CaptureReceipt;
  check: Verdict[];
  'load-card': null;
  'load-capture': null;
  'load-frames': boolean;
  'judge-frames': FilmVerdict;
  'open-dashboard': null;
  'load-reader': null;
  'report-health': null;
};
