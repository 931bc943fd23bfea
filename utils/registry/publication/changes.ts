import type { Change, Head, Line, Tombstone } from '../../model/index.ts';
import { BadPublication } from './bad-publication.ts';
import { compareNames, nameOfLine, textOf } from './lines.ts';
import { bytesOfHex, hexOf, leafOf, StateHash } from './state-hash.ts';

/** Where a change log ends. */
export type LogEnd = Head['log'];
export const NO_LOG: LogEnd = { lines: 0, last: '0'.repeat(64) };

/** Texts of a registry's lines by their names (`nameOfLine`). */
export type State = Map<string, string>;

/** Who makes a change, when (RFC 3339), and why. */
export type By = { by: string; at: string; why: string };

const hashOf = (text: string) => hexOf(leafOf(text));

/** Changes never change, and are followed when they are checked and again when what they lead to is counted. */
const hashes = new WeakMap<Change, { leaf: Uint8Array; own: string }>();

function hashesOf(change: Change) {
  const known = hashes.get(change);
  if (known) return known;
  const made = { leaf: leafOf(textOf(change.line)), own: hashOf(textOf(change)) };
  hashes.set(change, made);
  return made;
}

/** The hash of a whole state. */
export function hashOfState(texts: Iterable<string>): string {
  const hash = new StateHash();
  for (const text of texts) hash.add(leafOf(text));
  return hash.hex;
}

/** Lines of a snapshot, in their order. */
export const sortedTexts = (state: State): string[] =>
  [...state].sort(([a], [b]) => compareNames(a, b)).map(([, text]) => text);

/**
 * Follows a chain of changes from where a log and a state hash stand, without the state itself.
 * @throws BadPublication wrong-log when a change does not follow the one before
 */
export function followChanges(log: LogEnd, stateHash: string, file: string) {
  let { lines, last } = log;
  const hash = new StateHash(stateHash);
  return {
    add(change: Change): void {
      if (change.n !== lines + 1 || change.prev !== last) {
        throw new BadPublication('wrong-log', file, `change ${change.n} after ${lines}`);
      }
      const { leaf, own } = hashesOf(change);
      if (change.was) hash.remove(bytesOfHex(change.was));
      hash.add(leaf);
      lines = change.n;
      last = own;
    },
    get end() {
      return { log: { lines, last }, stateHash: hash.hex };
    },
  };
}

/**
 * The changes that lead from one state to another. What is no longer there becomes a tombstone; lines that stay are
 * no change.
 * @param after the lines wanted, without tombstones; those of `before` stay
 */
export function changesBetween(before: State, after: readonly Line[], by: By, log: LogEnd): Change[] {
  const wanted = new Map(after.map((line) => [nameOfLine(line), line]));
  const gone = [...before]
    .filter(([name, text]) => !wanted.has(name) && !isTombstone(text))
    .map(([name, text]) => tombstoneOf(name, text, by));
  const set = [...wanted.values()].filter((line) => before.get(nameOfLine(line)) !== textOf(line));
  return chained([...set, ...gone], before, by, log);
}

/** Changes that set these lines, each chained to the one before. */
export function chained(lines: readonly Line[], before: State, by: By, log: LogEnd): Change[] {
  let { lines: n, last: prev } = log;
  return lines.map((line) => {
    const was = before.get(nameOfLine(line));
    const change: Change = { n: n + 1, prev, ...by, was: was === undefined ? null : hashOf(was), line };
    n = change.n;
    prev = hashOf(textOf(change));
    return change;
  });
}

/** What stays of an entry. @param text its line */
export function tombstoneOf(name: string, text: string, { by, at, why }: By): Line {
  const { value } = JSON.parse(text) as { value: { id: string; title?: string; name?: string } };
  const of = name.slice(0, name.indexOf(':')) as Tombstone['of'];
  const title = (value.title ?? value.name ?? value.id).slice(0, 400);
  return { kind: 'withdrawn', value: { of, id: value.id, title, at, by, why: why || '-' } };
}

const isTombstone = (text: string) => text.startsWith('{"kind":"withdrawn"');
