import { STEP } from '../../tests/replica/pages/endless.ts';
import { outermost, type TraceEvent, tasksOf } from './trace.ts';

/** Milliseconds of processor time on the page's main thread. */
export type Steps = {
  /** One for each post: all of ours between the step to it and the step to the next. */
  ours: number[];
  /** The same for everything that the thread did. */
  all: number[];
  /** Tasks: whole length, and ours in it. */
  tasks: { length: number; ours: number }[];
};

/** Takes a trace of a scroll apart at the marks which the page sets at each step. */
export function stepsOf(events: TraceEvent[]): Steps {
  const marks = events.filter(({ name }) => name === STEP).map(({ ts }) => ts);
  const calls = outermost(events.filter(mayBeOurs));
  const tasks = tasksOf(events);
  return { ours: between(marks, calls), all: between(marks, tasks), tasks: withOurs(tasks, calls) };
}

/**
 * Calls into the extension's files; messages that come back to it, which the browser delivers by calls without an
 * address; and all that runs when a promise is kept, as the page has none. Too much rather than too little: the same
 * sum over the page without the extension says how much.
 */
const mayBeOurs = ({ name, ph, args }: TraceEvent): boolean => {
  if (ph !== 'X') return false;
  if (name === 'RunMicrotasks') return true;
  const url = args?.data?.url ?? '';
  return (
    (name === 'FunctionCall' && (url === '' || url.startsWith('chrome-extension://'))) ||
    (name === 'EvaluateScript' && url.startsWith('chrome-extension://'))
  );
};

const lengthOf = ({ tdur, dur = 0 }: TraceEvent) => (tdur ?? dur) / 1000;

/** The sum of what began in each stretch between two marks. */
function between(marks: number[], events: TraceEvent[]): number[] {
  const sums = marks.slice(1).map(() => 0);
  const sorted = [...events].sort((a, b) => a.ts - b.ts);
  let at = -1;
  for (const event of sorted) {
    while (event.ts >= (marks[at + 1] ?? Number.POSITIVE_INFINITY)) at++;
    if (at in sums) sums[at] = (sums[at] ?? 0) + lengthOf(event);
  }
  return sums;
}

function withOurs(tasks: TraceEvent[], calls: TraceEvent[]): Steps['tasks'] {
  const sorted = [...tasks].sort((a, b) => a.ts - b.ts);
  let next = 0;
  return sorted.map((task) => {
    const end = task.ts + (task.dur ?? 0);
    let ours = 0;
    for (let call = calls[next]; call && call.ts < end; call = calls[++next]) {
      if (call.ts >= task.ts) ours += lengthOf(call);
    }
    return { length: lengthOf(task), ours };
  });
}
