import type { Registry } from '../model/index.ts';
import { BadPublication, parseRegistryText } from '../registry/index.ts';
import { type SettlePorts, shelve } from './settle-registries.ts';

/**
 * Reads a registry file and puts it in the place of the one with the same id, whole or not at all.
 * @throws BadPublication foreign-id when it is the id of a signed registry, or of one's own
 * @throws InvalidData naming the field; what was stored before stays in use
 * @throws PortError disk-full, database
 */
export async function importRegistry(text: string, ports: SettlePorts): Promise<Registry> {
  const document = parseRegistryText(text);
  const before = await ports.shelf.get(document.id);
  if (before?.kind === 'published' || before?.kind === 'own')
    throw new BadPublication('foreign-id', document.id, before.title);
  await shelve(document, 'file', ports);
  return document;
}
