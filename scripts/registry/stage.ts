import type { Change, Line } from '../../utils/model/index.ts';
import {
  type By,
  chained,
  hexOf,
  type LogEnd,
  leafOf,
  nameOfLine,
  type State,
  textOf,
  tombstoneOf,
} from '../../utils/registry/index.ts';
import type { Reason } from './folder/workshop.ts';

export type Staged = {
  changes: Change[];
  state: State;
  log: LogEnd;
  /** Entries of the signed state that become tombstones, and how many there were. */
  vanish: number;
  of: number;
};

/**
 * Changes that lead from the signed state to the draft, each with its own reason.
 * @param reasons by name; a change without one, made by hand, gets `fallback`
 */
export function stageChanges(
  signed: { state: State; log: LogEnd },
  draft: ReadonlyMap<string, Line>,
  reasons: ReadonlyMap<string, Reason>,
  fallback: By,
): Staged {
  const state: State = new Map(signed.state);
  const changes: Change[] = [];
  let log = signed.log;
  for (const line of wantedLines(signed.state, draft, reasons, fallback)) {
    const name = nameOfLine(line);
    const { by, at, why } = reasons.get(name) ?? fallback;
    for (const change of chained([line], state, { by, at, why }, log)) {
      changes.push(change);
      log = { lines: change.n, last: hexOf(leafOf(textOf(change))) };
    }
    state.set(name, textOf(line));
  }
  const entries = [...signed.state].filter(([name, text]) => name !== 'about:' && !isStone(text));
  const vanish = entries.filter(([name]) => isStone(state.get(name) ?? '')).length;
  return { changes, state, log, vanish, of: entries.length };
}

/** Lines that differ from what is signed; what is gone without a tombstone gets one. */
function wantedLines(
  before: State,
  draft: ReadonlyMap<string, Line>,
  reasons: ReadonlyMap<string, Reason>,
  fallback: By,
): Line[] {
  const set = [...draft].filter(([name, line]) => before.get(name) !== textOf(line)).map(([, line]) => line);
  const gone = [...before]
    .filter(([name, text]) => !draft.has(name) && name !== 'about:' && !isStone(text))
    .map(([name, text]) => tombstoneOf(name, text, reasons.get(name) ?? fallback));
  return [...set, ...gone];
}

const isStone = (text: string) => text.startsWith('{"kind":"withdrawn"');
