import type { Registry } from '../model/index.ts';
import { parseRegistry, parseRegistryText } from '../registry/index.ts';
import type { Clock, RegistryStore } from './ports.ts';

/** A registry in use: the one that comes with the build, or one that the user imported. */
export type RegistryInUse = { document: Registry; importedAt: string | null };

/**
 * All registries to match against. An imported one with the id of the bundled one takes its place.
 * @param bundled the parsed-on-use document of the build
 */
export async function registriesInUse(bundled: unknown, store: RegistryStore): Promise<RegistryInUse[]> {
  const stored = await store.all();
  const own = parseRegistry(bundled);
  const bundledStays = !stored.some(({ document }) => document.id === own.id);
  return [...(bundledStays ? [{ document: own, importedAt: null }] : []), ...stored];
}

/**
 * Reads a registry file and puts it in the place of the one with the same id, whole or not at all.
 * @throws InvalidData naming the field; what was stored before stays in use
 * @throws PortError disk-full, database
 */
export async function importRegistry(text: string, store: RegistryStore, clock: Clock): Promise<Registry> {
  const document = parseRegistryText(text);
  await store.put({ document, importedAt: clock().toISOString() });
  return document;
}
