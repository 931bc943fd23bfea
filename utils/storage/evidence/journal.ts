import type { Journal, JournalStore } from '../../flows/evidence-ports.ts';
import { database, guarded } from '../database.ts';
import { all, strictly } from '../transaction.ts';
import { wholeCapture } from './parts.ts';

/** Unfinished captures: a row from the click until it is sealed or discarded, and the pieces collected so far. */
export const journalStore: JournalStore = {
  begin: (row) =>
    strictly(['journal'], async (tx) => {
      const journal = tx.objectStore('journal');
      if (!(await journal.getKey(row.capture))) await journal.add(row);
    }),
  get: (capture) => guarded(async () => (await (await database()).get('journal', capture)) ?? null),
  change: (capture, part) =>
    strictly(['journal'], (tx) => changeRow(tx.objectStore('journal'), capture, part)),
  all: () => guarded(async () => (await database()).getAll('journal')),
  stage: (piece, touchedAt) =>
    strictly(['staging', 'journal'], async (tx) => {
      // A piece of a capture that was sealed or discarded meanwhile must not stay behind.
      if (!(await tx.objectStore('journal').getKey(piece.capture))) return;
      await tx.objectStore('staging').put(piece);
      await changeRow(tx.objectStore('journal'), piece.capture, { touchedAt });
    }),
  staged: (capture) => guarded(async () => (await database()).getAll('staging', wholeCapture(capture))),
  discard: (capture) =>
    strictly(['staging', 'journal'], async (tx) => {
      await all([
        () => tx.objectStore('journal').delete(capture),
        () => tx.objectStore('staging').delete(wholeCapture(capture)),
      ]);
    }),
};

type Rows = { get(key: string): Promise<Journal | undefined>; put(row: Journal): Promise<unknown> };

async function changeRow(rows: Rows, capture: string, part: Partial<Journal>): Promise<void> {
  const row = await rows.get(capture);
  if (row) await rows.put({ ...row, ...part });
}
