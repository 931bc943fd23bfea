import type { Registry } from '../../model/index.ts';
import { BadPublication, linesOfDocument, NO_LOG, parseRegistryText, textOf } from '../../registry/index.ts';
import type { Clock } from '../ports.ts';
import type { RegistryShelf } from '../registry-ports.ts';

/**
 * Puts an unsigned registry document on the shelf, in the place of the one with its id, whole or not at all.
 * @throws InvalidData naming the field; BadPublication foreign-id when a signed registry, or one's own, has this id
 * @throws PortError disk-full, database
 */
export async function importDocument(text: string, shelf: RegistryShelf, clock: Clock): Promise<Registry> {
  const document = parseRegistryText(text);
  const before = await shelf.get(document.id);
  if (before?.kind === 'published' || before?.kind === 'own')
    throw new BadPublication('foreign-id', document.id, before.title);
  const now = clock().toISOString();
  const made = { version: document.version, sequence: 0, head: null, headHash: null, log: NO_LOG, made: now };
  const lines = linesOfDocument(document, { by: document.title, at: null });
  const staged = await shelf.stage(
    document.id,
    lines.map((line) => ({ line, text: textOf(line) })),
    made,
  );
  await shelf.save({
    id: document.id,
    kind: 'file',
    title: document.title,
    enabled: before?.enabled ?? true,
    since: now,
    address: null,
    fingerprint: null,
    root: null,
    sync: { last: { state: 'never' }, etag: null, nextAt: null, failuresInARow: 0, newestIssued: null },
  });
  await shelf.swap(document.id, staged);
  return document;
}
