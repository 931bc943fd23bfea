/** Longest run of work in one frame. Two thirds of a 60-Hz frame stay with the page. */
export const SLICE_MS = 4;

type Job = { run(): void; urgent(): boolean };

/** Frames that do not come for so long, or up to twice that, are not waited for: what a page draws can hold them up. */
const LATE_MS = 500;

/** What waits for a frame, and since when. */
const waiting = new Map<() => void, number>();
let isWatched = false;

/** Calls back once, in the next animation frame; without one while a tab that is in view draws none. */
export function inFrame(call: () => void): void {
  const once = () => waiting.delete(once) && call();
  waiting.set(once, performance.now());
  requestAnimationFrame(once);
  watchFrames();
}

/** One clock for all: a timer for each frame costs as much as a small reading. */
function watchFrames(): void {
  if (isWatched) return;
  isWatched = true;
  setTimeout(() => {
    isWatched = false;
    const late = performance.now() - LATE_MS;
    // A hidden tab draws no frames, and waits for its next.
    if (!document.hidden) for (const [once, since] of waiting) if (since <= late) once();
    if (waiting.size > 0) watchFrames();
  }, LATE_MS);
}

/** Calls back when the browser has laid out the frame that it is about to draw. */
export const afterLayout = (call: () => void): void => void setTimeout(call, 0);

/**
 * Works through jobs in slices: urgent ones (in or near the window) in animation frames, the rest when the page is
 * idle. Nothing runs while the tab is hidden: what nobody sees is not read.
 * @param settle when in a frame the urgent ones run; at its beginning each question about styles and boxes would make
 * the browser lay out what the page has just changed, and the page's next change would make it do so again
 */
export function createBudget(signal: AbortSignal, settle = (call: () => void): void => call()) {
  const jobs = new Map<object, Job>();
  let framePlanned = false;
  let idlePlanned = false;
  let busyMs = 0;

  function plan(): void {
    // Frames stop in a hidden tab by themselves, idle time does not.
    if (signal.aborted || jobs.size === 0 || document.hidden) return;
    if (framePlanned) return;
    framePlanned = true;
    inFrame(() =>
      settle(() => {
        framePlanned = false;
        slice((job) => job.urgent());
      }),
    );
  }

  /** Only for what a frame has left: most posts are read in one, and each call back costs the page a little. */
  function planIdle(): void {
    if (signal.aborted || jobs.size === 0 || idlePlanned) return;
    idlePlanned = true;
    whenIdle(() => {
      idlePlanned = false;
      slice(() => true);
    });
  }

  function slice(wanted: (job: Job) => boolean): void {
    if (signal.aborted || document.hidden) return;
    const start = performance.now();
    try {
      for (const [key, job] of jobs) {
        if (performance.now() - start >= SLICE_MS) break;
        if (!wanted(job)) continue;
        jobs.delete(key);
        job.run();
      }
    } finally {
      busyMs += performance.now() - start;
      plan();
      planIdle();
    }
  }

  document.addEventListener('visibilitychange', plan, { signal });

  return {
    /** Plans a job; a job with the same key that has not run is replaced. */
    add(key: object, job: Job): void {
      jobs.set(key, job);
      plan();
    },
    drop: (key: object) => jobs.delete(key),
    /** Runs work at once and counts its time. */
    measured<T>(work: () => T): T {
      const start = performance.now();
      try {
        return work();
      } finally {
        busyMs += performance.now() - start;
      }
    },
    /** Main-thread time spent so far, in milliseconds. */
    busyMs: () => busyMs,
  };
}

export type Budget = ReturnType<typeof createBudget>;

const whenIdle = (call: () => void) => requestIdleCallback(call, { timeout: 1000 });
