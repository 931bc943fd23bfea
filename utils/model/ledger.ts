import * as z from 'zod/mini';
import { hex, instant, label, text, webAddress } from './bounds.ts';

const base64 = (max: number) => z.string().check(z.maxLength(max), z.regex(/^[A-Za-z0-9+/]+=*$/));

const base = {
  v: z.literal(1),
  /** From 1, without a gap. */
  seq: z.int().check(z.gte(1)),
  /** SHA-256 of the line before, as it stands in the file without its line break; 64 zeros for the first. */
  prev: hex(64),
  at: instant,
  /** The first eight bytes of the SHA-256 of the public key that signs this line, 16 hex digits. */
  key: hex(16),
};

/** What an entry of the ledger says about one finding. */
const ofFinding = {
  finding: z.uuid(),
  number: z.int().check(z.gte(1)),
  /** SHA-256 of the record in canonical form (RFC 8785), which names the SHA-256 of every artefact. */
  record: hex(64),
};

/** Why a finding was deleted. */
export const deletionReason = z.enum(['mistake', 'duplicate', 'not-needed', 'request', 'retention', 'other']);

/** Something outside this device that speaks for a finding; an address, or the key of whoever captured the same post. */
export const support = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('archived-copy'), url: webAddress, note: text(500) }),
  z.strictObject({ kind: z.literal('second-capture'), finding: z.uuid(), key: hex(16), note: text(500) }),
]);

/**
 * One line of the ledger: append-only, each line holds the hash of the one before.
 * `key`: the ledger begins, or goes on with another key (raw 32 bytes, base64). `capture`: a finding was sealed;
 * `adopted`: one of a version without ledger was entered later. `deletion`: a finding was deleted, this is its
 * tombstone. `support`: see `support`. `timestamp`: an authority has stamped the line `of`; `token` is the SHA-256 of
 * its answer. `import`: findings of another device were taken over, whose ledger ended with `head`.
 */
export const ledgerEntry = z.discriminatedUnion('type', [
  z.strictObject({ ...base, type: z.literal('key'), public: base64(60), software: label(40) }),
  z.strictObject({
    ...base,
    type: z.literal('capture'),
    ...ofFinding,
    clock: z.optional(z.literal('set-back')),
  }),
  z.strictObject({ ...base, type: z.literal('adopted'), ...ofFinding }),
  z.strictObject({
    ...base,
    type: z.literal('deletion'),
    ...ofFinding,
    reason: deletionReason,
    why: text(500),
  }),
  z.strictObject({ ...base, type: z.literal('support'), ...ofFinding, support }),
  z.strictObject({
    ...base,
    type: z.literal('timestamp'),
    of: z.int().check(z.gte(1)),
    token: hex(64),
    /** What the token says, by the authority's clock. */
    stampedAt: instant,
    authority: text(300),
  }),
  z.strictObject({
    ...base,
    type: z.literal('import'),
    from: hex(16),
    head: hex(64),
    findings: z.int().check(z.gte(0)),
  }),
]);

/** A line as it is stored and exported: the canonical text (RFC 8785), and its Ed25519 signature (64 bytes, base64). */
export const ledgerLine = z.strictObject({
  seq: z.int().check(z.gte(1)),
  line: label(4000),
  signature: base64(88),
});

/** Where a finding of another device is from: its public key, and its line of that device's ledger. */
export const origin = z.strictObject({
  finding: z.uuid(),
  public: base64(60),
  line: ledgerLine,
  importedAt: instant,
});

export type DeletionReason = z.infer<typeof deletionReason>;
export type Support = z.infer<typeof support>;
export type LedgerEntry = z.infer<typeof ledgerEntry>;
export type LedgerLine = z.infer<typeof ledgerLine>;
export type Origin = z.infer<typeof origin>;
