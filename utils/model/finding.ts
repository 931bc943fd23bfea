import * as z from 'zod/mini';
import { hex, instant, label, listOf, text, webAddress } from './bounds.ts';
import { failedCheck, match, registryStamp } from './match.ts';
import { post } from './post.ts';

/** One piece of evidence. Its bytes lie beside the record, under `sha256`. */
export const artefact = z.strictObject({
  role: z.enum(['screenshot', 'media']),
  mediaType: label(100),
  bytes: z.int().check(z.gte(0)),
  sha256: hex(64),
  /** Where the bytes were fetched; null for what was made here. */
  url: z.nullable(webAddress),
  fetchedAt: instant,
});

/** An artefact that is missing, and why: nothing is left out in silence. */
export const missingArtefact = z.strictObject({
  role: z.enum(['screenshot', 'media']),
  url: z.nullable(webAddress),
  code: z.enum([
    'not-armed',
    'not-visible',
    'tab-changed',
    'moved',
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

/** A post saved as evidence, frozen. Times are UTC; `localTime` is the same instant on the user's clock with its offset. */
export const finding = z.strictObject({
  schema: z.literal(1),
  id: z.uuid(),
  /** Running number on this device, from 1, never used twice. */
  number: z.int().check(z.gte(1)),
  ref: label(200),
  capturedAt: instant,
  localTime: label(40),
  timeZone: label(80),
  trigger: z.enum(['badge', 'popup', 'command', 'menu']),
  page: z.strictObject({ url: webAddress, title: text(1000) }),
  post,
  matches: listOf(match, 500),
  failed: listOf(failedCheck, 100),
  registries: listOf(registryStamp, 50),
  /** At most two lists of 60 media, and the screenshot. */
  artefacts: listOf(artefact, 200),
  missing: listOf(missingArtefact, 200),
  /** True when the screenshot shows only a part of the post (it was larger than the window). */
  screenshotPartial: z.boolean(),
  viewport: z.strictObject({ width: z.number(), height: z.number(), scale: z.number() }),
  software: z.strictObject({ extension: label(40), browser: label(400) }),
});

export type Artefact = z.infer<typeof artefact>;
export type MissingArtefact = z.infer<typeof missingArtefact>;
export type Finding = z.infer<typeof finding>;
