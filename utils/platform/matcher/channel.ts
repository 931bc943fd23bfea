import type { ComparedPicture } from '../../flows/ports.ts';
import type { PrintedPicture } from '../../model/index.ts';

/**
 * The background and the thread that compares pictures speak over a channel of the extension's own origin: it carries
 * bytes as they are, works alike in both browsers, and no page can hear it.
 *
 *   background ── { id, bytes } ──▶ thread ── { id, answer } ──▶ background
 */
export const CHANNEL = 'stadtspur-matcher';

/** Built from entrypoints/matcher.ts. */
export const SCRIPT = '/matcher.js';

export type Question =
  | { to: 'matcher'; id: string; what: 'ping' }
  | { to: 'matcher'; id: string; what: 'forget' }
  | { to: 'matcher'; id: string; what: 'compare' | 'print'; bytes: Uint8Array<ArrayBuffer> };

export type Answer = { to: 'background'; id: string } & (
  | { ok: true; value: ComparedPicture | PrintedPicture | null }
  | { ok: false; code: string; detail?: string | undefined }
);

/** Something for one of the two sides; both hear everything. */
export const isFor = <T extends Question | Answer>(side: T['to'], data: unknown): data is T =>
  typeof data === 'object' && data !== null && Reflect.get(data, 'to') === side;
