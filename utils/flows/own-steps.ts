import type { Change, Line } from '../model/index.ts';
import { nameOfLine } from '../registry/index.ts';

/**
 * The change log is the history: changes made at one moment are one step. A step that undoes others names their changes
 * in its reason, so that what is undone follows from the log alone.
 */
export type Step = {
  at: string;
  by: string;
  why: string;
  /** Running numbers of its first and last change. */
  from: number;
  to: number;
  changes: Change[];
  /** Set on a step that takes back the changes of these numbers. */
  undoes: { from: number; to: number } | null;
  isUndone: boolean;
};

const UNDONE = /^undone: (\d+)-(\d+)$/;

export const undoneWhy = ({ from, to }: { from: number; to: number }): string => `undone: ${from}-${to}`;

/** A reason given by a person, which must not read as that of a step back. */
export const ownWords = (why: string): string => (UNDONE.test(why) ? `“${why}”` : why);

/** The steps of a log or of its newest part. @param changes newest first; the last step may be cut off */
export function stepsOf(changes: readonly Change[]): Step[] {
  const steps: Step[] = [];
  for (const change of changes) {
    const step = steps.at(-1);
    if (step && step.at === change.at) {
      step.changes.unshift(change);
      step.from = change.n;
    } else steps.push(stepOf(change));
  }
  const undone = new Set(steps.flatMap(({ undoes }) => undoes?.from ?? []));
  for (const step of steps) step.isUndone = undone.has(step.from);
  return steps;
}

function stepOf(change: Change): Step {
  const { n, at, by } = change;
  const why = whyOf(change);
  const [, from, to] = UNDONE.exec(change.why) ?? [];
  const undoes = from && to ? { from: Number(from), to: Number(to) } : null;
  return { at, by, why, from: n, to: n, changes: [change], undoes, isUndone: false };
}

const whyOf = ({ why, line }: Change): string => (line.kind === 'withdrawn' ? line.value.why : why);

/** A step that can be taken back: not one back, not taken back, and not the one that made the registry. */
export const canUndo = ({ undoes, isUndone, from }: Step): boolean => !undoes && !isUndone && from > 1;

/**
 * The line that stood under each changed name before a step.
 * @param changes of the log from before the step, newest first
 * @returns null for a name that did not exist; undefined where the log given does not reach back far enough
 */
export function lineBefore(
  { from, changes }: Step,
  log: readonly Change[],
): Map<string, Line | null | undefined> {
  const before = new Map<string, Line | null | undefined>();
  for (const { line, was } of changes) {
    const name = nameOfLine(line);
    if (before.has(name)) continue;
    const found = log.find((change) => change.n < from && nameOfLine(change.line) === name);
    before.set(name, was === null ? null : found?.line);
  }
  return before;
}
