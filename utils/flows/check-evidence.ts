import {
  type CheckedLedger,
  checkLedger,
  entryOf,
  hashOfLine,
  isSignature,
  type LedgerFault,
  recordHash,
  sha256OfBlob,
} from '../evidence/index.ts';
import type { Artefact, Finding, LedgerEntry, LedgerLine, Origin } from '../model/index.ts';
import type { EvidenceStore } from './evidence-ports.ts';
import type { Clock } from './ports.ts';

/**
 * What does not agree. Of the ledger: as `checkLedger` says; `cut-off`: lines that were there at the check before are
 * gone; `rewritten`: a line is another one than at the check before. Of a finding: its record or its line; `gone`: the
 * ledger says that it is here. Of a file: its bytes.
 */
export type EvidenceFault =
  | { of: 'ledger'; seq: number; code: LedgerFault['code'] | 'cut-off' | 'rewritten' }
  | {
      of: 'finding';
      finding: string;
      number: number;
      code: 'record-changed' | 'no-line' | 'gone' | 'bad-origin';
    }
  | {
      of: 'file';
      finding: string;
      number: number;
      role: Artefact['role'];
      sha256: string;
      code: 'file-missing' | 'file-changed' | 'file-unreadable';
    };

/** A place in the ledger, to be compared with at the next check. */
export type Anchor = { lines: number; head: string };

export type EvidenceCheck = Anchor & {
  at: string;
  /** Findings that were checked, of how many; fewer in a sample. */
  findings: number;
  of: number;
  files: number;
  bytes: number;
  faultCount: number;
  /** The first of them. */
  faults: EvidenceFault[];
  /** Stays at the last place that was in order, so that what vanished is told until somebody has looked. */
  anchor: Anchor;
};

export type CheckPorts = {
  store: Pick<EvidenceStore, 'key' | 'ledger' | 'findings' | 'blob' | 'origins'>;
  lastCheck: { load(): Promise<EvidenceCheck | null>; save(check: EvidenceCheck): Promise<void> };
  clock: Clock;
  /** From 0 up to 1, as Math.random. */
  random(): number;
};

export type CheckProgress = { done: number; all: number; bytes: number };

export type CheckOptions = {
  /** Checks the whole ledger, so many findings by chance, and those with faults the last time; all unless told. */
  sample?: number | undefined;
  onProgress?: ((progress: CheckProgress) => void) | undefined;
  signal?: AbortSignal | undefined;
};

const FAULTS_MOST = 500;

type Claim = { number: number; record: string; seq: number };

/**
 * Hashes the stored evidence anew: every line of the ledger and its signature, every record against its line, every
 * file against its record. The result is kept; a check that was cancelled leaves none.
 * @throws PortError database, and the signal's reason
 */
export async function checkEvidence(
  { store, lastCheck, clock, random }: CheckPorts,
  { sample, onProgress, signal }: CheckOptions = {},
): Promise<EvidenceCheck> {
  const [key, lines, all, origins, before] = await Promise.all([
    store.key(),
    store.ledger(),
    store.findings(),
    store.origins(),
    lastCheck.load(),
  ]);
  const ledger = await checkedLedger(lines, key);
  const anchored = sinceLast(lines, before?.anchor ?? null);
  const faults: EvidenceFault[] = [
    ...ledger.faults.map((fault) => ({ of: 'ledger' as const, ...fault })),
    ...anchored,
  ];
  const claims = claimsOf(ledger.entries);
  const foreign = new Map(origins.map((origin) => [origin.finding, origin]));
  faults.push(...goneOf(claims, new Set(all.map(({ id }) => id))));
  const chosen = sample === undefined ? all : withFaulty(someOf(all, sample, random), all, before);
  let files = 0;
  let bytes = 0;
  for (const [done, finding] of chosen.entries()) {
    signal?.throwIfAborted();
    onProgress?.({ done, all: chosen.length, bytes });
    const checked = await checkOne(finding, { claims, foreign, store });
    faults.push(...checked.faults);
    files += checked.files;
    bytes += checked.bytes;
  }
  signal?.throwIfAborted();
  const place = { lines: lines.length, head: ledger.head };
  const check: EvidenceCheck = {
    ...place,
    at: clock().toISOString(),
    findings: chosen.length,
    of: all.length,
    files,
    bytes,
    faultCount: faults.length,
    faults: faults.slice(0, FAULTS_MOST),
    anchor: anchored.length > 0 && before ? before.anchor : place,
  };
  await lastCheck.save(check);
  return check;
}

export type FindingCheck = {
  /** Number of its line in the ledger of the device that captured it; null where there is none. */
  seq: number | null;
  at: string | null;
  /** Id of the key that signed that line. */
  key: string | null;
  record: string;
  files: number;
  bytes: number;
  faults: EvidenceFault[];
};

