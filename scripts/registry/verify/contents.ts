import type { Change, Head } from '../../../utils/model/index.ts';
import {
  BadPublication,
  compareNames,
  followChanges,
  hashOfState,
  hexOf,
  leafOf,
  linesOf,
  NO_LOG,
  nameOfLine,
  type Packed,
  parseChange,
  parseLine,
  textOf,
} from '../../../utils/registry/index.ts';
import type { Run } from './check.ts';

type Bytes = Uint8Array<ArrayBuffer>;
export type SnapshotFacts = { texts: Map<string, string> };
type Delta = Packed & { from: number; to: number; file: string; data: Bytes };

const EMPTY = '0'.repeat(64);

/** Lines of a snapshot: valid, canonical, in order; their number and their hash as the head tells them. */
export async function checkSnapshot(
  data: Bytes,
  head: Head,
  file: string,
  run: Run,
): Promise<SnapshotFacts | null> {
  const { snapshot } = head;
  const texts = await run('lines', file, async () => {
    const found = new Map<string, string>();
    let last = '';
    for await (const text of linesOf(data, snapshot, file)) {
      const where = `${file}, line ${found.size + 1}`;
      const name = canonical(text, where);
      if (compareNames(last, name) >= 0) throw new BadPublication('wrong-order', where, name);
      found.set(name, text);
      last = name;
    }
    if (found.size !== snapshot.entries) {
      throw new BadPublication('wrong-state', file, `${found.size} lines, not ${snapshot.entries}`);
    }
    if (!found.get('about:')?.includes(`"id":${JSON.stringify(head.id)},`)) {
      throw new BadPublication('wrong-state', file, `no line about ${head.id}`);
    }
    return [found, `${found.size} lines`];
  });
  if (!texts) return null;
  await run('state hash of the snapshot', file, async () => {
    const hash = hashOfState(texts.values());
    if (hash !== snapshot.stateHash) throw new BadPublication('wrong-state', file, hash);
    if (snapshot.sequence === head.sequence && hash !== head.stateHash) {
      throw new BadPublication('wrong-state', 'head.json', `${head.stateHash}, the snapshot has ${hash}`);
    }
    return [null, hash];
  });
  return { texts };
}

/** @returns the line's name. @throws BadPublication invalid where the text is not the canonical one */
function canonical(text: string, where: string): string {
  const line = parseLine(text, where);
  if (textOf(line) !== text) throw new BadPublication('invalid', where, 'not in canonical form');
  return nameOfLine(line);
}

/** The chain of changes, from the first that can be had to the end that the head tells, and the state it leads to. */
export async function checkLog(
  all: readonly Delta[],
  head: Head,
  snapshot: SnapshotFacts | null,
  run: Run,
): Promise<void> {
  const deltas = unbroken(all, head.sequence);
  const file = `deltas ${deltas[0]?.from ?? head.sequence} to ${head.sequence}`;
  const isWhole = deltas[0]?.from === 0;
  const changes = await run('log', file, async () => {
    const found = await changesOf(deltas);
    const [first] = found;
    const start = isWhole || !first ? NO_LOG : { lines: first.n - 1, last: first.prev };
    if (found.length === 0) return [found, 'no delta is kept'];
    const chain = followChanges(start, EMPTY, file);
    for (const change of found) chain.add(change);
    const { log } = chain.end;
    if (log.lines !== head.log.lines || log.last !== head.log.last) {
      throw new BadPublication('wrong-log', file, `ends at ${log.lines}, ${log.last}`);
    }
    return [found, `${found.length} of ${head.log.lines} changes${isWhole ? ', the whole log' : ''}`];
  });
  if (!changes || changes.length === 0) return;
  await run('state hash from the changes', file, async () => {
    if (isWhole) return [null, wholeHash(changes, head, file)];
    if (!snapshot) throw new Error('no snapshot to compare with');
    return [null, `${agreeing(changes, snapshot.texts, file)} changed lines stand in the snapshot`];
  });
}

/** Deltas that follow each other without a gap up to the head. */
function unbroken(all: readonly Delta[], sequence: number): Delta[] {
  const byEnd = new Map(all.map((delta) => [delta.to, delta]));
  const chain: Delta[] = [];
  for (let at = sequence; ; ) {
    const delta = byEnd.get(at);
    if (!delta || delta.from >= at) return chain;
    chain.unshift(delta);
    at = delta.from;
  }
}

async function changesOf(deltas: readonly Delta[]): Promise<Change[]> {
  const changes: Change[] = [];
  for (const { data, file, ...packed } of deltas) {
    for await (const text of linesOf(data, packed, file)) {
      const change = parseChange(text, `${file}, line ${changes.length + 1}`);
      if (textOf(change) !== text) throw new BadPublication('invalid', file, 'not in canonical form');
      changes.push(change);
    }
  }
  return changes;
}

/** From nothing: each change must replace the very line that stood there. */
function wholeHash(changes: readonly Change[], head: Head, file: string): string {
  const state = replayed(changes, file);
  const chain = followChanges(NO_LOG, EMPTY, file);
  for (const change of changes) chain.add(change);
  const hash = hashOfState(state.values());
  if (hash !== head.stateHash || chain.end.stateHash !== hash)
    throw new BadPublication('wrong-state', file, hash);
  if (state.size !== head.entries) throw new BadPublication('wrong-state', file, `${state.size} lines`);
  return hash;
}

/** Without the beginning: what the last changes set must be what the snapshot holds. */
function agreeing(changes: readonly Change[], texts: ReadonlyMap<string, string>, file: string): number {
  const state = replayed(changes, file, true);
  for (const [name, text] of state) {
    if (texts.get(name) !== text) throw new BadPublication('wrong-state', file, name);
  }
  return state.size;
}

function replayed(changes: readonly Change[], file: string, fromMiddle = false): Map<string, string> {
  const state = new Map<string, string>();
  for (const { n, was, line } of changes) {
    const name = nameOfLine(line);
    const there = state.get(name);
    const hash = there === undefined ? null : hexOf(leafOf(there));
    if (was !== hash && !(fromMiddle && there === undefined)) {
      throw new BadPublication('wrong-log', file, `change ${n} replaces another line than it says`);
    }
    state.set(name, textOf(line));
  }
  return state;
}
