import {
  canonicalBytes,
  canonicalText,
  type EntryBody,
  entryOf,
  type FindingDraft,
  lineAfter,
  makeDeviceKey,
  numbered,
  sha256Hex,
} from '../evidence/index.ts';
import type { CaptureNote, Finding, LedgerLine } from '../model/index.ts';
import type { EvidenceStore, Foreign, KeptKey } from './evidence-ports.ts';
import { type Blobs, type Clock, PortError } from './ports.ts';

export type LedgerPorts = {
  store: EvidenceStore;
  clock: Clock;
  /** Runs works one after the other, in all contexts of the extension together. */
  lock: <T>(work: () => Promise<T>) => Promise<T>;
  /** Version of the extension, for the line that begins the ledger. */
  software: string;
};

export type Ledger = ReturnType<typeof createLedger>;

/** What an entry says about one finding, without the finding's fields. */
type About<T extends string> = Omit<Extract<EntryBody, { type: T }>, 'finding' | 'number' | 'record'>;

/** The ledger of this device: every change of the evidence goes through here, one after the other. */
export function createLedger({ store, clock, lock, software }: LedgerPorts) {
  /** The key and the last line; begins the ledger when there is none, with what was saved before there was one. */
  async function begun(): Promise<{ key: KeptKey; last: LedgerLine }> {
    const [key, last] = await Promise.all([store.key(), store.lastLine()]);
    if (key && last) return { key, last };
    const made = { ...(await makeDeviceKey()), madeAt: clock().toISOString() };
    const lines = await firstLines(made);
    await store.found(made, lines);
    return { key: made, last: lines.at(-1) as LedgerLine };
  }

  async function firstLines(key: KeptKey): Promise<LedgerLine[]> {
    const at = clock();
    const lines = [await lineAfter(null, { type: 'key', public: key.public, software }, at, key)];
    for (const finding of (await store.findings()).reverse()) {
      const body = { type: 'adopted' as const, ...(await named(finding)) };
      lines.push(await lineAfter(lines.at(-1) ?? null, body, at, key));
    }
    return lines;
  }

  async function next(body: EntryBody, now = clock()): Promise<LedgerLine> {
    const { key, last } = await begun();
    return lineAfter(last, body, now, key);
  }

  async function about<T extends 'deletion' | 'support'>(id: string, body: About<T>): Promise<LedgerLine> {
    const finding = await store.find(id);
    if (!finding) throw new PortError('not-found', id);
    return next({ ...body, ...(await named(finding)) } as EntryBody);
  }

  return {
    /** Begins the ledger if there is none yet. */
    begin: () => lock(async () => void (await begun())),
    /**
     * Numbers a finding, enters it in the ledger and writes both with the files in one transaction; then all of it is
     * read back and hashed: sealed is only what can be read again.
     * @throws PortError disk-full, database, unconfirmed
     */
    seal: (draft: FindingDraft, blobs: Blobs): Promise<Finding> =>
      lock(async () => {
        const { key, last } = await begun();
        const now = clock();
        const back = isBefore(now, last);
        const finding = numbered(withNotes(draft, back ? [CLOCK] : []), await store.nextNumber());
        const body = {
          type: 'capture' as const,
          ...(await named(finding)),
          ...(back && { clock: 'set-back' as const }),
        };
        const line = await lineAfter(last, body, now, key);
        await store.seal({ finding, blobs, line });
        await confirm(store, finding);
        if ((await store.lastLine())?.line !== line.line)
          throw new PortError('unconfirmed', `line ${line.seq}`);
        return finding;
      }),
    /** Reads a sealed finding back once more. @throws PortError unconfirmed, database */
    confirm: (finding: Finding): Promise<void> => confirm(store, finding),
    append: (body: EntryBody): Promise<void> => lock(async () => store.append(await next(body))),
    /** Notes what speaks for a finding outside of this device. @throws PortError not-found, and as `seal` */
    support: (id: string, body: About<'support'>): Promise<void> =>
      lock(async () => store.append(await about<'support'>(id, body))),
    /** Deletes a finding with its files; its tombstone stays. @throws PortError not-found, and as `seal` */
    remove: (id: string, body: About<'deletion'>): Promise<void> =>
      lock(async () => store.remove(id, await about<'deletion'>(id, body))),
    /** Takes over findings of another device. */
    merge: (coming: Foreign[], body: Omit<Extract<EntryBody, { type: 'import' }>, 'type'>): Promise<void> =>
      lock(async () => store.merge(coming, await next({ type: 'import', ...body }))),
  };
}

const CLOCK: CaptureNote = { code: 'clock-set-back' };

const withNotes = (draft: FindingDraft, notes: CaptureNote[]) =>
  notes.length === 0 ? draft : { ...draft, notes: [...(draft.notes ?? []), ...notes] };

const isBefore = (now: Date, last: LedgerLine): boolean => now.toISOString() < entryOf(last).at;

const named = async (finding: Finding) => ({
  finding: finding.id,
  number: finding.number,
  record: await sha256Hex(canonicalBytes(finding)),
});

/** @throws PortError unconfirmed when the finding, or any of its files, cannot be read again as it was meant */
async function confirm(store: EvidenceStore, finding: Finding): Promise<void> {
  const stored = await store.find(finding.id);
  const isSame = stored !== null && canonicalText(stored) === canonicalText(finding);
  const kept = await Promise.all(finding.artefacts.map(({ sha256 }) => isKept(store, finding.id, sha256)));
  if (!isSame || kept.includes(false)) throw new PortError('unconfirmed', `no. ${finding.number}`);
}

async function isKept(store: EvidenceStore, finding: string, sha256: string): Promise<boolean> {
  const blob = await store.blob(finding, sha256);
  return blob !== undefined && (await sha256Hex(await blob.arrayBuffer())) === sha256;
}