/** The same for one finding: its line with its signature and place in the chain, its record, its files. */
export async function checkFinding(finding: Finding, store: CheckPorts['store']): Promise<FindingCheck> {
  const [key, lines, origins] = await Promise.all([store.key(), store.ledger(), store.origins()]);
  const { entries, faults } = await checkedLedger(lines, key);
  const foreign = new Map(origins.map((origin) => [origin.finding, origin]));
  const claims = claimsOf(entries);
  const checked = await checkOne(finding, { claims, foreign, store });
  const origin = foreign.get(finding.id);
  const seq = claims.get(finding.id)?.seq ?? null;
  const entry = origin ? readEntry(origin.line) : (entries.find((one) => one.seq === seq) ?? null);
  // A chain that is broken before a line says nothing about it: what comes after does not count.
  const chain = seq === null ? [] : faults.filter((fault) => fault.seq <= seq);
  return {
    seq: entry?.seq ?? null,
    at: entry?.at ?? null,
    key: entry?.key ?? null,
    record: recordHash(finding),
    files: checked.files,
    bytes: checked.bytes,
    faults: [...checked.faults, ...chain.map((fault) => ({ of: 'ledger' as const, ...fault }))],
  };
}

/** The ledger, which must know the key of this device. It may have begun with an earlier one. */
async function checkedLedger(lines: LedgerLine[], key: { public: string } | null): Promise<CheckedLedger> {
  const checked = await checkLedger(lines);
  const isKnown =
    !key || checked.entries.some((entry) => entry.type === 'key' && entry.public === key.public);
  return isKnown ? checked : { ...checked, faults: [{ seq: 1, code: 'foreign-key' }, ...checked.faults] };
}

/** What the ledger says is here: the last word on each finding. */
function claimsOf(entries: readonly LedgerEntry[]): Map<string, Claim> {
  const claims = new Map<string, Claim>();
  for (const entry of entries) {
    if (entry.type === 'deletion') claims.delete(entry.finding);
    if (entry.type === 'capture' || entry.type === 'adopted') claims.set(entry.finding, entry);
  }
  return claims;
}

/** Compares the ledger with its place at the check before: a key that stays can sign a shorter one, not the old one. */
function sinceLast(lines: readonly LedgerLine[], anchor: Anchor | null): EvidenceFault[] {
  if (!anchor || anchor.lines === 0) return [];
  const line = lines[anchor.lines - 1];
  if (!line) return [{ of: 'ledger', seq: lines.length + 1, code: 'cut-off' }];
  return hashOfLine(line.line) === anchor.head
    ? []
    : [{ of: 'ledger', seq: anchor.lines, code: 'rewritten' }];
}

const goneOf = (claims: Map<string, Claim>, here: Set<string>): EvidenceFault[] =>
  [...claims]
    .filter(([id]) => !here.has(id))
    .map(([finding, { number }]) => ({ of: 'finding', finding, number, code: 'gone' }));

type Known = { claims: Map<string, Claim>; foreign: Map<string, Origin>; store: CheckPorts['store'] };

async function checkOne(finding: Finding, { claims, foreign, store }: Known) {
  const origin = foreign.get(finding.id);
  const code = origin
    ? await originFault(finding, origin)
    : recordFault(finding, claims.get(finding.id)?.record);
  const named = { finding: finding.id, number: finding.number };
  const faults: EvidenceFault[] = code ? [{ of: 'finding', ...named, code }] : [];
  const artefacts = [...new Map(finding.artefacts.map((one) => [one.sha256, one])).values()];
  let bytes = 0;
  for (const { sha256, role } of artefacts) {
    const blob = await store.blob(finding.id, sha256);
    bytes += blob?.size ?? 0;
    const fault = await fileFault(blob, sha256);
    if (fault) faults.push({ of: 'file', ...named, role, sha256, code: fault });
  }
  return { faults, files: artefacts.length, bytes };
}

function recordFault(finding: Finding, claimed: string | undefined) {
  if (claimed === undefined) return 'no-line';
  return recordHash(finding) === claimed ? null : 'record-changed';
}

/** A finding of another device stands on that device's line, signed with its key. */
async function originFault(finding: Finding, { line, public: key }: Origin) {
  const entry = readEntry(line);
  const isSigned = await isSignature(key, line.signature, new TextEncoder().encode(line.line));
  const isOfIt = entry && 'record' in entry && entry.finding === finding.id;
  if (!isSigned || !isOfIt) return 'bad-origin';
  return recordFault(finding, entry.record);
}

function readEntry(line: LedgerLine): LedgerEntry | null {
  try {
    return entryOf(line);
  } catch {
    return null;
  }
}

async function fileFault(blob: Blob | undefined, sha256: string) {
  if (!blob) return 'file-missing';
  try {
    return (await sha256OfBlob(blob)) === sha256 ? null : 'file-changed';
  } catch {
    return 'file-unreadable';
  }
}

/** What did not agree the last time is looked at again: a sample must not make it seem mended. */
function withFaulty(some: Finding[], all: readonly Finding[], before: EvidenceCheck | null): Finding[] {
  const named = new Set(before?.faults.flatMap((fault) => (fault.of === 'ledger' ? [] : [fault.finding])));
  return [...some, ...all.filter((one) => named.has(one.id) && !some.includes(one))];
}

/** So many by chance, none twice. */
function someOf<T>(all: readonly T[], n: number, random: () => number): T[] {
  const left = [...all];
  const some: T[] = [];
  while (some.length < n && left.length > 0) {
    some.push(...left.splice(Math.floor(random() * left.length), 1));
  }
  return some;
}
