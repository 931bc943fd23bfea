import {
  blobAccess,
  canonicalBytes,
  chunksOfBlob,
  type ReadPackage,
  readPackage,
  sha256Hex,
  sha256OfBlob,
  type Verification,
} from '../evidence/index.ts';
import type { Finding } from '../model/index.ts';
import type { EvidenceStore } from './evidence-ports.ts';
import { type OwnLedger, ownLedgerOf } from './import-ledger.ts';
import { type Arrival, keyOfSeal, mergeInBatches } from './import-merge.ts';
import { recordsOf } from './import-records.ts';
import type { Ledger } from './ledger.ts';
import type { Blobs, Clock } from './ports.ts';

/**
 * Why a finding was not taken over. `other-record`: one with this id is here, or sealed here, with another record.
 * `without-files`: not all of its artefacts are in the file, nor here. `broken`: it does not hold against its hashes or
 * its ledger. `not-sealed`: no line of a ledger speaks for it. `deleted`: it was deleted here. `not-a-record`: a line that
 * is none.
 */
export type ImportRefusal = {
  /** Id of the finding; for a line that is no record its number, `line 7`. */
  finding: string;
  code: 'other-record' | 'without-files' | 'broken' | 'not-sealed' | 'deleted' | 'not-a-record';
};

export type ImportedEvidence = {
  added: number;
  /** Were here already, with the same record. */
  known: number;
  refused: ImportRefusal[];
  /** Of a package: what became of its checks. One whose signature, ledger or lists are broken gives nothing. */
  verification: Verification | null;
};

export type ImportEvidencePorts = {
  store: Pick<EvidenceStore, 'ledger' | 'find' | 'blob'>;
  ledger: Pick<Ledger, 'merge'>;
  clock: Clock;
};

export type ImportEvidenceOptions = {
  /** `checking` counts bytes read, `adding` findings looked at. */
  onProgress?: (progress: { step: 'checking' | 'adding'; done: number; total: number }) => void;
  signal?: AbortSignal;
};

type Work = { store: ImportEvidencePorts['store']; own: OwnLedger; result: ImportedEvidence };
type Candidate = Pick<Arrival, 'seal' | 'head'> & { blob(place: number): Promise<Blob | null> };

/**
 * Takes findings over from a package (ZIP) or from `captures.ndjson`. What is here already is not added again, and
 * nothing here is ever replaced. Findings that this device's own ledger seals come back as its own, others with the line
 * that sealed them.
 * @throws ZipError for a file that only begins like a ZIP; PortError of the store; the signal's reason. What was added
 * before stays, each batch with its line in the ledger
 */
export const importEvidence =
  ({ store, ledger, clock }: ImportEvidencePorts) =>
  async (file: Blob, options: ImportEvidenceOptions = {}): Promise<ImportedEvidence> => {
    const result: ImportedEvidence = { added: 0, known: 0, refused: [], verification: null };
    const work: Work = { store, own: ownLedgerOf(await store.ledger()), result };
    const arrivals = (await isZip(file)) ? ofPackage(file, work, options) : ofRecords(file, work);
    const told = (added: number) => {
      result.added += added;
      const done = result.added + result.known + result.refused.length;
      const total = Math.max(done, result.verification?.findings ?? done);
      options.onProgress?.({ step: 'adding', done, total });
    };
    await mergeInBatches(arrivals, { ledger, clock }, told, options.signal);
    return result;
  };

async function isZip(file: Blob): Promise<boolean> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return first === 0x50 && second === 0x4b;
}

async function* ofPackage(
  file: Blob,
  work: Work,
  { onProgress, signal }: ImportEvidenceOptions,
): AsyncGenerator<Arrival> {
  const read = await readPackage(blobAccess(file), {
    onProgress: ({ bytes, total }) => onProgress?.({ step: 'checking', done: bytes, total }),
    ...(signal && { signal }),
  });
  work.result.verification = read.verification;
  const broken = brokenIn(read.verification);
  for (const id of read.ids) {
    const finding = broken && !broken.has(id) ? await read.find(id) : null;
    const arrival = finding ? await arrivalOf(finding, candidateOf(read, finding), work) : 'broken';
    if (typeof arrival === 'string') work.result.refused.push({ finding: id, code: arrival });
    else if (arrival) yield arrival;
  }
}

const candidateOf = (read: ReadPackage, finding: Finding): Candidate => ({
  seal: read.sealOf(finding.id),
  head: read.verification.head,
  blob: (place) => read.artefact(finding, place),
});

/** Records alone bring no files and no ledger: they help only where both are here and the record was lost. */
async function* ofRecords(file: Blob, work: Work): AsyncGenerator<Arrival> {
  const { store, own, result } = work;
  for await (const { line, finding } of recordsOf(chunksOfBlob(file))) {
    if (!finding) {
      result.refused.push({ finding: `line ${line}`, code: 'not-a-record' });
      continue;
    }
    const blob = async (place: number) =>
      (await store.blob(finding.id, finding.artefacts[place]?.sha256 ?? '')) ?? null;
    const arrival = await arrivalOf(finding, { seal: null, head: own.head, blob }, work);
    if (typeof arrival === 'string') result.refused.push({ finding: finding.id, code: arrival });
    else if (arrival) yield arrival;
  }
}

/** What is to be added; null where it is here already; else why it is refused. */
async function arrivalOf(
  finding: Finding,
  { seal, head, blob }: Candidate,
  { store, own, result }: Work,
): Promise<Arrival | null | ImportRefusal['code']> {
  const record = await sha256Hex(canonicalBytes(finding));
  const here = await store.find(finding.id);
  if (here) {
    if ((await sha256Hex(canonicalBytes(here))) !== record) return 'other-record';
    result.known++;
    return null;
  }
  if (own.deleted.has(finding.id)) return 'deleted';
  const sealedHere = own.sealed.get(finding.id);
  if (sealedHere && sealedHere.record !== record) return 'other-record';
  const blobs = await blobsOf(finding, blob);
  if (!blobs) return 'without-files';
  if (sealedHere) return { finding, blobs, seal: null, from: sealedHere.key, head };
  return seal ? { finding, blobs, seal, from: keyOfSeal(seal), head } : 'not-sealed';
}

/** All artefacts by their SHA-256; null where one is missing or is not what the record says. */
async function blobsOf(finding: Finding, read: Candidate['blob']): Promise<Blobs | null> {
  const blobs: Blobs = new Map();
  for (const [place, { sha256 }] of finding.artefacts.entries()) {
    const blob = await read(place);
    if (!blob || (await sha256OfBlob(blob)) !== sha256) return null;
    blobs.set(sha256, blob);
  }
  return blobs;
}

/** Ids of findings that are broken; null when the package as a whole is. */
function brokenIn({ checks }: Verification): ReadonlySet<string> | null {
  const ids = new Set<string>();
  for (const { what, where, state } of checks) {
    if (state !== 'broken') continue;
    const isOfOne = what === 'record' || what === 'origin';
    const id = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(where)?.[0];
    if (!isOfOne || !id) return null;
    ids.add(id);
  }
  return ids;
}
