import type {
  EvidenceStore,
  Foreign,
  KeptKey,
  Sealing,
  StoredTimestamp,
} from '../../flows/evidence-ports.ts';
import { PortError } from '../../flows/ports.ts';
import type { LedgerLine } from '../../model/index.ts';
import { database, guarded } from '../database.ts';
import { listFindings, readBlob } from '../findings.ts';
import { all, strictly } from '../transaction.ts';
import { follows, putBlobs, wholeCapture } from './parts.ts';

const COUNTER = 'finding';
const KEY = 'device';

/** Findings, their bytes, the ledger and what belongs to it. Every write is one transaction with strict durability. */
export const evidenceStore: EvidenceStore = {
  key: () => guarded(async () => (await (await database()).get('keys', KEY)) ?? null),
  found,
  lastLine: () =>
    guarded(async () => {
      const cursor = await (await database()).transaction('ledger').store.openCursor(null, 'prev');
      return cursor?.value ?? null;
    }),
  nextNumber: () => guarded(async () => ((await (await database()).get('counters', COUNTER)) ?? 0) + 1),
  seal,
  append: (line) =>
    strictly(['ledger'], async (tx) => {
      await follows(tx.objectStore('ledger'), line);
      await tx.objectStore('ledger').add(line);
    }),
  remove,
  merge,
  ledger: () => guarded(async () => (await database()).getAll('ledger')),
  find: (id) => guarded(async () => (await (await database()).get('findings', id)) ?? null),
  findings: listFindings,
  blob: readBlob,
  origins: () => guarded(async () => (await database()).getAll('origins')),
  timestamps: () => guarded(async () => (await database()).getAll('timestamps')),
  putTimestamp: (row: StoredTimestamp) =>
    strictly(['timestamps'], (tx) => tx.objectStore('timestamps').put(row)).then(() => undefined),
};

function found(key: KeptKey, lines: LedgerLine[]): Promise<void> {
  return strictly(['keys', 'ledger'], async (tx) => {
    if (await tx.objectStore('keys').get(KEY)) return;
    await all([
      () => tx.objectStore('keys').add(key, KEY),
      ...lines.map((line) => () => tx.objectStore('ledger').add(line)),
    ]);
  });
}

function seal({ finding, blobs, line }: Sealing): Promise<void> {
  const stores = ['findings', 'blobs', 'counters', 'ledger', 'journal', 'staging'] as const;
  return strictly([...stores], async (tx) => {
    const counters = tx.objectStore('counters');
    await follows(tx.objectStore('ledger'), line);
    if (((await counters.get(COUNTER)) ?? 0) + 1 !== finding.number) throw new PortError('ledger-moved');
    await all([
      () => counters.put(finding.number, COUNTER),
      () => tx.objectStore('findings').add(finding),
      ...putBlobs(tx.objectStore('blobs'), finding.id, blobs),
      () => tx.objectStore('ledger').add(line),
      () => tx.objectStore('journal').delete(finding.id),
      () => tx.objectStore('staging').delete(wholeCapture(finding.id)),
    ]);
  });
}

function remove(finding: string, line: LedgerLine): Promise<void> {
  return strictly(['findings', 'blobs', 'ledger', 'origins'], async (tx) => {
    await follows(tx.objectStore('ledger'), line);
    await all([
      () => tx.objectStore('findings').delete(finding),
      () => tx.objectStore('blobs').delete(wholeCapture(finding)),
      () => tx.objectStore('origins').delete(finding),
      () => tx.objectStore('ledger').add(line),
    ]);
  });
}

function merge(coming: Foreign[], line: LedgerLine): Promise<void> {
  return strictly(['findings', 'blobs', 'origins', 'ledger'], async (tx) => {
    await follows(tx.objectStore('ledger'), line);
    const findings = tx.objectStore('findings');
    const here = await Promise.all(coming.map(({ finding }) => findings.getKey(finding.id)));
    const added = coming.filter((_, at) => here[at] === undefined);
    await all([
      () => tx.objectStore('ledger').add(line),
      ...added.flatMap(({ finding, origin, blobs }) => [
        () => findings.add(finding),
        ...(origin ? [() => tx.objectStore('origins').put(origin)] : []),
        ...putBlobs(tx.objectStore('blobs'), finding.id, blobs),
      ]),
    ]);
  });
}
