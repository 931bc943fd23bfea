import type { Publishing, PublishingStore } from '../flows/ports.ts';
import { database, guarded } from './database.ts';

const ROW = 'own';

const NOTHING: Publishing = {
  by: '',
  pem: null,
  backedUp: false,
  root: null,
  head: null,
  files: [],
  keptBoth: [],
};

/** What is kept of publishing the own registry: one row. */
export const publishingStore: PublishingStore = {
  load: () => guarded(async () => (await (await database()).get('publishing', ROW)) ?? NOTHING),
  change: (change) =>
    guarded(async () => {
      const tx = (await database()).transaction('publishing', 'readwrite', { durability: 'strict' });
      try {
        const next = change((await tx.store.get(ROW)) ?? NOTHING);
        await Promise.all([tx.store.put(next, ROW), tx.done]);
        return next;
      } catch (error) {
        tx.done.catch(() => undefined);
        throw error;
      }
    }),
};
