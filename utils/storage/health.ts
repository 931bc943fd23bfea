import type { HealthLog } from '../flows/ports.ts';
import type { HealthRow } from '../model/index.ts';
import { database, guarded } from './database.ts';

/** The log of reading, a row for each day and site. */
export const healthLog: HealthLog = {
  change: (day, site, change) =>
    guarded(async () => {
      const tx = (await database()).transaction('health', 'readwrite');
      const row = await tx.store.get([day, site]);
      await Promise.all([tx.store.put(change(row ?? null)), tx.done]);
    }),
};

/** All rows, newest day first. @throws PortError database */
export const listHealth = (): Promise<HealthRow[]> =>
  guarded(async () => (await (await database()).getAll('health')).reverse());
