import type { Change, Head, Line } from '../../model/index.ts';
import {
  BadPublication,
  checkFile,
  checkSizes,
  deltaFile,
  followChanges,
  type LogEnd,
  leafOf,
  linesOf,
  type NamedLine,
  nameOfLine,
  parseChange,
  parseLine,
  StateHash,
  snapshotFile,
  sortedLines,
  textOf,
} from '../../registry/index.ts';
import type { Generation, GenerationFacts, RegistryShelf, Staged, SyncProgress } from '../registry-ports.ts';
import type { Host } from './host.ts';
import type { ReadHead } from './trusted.ts';

export type ContentOrder = ReadHead & {
  registry: string;
  current: Generation | null;
  host: Host;
  shelf: RegistryShelf;
  made: string;
  tell(progress: SyncProgress): void;
};

type Bytes = Uint8Array<ArrayBuffer>;
/** Bytes that are fetched without looking whether the snapshot has fewer. */
const SMALL = 1024 * 1024;

type Step = Head['deltas'][number];

/**
 * Fetches, checks and stages what a head tells of: the changes since the current state where they are smaller or small,
 * for they also tell who changed what; else the snapshot, which is also the way out when the changes are wrong.
 * @throws BadPublication, FetchFailure, PortError; nothing is staged then
 */
export async function stageContent(order: ContentOrder): Promise<Staged> {
  const { head, current, shelf } = order;
  const steps = current ? stepsFrom(head, current.sequence) : null;
  const isShorter = steps && sizeOf(steps) < Math.max(head.snapshot.bytes, SMALL);
  const staged =
    (isShorter && current && (await tryChanges(order, current, steps))) || (await snapshot(order));
  if (staged.generation.stateHash === head.stateHash) return staged;
  await shelf.discard(staged);
  throw new BadPublication('wrong-state', snapshotFile(head.snapshot.sequence, head.snapshot.sha256));
}

/** The deltas from a sequence to the head's, without a gap; null where they do not reach back. */
export function stepsFrom({ deltas, sequence }: Head, from: number): Step[] | null {
  const steps: Step[] = [];
  for (let at = from; at < sequence; ) {
    const next = deltas.find((one) => one.from === at && one.to > at);
    if (!next) return null;
    steps.push(next);
    at = next.to;
  }
  return steps;
}

const sizeOf = (steps: readonly Step[]) => steps.reduce((sum, { bytes }) => sum + bytes, 0);

async function tryChanges(order: ContentOrder, current: Generation, steps: Step[]): Promise<Staged | null> {
  try {
    const changes = await changesOf(order, steps, current.log, current.stateHash);
    const staged = await order.shelf.stageChanges(order.registry, changes, factsOf(order));
    if (staged.generation.stateHash === order.head.stateHash) return staged;
    await order.shelf.discard(staged);
    return null;
  } catch (error) {
    if (error instanceof BadPublication) return null;
    throw error;
  }
}

/** Changes of all steps, which must lead to where the head stands. */
async function changesOf(
  order: ContentOrder,
  steps: Step[],
  log: LogEnd,
  stateHash: string,
): Promise<Change[]> {
  const { head, tell } = order;
  const changes: Change[] = [];
  const chain = followChanges(log, stateHash, 'delta');
  for (const step of steps) {
    const file = deltaFile(step.from, step.to, step.sha256);
    tell({ phase: 'changes', done: changes.length, total: head.log.lines - log.lines });
    for await (const text of linesOf(await fetched(order.host, step, file), step, file)) {
      const change = parseChange(text, `${file}, line ${changes.length + 1}`);
      ownLine(change.line, head, file);
      chain.add(change);
      changes.push(change);
    }
  }
  const { end } = chain;
  if (end.log.lines !== head.log.lines || end.log.last !== head.log.last)
    throw new BadPublication('wrong-log', 'delta', `${end.log.lines} of ${head.log.lines}`);
  if (end.stateHash !== head.stateHash) throw new BadPublication('wrong-state', 'delta');
  return changes;
}

async function snapshot(order: ContentOrder): Promise<Staged> {
  const { head, shelf, registry, tell } = order;
  const { sequence, sha256, entries: total, log, stateHash } = head.snapshot;
  const file = snapshotFile(sequence, sha256);
  const steps = stepsFrom(head, sequence);
  if (!steps) throw new BadPublication('missing-file', 'head.json', `delta from ${sequence}`);
  const isWhole = sequence === head.sequence;
  if (isWhole && stateHash !== head.stateHash) throw new BadPublication('wrong-state', 'head.json');
  // An older snapshot is mended by the changes since.
  const later = isWhole ? [] : await changesOf(order, steps, log, stateHash);
  tell({ phase: 'snapshot', done: 0, total });
  const data = await fetched(order.host, head.snapshot, file);
  const lines = merged(snapshotLines(data, head, file, !isWhole), later);
  return shelf.stage(registry, lines, factsOf(order), (done) => tell({ phase: 'snapshot', done, total }));
}

/** @param isHashed false where the hash of what is written is that of the snapshot: it is told then */
async function* snapshotLines(
  data: Bytes,
  head: Head,
  file: string,
  isHashed: boolean,
): AsyncGenerator<NamedLine> {
  const { entries, stateHash } = head.snapshot;
  const hash = new StateHash();
  let n = 0;
  for await (const text of linesOf(data, head.snapshot, file)) {
    const line = parseLine(text, `${file}, line ${++n}`);
    ownLine(line, head, file);
    if (isHashed) hash.add(leafOf(text));
    yield { line, text };
  }
  if (n !== entries) throw new BadPublication('wrong-state', file, `${n} of ${entries} lines`);
  if (isHashed && hash.hex !== stateHash) throw new BadPublication('wrong-state', file);
}

/** Lines in the order of their names, with changed ones in the place of those of the same name. */
async function* merged(
  lines: AsyncIterable<NamedLine>,
  changes: readonly Change[],
): AsyncGenerator<NamedLine> {
  const newest = new Map(changes.map(({ line }) => [nameOfLine(line), line]));
  const over = sortedLines([...newest.values()]);
  let next = 0;
  const upTo = function* (name: string | null) {
    for (let line = over[next]; line && (name === null || nameOfLine(line) < name); line = over[++next])
      yield { line, text: textOf(line) };
  };
  for await (const one of lines) {
    const name = nameOfLine(one.line);
    yield* upTo(name);
    if (!newest.has(name)) yield one;
  }
  yield* upTo(null);
}

/** The bytes of a packed file, as the head tells of them. They come before anything is staged. */
async function fetched(host: Host, packed: Step | Head['snapshot'], file: string): Promise<Bytes> {
  checkSizes(packed, file);
  const data = await host.file(file, packed.bytes);
  await checkFile(data, packed, file);
  return data;
}

/** A registry speaks of itself by the id that its head is signed for. */
function ownLine({ kind, value }: Line, { id }: Head, file: string): void {
  if (kind === 'about' && value.id !== id) throw new BadPublication('foreign-id', file, value.id);
}

function factsOf({ head, hash, made }: ContentOrder): GenerationFacts {
  const { sequence, log } = head;
  return { version: String(sequence), sequence, head, headHash: hash, log, made };
}
