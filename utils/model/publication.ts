import * as z from 'zod/mini';
import { hex, instant, label, listOf, slug, text } from './bounds.ts';
import { account, asset, inquiry, namedPost, topic, website } from './registry.ts';

/** Version of the published form (docs/registry-publication.md); another one is refused by its name. */
export const SPEC = 'stadtspur-registry/1';

const count = z.int().check(z.gte(0));
const sequence = z.int().check(z.gte(1));
/** Minisign's key id, as minisign prints it: 16 upper-case hex digits. */
const keyId = z.string().check(z.regex(/^[0-9A-F]{16}$/));
/** A raw Ed25519 key: 32 bytes in base64. */
const rawKey = z.string().check(z.regex(/^[A-Za-z0-9+/]{43}=$/));

const trusted = z.strictObject({ keys: listOf(keyId, 20).check(z.minLength(1)), threshold: sequence });

/** Who may sign for a registry. Each version is signed by its own root keys and by those of the version before. */
export const root = z.strictObject({
  spec: z.literal(SPEC),
  type: z.literal('root'),
  id: slug,
  title: label(200),
  version: sequence,
  issued: instant,
  keys: listOf(z.strictObject({ id: keyId, key: rawKey, holder: label(200) }), 40),
  /** Sign the next root; kept offline. */
  root: trusted,
  /** Sign heads. */
  head: trusted,
});

const packed = z.strictObject({ sha256: hex(64), bytes: count, inflated: count });

/** Where a registry stands: what is fetched and signed anew with each publication. At most 4,096 bytes. */
export const head = z.strictObject({
  spec: z.literal(SPEC),
  type: z.literal('head'),
  id: slug,
  root: sequence,
  sequence,
  issued: instant,
  expires: instant,
  /** Lines of the state, tombstones included. */
  entries: count,
  stateHash: hex(64),
  /** The change log: number of its lines, and SHA-256 of the last (64 zeros when there is none). */
  log: z.strictObject({ lines: count, last: hex(64) }),
  snapshot: z.extend(packed, {
    sequence,
    entries: count,
    stateHash: hex(64),
    log: z.strictObject({ lines: count, last: hex(64) }),
  }),
  /** Without gaps up to `sequence`; the oldest may be left out. */
  deltas: listOf(z.extend(packed, { from: count, to: sequence }), 8),
});

const needsAdded = <T extends z.ZodMiniType<{ added?: unknown }>>(schema: T) =>
  schema.check(z.refine((value) => value.added !== undefined, { path: ['added'], message: 'added' }));

/** What the registry says of itself. */
export const about = z.strictObject({
  id: slug,
  title: label(200),
  description: z.optional(text(2000)),
  licence: z.optional(label(100)),
});

/** What stays of an entry that was withdrawn. */
export const tombstone = z.strictObject({
  of: z.enum(['account', 'asset', 'post', 'website', 'topic', 'inquiry']),
  id: slug,
  title: label(400),
  at: instant,
  by: label(200),
  why: label(500),
});

/** One line of a registry's state. Each entry says who added it and when. */
export const line = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('about'), value: about }),
  z.strictObject({ kind: z.literal('account'), value: needsAdded(account) }),
  z.strictObject({ kind: z.literal('asset'), value: needsAdded(asset) }),
  z.strictObject({ kind: z.literal('post'), value: needsAdded(namedPost) }),
  z.strictObject({ kind: z.literal('website'), value: needsAdded(website) }),
  z.strictObject({ kind: z.literal('topic'), value: needsAdded(topic) }),
  z.strictObject({ kind: z.literal('inquiry'), value: needsAdded(inquiry) }),
  z.strictObject({ kind: z.literal('withdrawn'), value: tombstone }),
]);

/** One line of the change log, and of a delta: a line set in the place of the one with the same name. */
export const change = z.strictObject({
  /** Running number from 1. */
  n: sequence,
  /** SHA-256 of the change before; 64 zeros for the first. */
  prev: hex(64),
  at: instant,
  by: label(200),
  why: text(500),
  /** SHA-256 of the line that stood there; null for a new one. */
  was: z.nullable(hex(64)),
  line,
});

export type Root = z.infer<typeof root>;
export type Head = z.infer<typeof head>;
export type About = z.infer<typeof about>;
export type Tombstone = z.infer<typeof tombstone>;
export type Line = z.infer<typeof line>;
export type LineKind = Line['kind'];
export type Change = z.infer<typeof change>;
