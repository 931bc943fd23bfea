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
  const calls = oursIn(events);
  const tasks = tasksOf(events);
  return { ours: between(marks, calls), all: between(marks, tasks), tasks: withOurs(tasks, calls) };
}

/**
 * Calls into the extension's files; messages that come back to it, which the browser delivers by calls without an
 * address; and all that runs when a promise is kept outside of the page's frames, as the page has none. Too much rather
 * than too little: the same sum over the page without the extension says how much.
 */
function oursIn(events: TraceEvent[]): TraceEvent[] {
  const frames = outermost(events.filter(({ name, ph }) => name === 'FireAnimationFrame' && ph === 'X'));
  let next = 0;
  // Pictures that the page puts in begin to load in a frame's microtasks.
  const isInFrame = ({ ts }: TraceEvent) => {
    while (endOf(frames[next]) <= ts) next++;
    return (frames[next]?.ts ?? Number.POSITIVE_INFINITY) <= ts;
  };
  const sorted = [...events].sort((a, b) => a.ts - b.ts);
  return outermost(sorted.filter((event) => isCall(event) || (isMicrotask(event) && !isInFrame(event))));
}

const endOf = (event?: TraceEvent) => (event ? event.ts + (event.dur ?? 0) : Number.POSITIVE_INFINITY);

const isMicrotask = ({ name, ph }: TraceEvent) => name === 'RunMicrotasks' && ph === 'X';

function isCall({ name, ph, args }: TraceEvent): boolean {
  const url = args?.data?.url ?? '';
  const isFromUs = url.startsWith('chrome-extension://');
  return (
    ph === 'X' &&
    ((name === 'FunctionCall' && (isFromUs || url === '')) || (name === 'EvaluateScript' && isFromUs))
  );
}

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
