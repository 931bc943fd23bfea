// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBudget, inFrame, SLICE_MS } from '../../../utils/page/budget.ts';

let now = 0;
let frames: (() => void)[] = [];
let idles: (() => void)[] = [];

/** Runs what was planned up to here; what it plans itself waits for the next call. */
const frame = () => frames.splice(0).forEach((call) => void call());
const idle = () => idles.splice(0).forEach((call) => void call());

beforeEach(() => {
  now = 0;
  frames = [];
  idles = [];
  vi.stubGlobal('requestAnimationFrame', (call: () => void) => frames.push(call));
  vi.stubGlobal('requestIdleCallback', (call: () => void) => idles.push(call));
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function setUp(settle?: (call: () => void) => void) {
  const controller = new AbortController();
  const budget = createBudget(controller.signal, settle);
  const ran: string[] = [];
  const add = (name: string, urgent: boolean, ms = 1) => {
    const run = () => {
      ran.push(name);
      now += ms;
    };
    budget.add({ name }, { run, urgent: () => urgent });
  };
  return { budget, controller, ran, add };
}

describe('a frame', () => {
  it('that does not come is not waited for, and the call is made once', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const call = vi.fn();
    inFrame(call);
    vi.advanceTimersByTime(400);
    expect(call).not.toHaveBeenCalled();
    vi.advanceTimersByTime(200);
    expect(call).toHaveBeenCalledOnce();
    frame();
    expect(call).toHaveBeenCalledOnce();
    inFrame(call);
    frame();
    vi.advanceTimersByTime(1000);
    expect(call).toHaveBeenCalledTimes(2);
    vi.useRealTimers();
  });

  it('of a hidden tab is waited for', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    const call = vi.fn();
    inFrame(call);
    vi.advanceTimersByTime(5000);
    expect(call).not.toHaveBeenCalled();
    hidden.mockReturnValue(false);
    frame();
    expect(call).toHaveBeenCalledOnce();
    vi.useRealTimers();
  });
});

describe('the budget', () => {
  it('does what is in view in frames, the rest when the page is idle', () => {
    const { ran, add } = setUp();
    for (const [name, urgent] of [
      ['far', false],
      ['near', true],
      ['farther', false],
      ['nearer', true],
    ] as const)
      add(name, urgent);
    expect(ran).toEqual([]);
    frame();
    expect(ran).toEqual(['near', 'nearer']);
    idle();
    expect(ran).toEqual(['near', 'nearer', 'far', 'farther']);
    expect([frames.length <= 1, idles.length]).toEqual([true, 0]);
  });

  it('stops after its slice and goes on in the next frame', () => {
    const { ran, add, budget } = setUp();
    for (let n = 0; n < 10; n++) add(String(n), true, SLICE_MS / 2);
    frame();
    expect([ran.length, budget.busyMs()]).toEqual([2, SLICE_MS]);
    for (let n = 0; n < 4; n++) frame();
    expect(ran).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    expect(budget.busyMs()).toBe(5 * SLICE_MS);
  });

  it('plans one frame however many jobs come, and one idle call for what the frame leaves', () => {
    const { add } = setUp();
    for (let n = 0; n < 50; n++) add(String(n), n % 2 === 0, 0);
    expect([frames.length, idles.length]).toEqual([1, 0]);
    frame();
    expect(idles.length).toBe(1);
    idle();
    for (let n = 0; n < 50; n++) add(String(n), true, 0);
    frame();
    expect(idles.length).toBe(0);
  });

  it('does what is in view once the frame is settled, and plans no other frame meanwhile', () => {
    const settled: (() => void)[] = [];
    const { ran, add } = setUp((call) => settled.push(call));
    add('near', true);
    frame();
    add('nearer', true);
    expect([ran.length, frames.length, settled.length]).toEqual([0, 0, 1]);
    settled.pop()?.();
    expect(ran).toEqual(['near', 'nearer']);
  });

  it('runs a job once that was planned twice, in its latest form, and none that was dropped', () => {
    const { budget, add, ran } = setUp();
    const [key, gone] = [{}, {}];
    const job = (name: string) => ({ run: () => ran.push(name), urgent: () => true });
    budget.add(key, job('old'));
    budget.add(gone, job('gone'));
    add('other', true);
    budget.add(key, job('new'));
    budget.drop(gone);
    frame();
    idle();
    expect(ran).toEqual(['new', 'other']);
  });

  it('does nothing after the end', () => {
    const { ran, add, controller } = setUp();
    add('a', true);
    controller.abort();
    frame();
    idle();
    add('b', true);
    expect([ran, frames.length, idles.length]).toEqual([[], 0, 0]);
  });

  it('waits while the tab is hidden, idle time or not, and goes on when it is in front again', () => {
    const { ran, add } = setUp();
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    add('a', false);
    idle();
    frame();
    expect(ran).toEqual([]);
    hidden.mockReturnValue(false);
    document.dispatchEvent(new Event('visibilitychange'));
    frame();
    idle();
    expect(ran).toEqual(['a']);
  });

  it('stops when the tab is hidden after work was planned', () => {
    const { ran, add } = setUp();
    add('a', false);
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    idle();
    expect(ran).toEqual([]);
  });

  it('goes on with the others after a job that throws', () => {
    const { budget, ran, add } = setUp();
    budget.add(
      {},
      {
        run: () => {
          now += 1;
          throw new Error('reader');
        },
        urgent: () => true,
      },
    );
    add('next', true);
    expect(frame).toThrow('reader');
    frame();
    idle();
    expect([ran, budget.busyMs()]).toEqual([['next'], 2]);
  });

  it('counts work that is done at once, failing work too', () => {
    const { budget } = setUp();
    expect(budget.measured(() => (now += 3))).toBe(3);
    expect(() =>
      budget.measured(() => {
        now += 2;
        throw new Error('x');
      }),
    ).toThrow('x');
    expect(budget.busyMs()).toBe(5);
  });
});
