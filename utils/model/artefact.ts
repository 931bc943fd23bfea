import * as z from 'zod/mini';
import { hex, instant, label, text, webAddress } from './bounds.ts';

/**
 * What a piece of evidence is. `screenshot`: the picture of the post; `tile`: a raw picture of the window it was put
 * together from; `media`: a file as its server sent it; `poster` and `frame`: pictures of a video as the page showed
 * it; `markup`: the post's own part of the page; `text`: its words.
 */
export const artefactRole = z.enum(['screenshot', 'tile', 'media', 'poster', 'frame', 'markup', 'text']);

const side = z.int().check(z.gte(1), z.lte(1_000_000));

/** One piece of evidence. Its bytes lie beside the record, under `sha256`. */
export const artefact = z.strictObject({
  role: artefactRole,
  /** By the bytes themselves where they tell; `served.mediaType` is what the server said. */
  mediaType: label(100),
  bytes: z.int().check(z.gte(0)),
  sha256: hex(64),
  /** Where the bytes were fetched, or of what they are a picture; null for what was made here. */
  url: z.nullable(webAddress),
  /** When the bytes were fetched or made: for media the time of a second request, not of the page's own. */
  fetchedAt: instant,
  /** Pixels, where it is a picture. */
  width: z.optional(side),
  height: z.optional(side),
  /** Of a frame: seconds from the beginning of the video. */
  at: z.optional(z.number().check(z.gte(0), z.lte(1_000_000))),
  /** What the server said with a file. */
  served: z.optional(
    z.strictObject({
      status: z.int(),
      mediaType: text(200),
      /** Headers that tell of the file: `last-modified`, `etag`, `date`, `content-length`, `server` and the like. */
      headers: z.record(z.string().check(z.regex(/^[a-z0-9-]{1,60}$/)), text(1000)),
    }),
  ),
});

/** An artefact that is missing, and why: nothing is left out in silence. */
export const missingArtefact = z.strictObject({
  role: artefactRole,
  url: z.nullable(webAddress),
  code: z.enum([
    'not-armed',
    'not-visible',
    'tab-changed',
    'moved',
    /** The tab was closed, or the browser ended, before it was taken. */
    'interrupted',
    /** The post is higher than what is put together in one picture; its tiles are kept. */
    'too-tall',
    'not-readable',
    'no-permission',
    'http-status',
    'timeout',
    'network',
    'too-large',
    'not-an-image',
    'no-address',
    'refused-address',
    'unsupported',
    'internal',
  ]),
  detail: z.optional(text(300)),
});

export type ArtefactRole = z.infer<typeof artefactRole>;
export type Artefact = z.infer<typeof artefact>;
export type MissingArtefact = z.infer<typeof missingArtefact>;
