import type { RegistryStore } from '../flows/ports.ts';
import { database, guarded } from './database.ts';

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
