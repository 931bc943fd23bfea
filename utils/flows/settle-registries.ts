import type { Line, Registry } from '../model/index.ts';
import {
  KEYS_VERSION,
  linesOfDocument,
  NO_LOG,
  parseRegistry,
  sortedLines,
  textOf,
} from '../registry/index.ts';
import type { Clock, RegistryStore } from './ports.ts';
import { NEVER_SYNCED, type RegistryKind, type RegistryShelf, type Shelved } from './registry-ports.ts';

export type SettlePorts = { shelf: RegistryShelf; clock: Clock };

/**
 * Brings the shelf into order before it is read: the registry of the build stands on it unless one of the same id does,
 * what older versions stored is moved to it, and indexes of an older kind are made anew.
 * @param bundled the document of the build, not parsed
 * @param old where older versions kept imported documents
 */
export async function settleRegistries(
  bundled: unknown,
  old: RegistryStore,
  ports: SettlePorts,
): Promise<void> {
  const { shelf } = ports;
  for (const { document, importedAt } of await old.all()) {
    await shelve(document, 'file', ports, importedAt);
    await old.remove(document.id);
  }
  const own = parseRegistry(bundled);
  const there = await shelf.get(own.id);
  const isOlder = there?.kind === 'bundled' && there.current?.version !== own.version;
  if (!there?.current || isOlder) await shelve(own, 'bundled', ports);
  for (const one of await shelf.list()) await renewIndex(one, shelf);
  await shelf.sweep();
}

/** Puts a document on the shelf, in the place of the registry with its id. */
export async function shelve(
  document: Registry,
  kind: RegistryKind,
  { shelf, clock }: SettlePorts,
  since = clock().toISOString(),
): Promise<void> {
  const before = await shelf.get(document.id);
  const lines = sortedLines(linesOfDocument(document, { by: document.title, at: null }));
  const staged = await shelf.stage(document.id, lines.map(named), {
    version: document.version,
    sequence: 0,
    head: null,
    headHash: null,
    log: NO_LOG,
    made: clock().toISOString(),
  });
  await shelf.save(shelvedOf(document, kind, since, before));
  await shelf.swap(document.id, staged);
}

const named = (line: Line) => ({ line, text: textOf(line) });

function shelvedOf({ id, title }: Registry, kind: RegistryKind, since: string, before: Shelved | null) {
  return {
    id,
    kind,
    title,
    enabled: before?.enabled ?? true,
    since,
    address: null,
    fingerprint: null,
    root: null,
    sync: NEVER_SYNCED,
  };
}

/** What lines are found by has changed with the build: the same lines, another index. */
async function renewIndex({ id, current }: Shelved, shelf: RegistryShelf): Promise<void> {
  if (!current || current.keys === KEYS_VERSION) return;
  const { version, sequence, head, headHash, log, made } = current;
  const staged = await shelf.stage(id, shelf.lines(id), { version, sequence, head, headHash, log, made });
  await shelf.swap(id, staged);
}
