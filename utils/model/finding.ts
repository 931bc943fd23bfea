import * as z from 'zod/mini';
import { artefact, missingArtefact } from './artefact.ts';
import { instant, label, listOf, text, webAddress } from './bounds.ts';
import { captureNote, circumstances, shotReport } from './circumstances.ts';
import { failedCheck, match, registryStamp } from './match.ts';
import { post } from './post.ts';

/**
 * A post saved as evidence, frozen. Times are UTC; `localTime` is the same instant on the user's clock with its offset.
 * Schema 1 was written without ledger, by versions up to 0.1; what only schema 2 has is optional.
 */
export const finding = z.strictObject({
  schema: z.union([z.literal(1), z.literal(2)]),
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
  artefacts: listOf(artefact, 500),
  missing: listOf(missingArtefact, 200),
  /** True when the screenshot shows only a part of the post. */
  screenshotPartial: z.boolean(),
  viewport: z.strictObject({ width: z.number(), height: z.number(), scale: z.number() }),
  software: z.strictObject({
    extension: label(40),
    browser: label(400),
    /** Version of the reader's tables of selectors. */
    reader: z.optional(label(40)),
  }),
  /** Null where no picture could be taken. */
  shot: z.optional(z.nullable(shotReport)),
  circumstances: z.optional(circumstances),
  notes: z.optional(listOf(captureNote, 20)),
});

export type Finding = z.infer<typeof finding>;
