import type { RegistryStore } from '../flows/ports.ts';
import { database, toPortError } from './database.ts';

/** Imported registries, one row a document, replaced whole. The bundled one is not stored: it comes with the build. */
export const registryStore: RegistryStore = {
  all: () => guarded(async () => (await database()).getAll('registries')),
  put: (registry) =>
    guarded(async () => {
      const tx = (await database()).transaction('registries', 'readwrite', { durability: 'strict' });
      await Promise.all([tx.store.put(registry), tx.done]);
    }),
  remove: (id) => guarded(async () => (await database()).delete('registries', id)),
};

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toPortError(error);
  }
}
