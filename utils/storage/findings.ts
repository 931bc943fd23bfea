import { type Blobs, type FindingStore, PortError } from '../flows/ports.ts';
import type { Finding } from '../model/index.ts';
import { type Database, database, toPortError } from './database.ts';

const COUNTER = 'finding';

type Aborting = { abort(): void; readonly done: Promise<void>; readonly error: DOMException | null };

/** Findings in IndexedDB. Every write is one transaction with strict durability: all of it, or nothing. */
export const findingStore: FindingStore = { seal, numbersOf };

async function seal(draft: Omit<Finding, 'number'>, blobs: Blobs): Promise<Finding> {
  try {
    const db = await database();
    const finding = await write(db, draft, blobs);
    await confirm(db, finding).catch(() => {
      throw new PortError('unconfirmed', `no. ${finding.number}`);
    });
    return finding;
  } catch (error) {
    throw toPortError(error);
  }
}

async function write(db: Database, draft: Omit<Finding, 'number'>, blobs: Blobs): Promise<Finding> {
  const tx = db.transaction(['findings', 'blobs', 'counters'], 'readwrite', { durability: 'strict' });
  const work = async () => {
    const number = ((await tx.objectStore('counters').get(COUNTER)) ?? 0) + 1;
    const finding: Finding = { ...draft, number };
    const puts = [
      () => tx.objectStore('counters').put(number, COUNTER),
      () => tx.objectStore('findings').add(finding),
      ...[...blobs].map(
        ([sha256, blob]) =>
          () =>
            tx.objectStore('blobs').put(blob, [finding.id, sha256]),
      ),
    ];
    await all(puts);
    return finding;
  };
  return whole(tx, work);
}

/** Waits for all parts of a transaction. A part that fails undoes the others, also one that never became a request. */
async function whole<T>(tx: Aborting, work: () => Promise<T>): Promise<T> {
  try {
    const [result] = await Promise.all([work(), tx.done]);
    return result;
  } catch (error) {
    throw await abortReason(tx, error);
  }
}

/** Starts requests; one that throws at once counts as rejected, so that none is left without anyone who waits for it. */
const all = (requests: (() => Promise<unknown>)[]) => Promise.all(requests.map(async (start) => start()));

async function abortReason(tx: Aborting, error: unknown): Promise<unknown> {
  try {
    tx.abort();
  } catch {
    // The browser has aborted it already.
  }
  await tx.done.catch(() => undefined);
  // Requests of a transaction that a full disk ends say AbortError; the transaction says why.
  return tx.error ?? error;
}

/** Reads back what was written: "saved" is said only of what can be read again. */
async function confirm(db: Database, finding: Finding): Promise<void> {
  const tx = db.transaction(['findings', 'blobs']);
  const stored = await tx.objectStore('findings').get(finding.id);
  const sizes = await Promise.all(
    finding.artefacts.map(
      async ({ sha256 }) => (await tx.objectStore('blobs').get([finding.id, sha256]))?.size,
    ),
  );
  const whole =
    stored?.number === finding.number && finding.artefacts.every(({ bytes }, i) => sizes[i] === bytes);
  if (!whole) throw new PortError('unconfirmed');
}

async function numbersOf(refs: string[]): Promise<Map<string, number[]>> {
  try {
    const index = (await database()).transaction('findings').store.index('ref');
    const found = await Promise.all(refs.map(async (ref) => [ref, await index.getAll(ref)] as const));
    return new Map(found.map(([ref, all]) => [ref, all.map(({ number }) => number)]));
  } catch (error) {
    throw toPortError(error);
  }
}

/** All findings, newest first, without their bytes. @throws PortError database */
export async function listFindings(): Promise<Finding[]> {
  try {
    return (await (await database()).getAllFromIndex('findings', 'number')).reverse();
  } catch (error) {
    throw toPortError(error);
  }
}

/** The bytes of one artefact; undefined when it is not stored. @throws PortError database */
export async function readBlob(finding: string, sha256: string): Promise<Blob | undefined> {
  try {
    return await (await database()).get('blobs', [finding, sha256]);
  } catch (error) {
    throw toPortError(error);
  }
}

/** Deletes one finding and its bytes in one transaction. Its number is never given again. @throws PortError database */
export async function removeFinding(id: string): Promise<void> {
  try {
    const tx = (await database()).transaction(['findings', 'blobs'], 'readwrite', { durability: 'strict' });
    await whole(tx, () =>
      all([
        () => tx.objectStore('findings').delete(id),
        () => tx.objectStore('blobs').delete(IDBKeyRange.bound([id], [id, []])),
      ]),
    );
  } catch (error) {
    throw toPortError(error);
  }
}
