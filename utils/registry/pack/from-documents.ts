import type { Line, Registry } from '../../model/index.ts';
import { linesOfDocument } from '../document-lines.ts';
import { compareNames, nameOfLine, textOf } from '../publication/lines.ts';
import { plainSha256 } from '../publication/state-hash.ts';
import { openEntries } from './entries.ts';
import type { Resolve } from './keys.ts';
import { OpenRegistry } from './open-registry.ts';
import { PackWriter } from './writer.ts';

/** Opens documents that are held in memory: its look-ups answer at once. For commands and tests. */
export function openDocuments(documents: readonly Registry[], resolve: Resolve) {
  const registries = documents.map((document) =>
    openLines(document, sortedLines(linesOfDocument(document, { by: document.title, at: null })), resolve),
  );
  return openEntries(registries, resolve);
}

/** Lines in the order of a state. */
export const sortedLines = (lines: readonly Line[]): Line[] =>
  lines.toSorted((a, b) => compareNames(nameOfLine(a), nameOfLine(b)));

function openLines({ id, version }: Registry, lines: readonly Line[], resolve: Resolve): OpenRegistry {
  const writer = new PackWriter(resolve, plainSha256);
  const shards = lines.flatMap((line) => writer.add({ line, text: textOf(line) }) ?? []);
  const { shard, pack } = writer.finish();
  const decoder = new TextDecoder();
  const all = (shard === null ? shards : [...shards, shard]).map((bytes) => decoder.decode(bytes));
  const shardOf = async (n: number) => all[n] ?? '';
  const open = new OpenRegistry({ id, version, pack, overlay: [], shard: shardOf }, resolve);
  for (const [n, text] of all.entries()) open.hold(n, text);
  return open;
}
