import * as z from 'zod/mini';
import { hex, label, listOf, text, webAddress } from './bounds.ts';

const px = z.number().check(z.gte(-10_000_000), z.lte(10_000_000));
const count = z.int().check(z.gte(0), z.lte(1_000_000));
const share = z.number().check(z.gte(0), z.lte(1));

/** One picture of the window: which part of it shows the post, and which part of the post that is. CSS pixels. */
export const tile = z.strictObject({
  sha256: hex(64),
  /** The part of the window that shows the post. */
  rect: z.strictObject({ x: px, y: px, width: px, height: px }),
  /** Where that part begins, from the upper left corner of the post. */
  offset: z.strictObject({ x: px, y: px }),
  /** Share of equal pixels in the rows that it has in common with the tile before; null for the first. */
  agrees: z.nullable(share),
});

/**
 * How the picture of the post was made. `window`: one picture of the window; `rect`: one picture of the page, taken
 * by the browser whole (Firefox); `tiles`: put together from several.
 */
export const shotReport = z.strictObject({
  method: z.enum(['window', 'rect', 'tiles']),
  /** `unsure` where tiles do not agree in the rows they share, or the post changed in between; `reasons` says how. */
  stitch: z.enum(['sure', 'unsure']),
  reasons: listOf(label(100), 20),
  /** True where it shows only a part of the post. */
  partial: z.boolean(),
  /** Our own signs were hidden; so were this many fixed or sticky parts of the page, which would lie over the post. */
  hiddenFixed: count,
  /** Size of the post on the page, CSS pixels. */
  size: z.strictObject({ width: px, height: px }),
  tiles: listOf(tile, 200),
});

/** The window, the page and the browser as they were at the click. */
export const circumstances = z.strictObject({
  /** document.referrer: where the page says that it was come from; null where it says nothing. */
  referrer: z.nullable(webAddress),
  /** Way to this page within the tab, as navigation timing tells: `navigate`, `reload`, `back_forward`; redirects before it. */
  navigation: z.strictObject({ type: label(40), redirects: count }),
  /** Languages of the browser, and of the page. */
  languages: listOf(label(40), 20),
  pageLanguage: z.nullable(label(40)),
  direction: z.enum(['ltr', 'rtl']),
  colorScheme: z.enum(['light', 'dark']),
  /** Zoom of the tab, 1 is 100 %; null where the browser does not tell. */
  zoom: z.nullable(z.number().check(z.gte(0.1), z.lte(20))),
  scroll: z.strictObject({ x: px, y: px }),
  screen: z.strictObject({ width: px, height: px }),
});

/** What the record says about the capture itself. */
export const captureNote = z.strictObject({
  code: z.enum([
    /** The clock stood before that of the entry before in the ledger. */
    'clock-set-back',
    /** The capture was broken off and completed later from what had been collected. */
    'resumed',
    /** Saved by a version that kept no ledger; entered when that version was replaced. */
    'adopted',
    /** The page changed its address while the capture ran. */
    'page-changed',
    /** The server said another type than the bytes have. */
    'type-mismatch',
  ]),
  detail: z.optional(text(300)),
});

export type Tile = z.infer<typeof tile>;
export type ShotReport = z.infer<typeof shotReport>;
export type Circumstances = z.infer<typeof circumstances>;
export type CaptureNote = z.infer<typeof captureNote>;
