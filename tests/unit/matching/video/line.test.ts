import { describe, expect, it } from 'vitest';
import { bestLine, type Point } from '../../../../utils/matching/video/line.ts';

/** Frames of a page, four a second, each close to the film's frame at its time, and to some at any time. */
function points(seconds: number, timeOf: (at: number) => number, stray = 0): Point[] {
  return Array.from({ length: seconds * 4 }, (_, sight) => {
    const at = sight / 4;
    const of = (time: number, distance: number) => ({ sight, at, from: time, to: time, distance, frame: 0 });
    const strays = Array.from({ length: stray }, (__, n) => of((sight * 37 + n * 53) % 97, 40));
    return [of(timeOf(at), 20), ...strays];
  }).flat();
}

describe('the line through times of page and film', () => {
  it.each([0.8, 0.9, 1, 1.13, 1.25])('is found at speed %f, among twice as many strays', (speed) => {
    const run = bestLine(points(50, (at) => 12 + speed * at, 2));
    expect(run?.line.speed).toBeCloseTo(speed, 2);
    expect(run?.line.offset).toBeCloseTo(12, 1);
    expect(run?.points.length).toBeGreaterThanOrEqual(198);
    expect(run?.points.every(({ distance }) => distance === 20)).toBe(true);
  });

  it('keeps to the speeds of a known disguise', () => {
    const run = bestLine(points(40, (at) => 2 * at));
    expect(run?.points.length).toBeLessThan(12);
  });

  it('goes through frames that stand for a while', () => {
    const still = points(10, (at) => at).map((point) => ({ ...point, from: 0, to: 30 }));
    expect(bestLine(still)?.points).toHaveLength(40);
    expect(bestLine([])).toBeNull();
  });
});
