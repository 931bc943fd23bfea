/** What the page's own clock saw: when its document was parsed, and every frame since. */
export type Frames = { parsedAt: number; now: number; gaps: [start: number, length: number][] };

/** Runs in the page before anything else: writes down the time between frames. */
export function recordFrames(): void {
  const gaps: [number, number][] = [];
  let last = performance.now();
  const tick = () => {
    const now = performance.now();
    gaps.push([last, now - last]);
    last = now;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  Object.assign(globalThis, { benchGaps: gaps });
}

/** Runs in the page. */
export function readFrames(): Frames {
  const [entry] = performance.getEntriesByType('navigation');
  const parsedAt = (entry as PerformanceNavigationTiming | undefined)?.domContentLoadedEventEnd ?? 0;
  return { parsedAt, now: performance.now(), gaps: Reflect.get(globalThis, 'benchGaps') ?? [] };
}

/** The longest time without a frame that began within a stretch of time. */
export const longestGap = ({ gaps }: Pick<Frames, 'gaps'>, from: number, to: number): number =>
  Math.max(0, ...gaps.filter(([start]) => start >= from && start <= to).map(([, length]) => length));
