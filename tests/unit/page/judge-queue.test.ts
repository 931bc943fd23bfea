import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PageRequest } from '../../../utils/model/index.ts';
import type { Entry } from '../../../utils/page/entry.ts';
import { createJudgeQueue } from '../../../utils/page/judge-queue.ts';
import { ask } from '../../../utils/platform/sending.ts';
import { entryOf, recycle, verdict } from './samples.ts';

vi.mock('../../../utils/platform/sending.ts', () => ({ ask: vi.fn() }));

type Answer = (refs: string[]) => unknown;
const asked: { type: string; refs: string[] }[] = [];
let answer: Answer;

const good: Answer = (refs) => ({ ok: true, value: refs.map((ref) => verdict(ref)) });
const failing =
  (code: string): Answer =>
  () => ({ ok: false, failure: { code } });

beforeEach(() => {
  vi.useFakeTimers();
  asked.length = 0;
  answer = good;
  vi.mocked(ask).mockImplementation(async (request: PageRequest) => {
    const refs = 'posts' in request ? request.posts.map(({ ref }) => ref) : [];
    asked.push({ type: request.type, refs });
    return (await answer(refs)) as Awaited<ReturnType<typeof ask>>;
  });
});
afterEach(() => vi.useRealTimers());

function setUp() {
  const controller = new AbortController();
  const judged = vi.fn<(entry: Entry, one: { ref: string }) => void>();
  const refused = vi.fn<(entry: Entry, why: string) => void>();
  const lost = vi.fn<(code: string) => void>();
  const queue = createJudgeQueue({ judged, refused, lost }, controller.signal);
  const told = () => judged.mock.calls.map(([{ ref }, one]) => [ref, one.ref]);
  return { queue, controller, judged, refused, lost, told };
}

const settle = () => vi.advanceTimersByTimeAsync(0);
const entries = (count: number) => Array.from({ length: count }, (_, n) => entryOf(`x:${n + 1}`));

describe('posts to be judged', () => {
  it('travel together, at most 40 at once', async () => {
    const { queue, told } = setUp();
    for (const entry of entries(95)) queue.add(entry);
    await settle();
    expect(asked.map(({ refs }) => refs.length)).toEqual([40, 40, 15]);
    expect(told()).toHaveLength(95);
    expect(told().every(([mine, theirs]) => mine === theirs)).toBe(true);
  });

  it('that come one by one travel together after the first', async () => {
    const { queue, told } = setUp();
    const [first, second, third, last] = entries(4);
    for (const entry of [first, second, third]) {
      if (entry) queue.add(entry);
      await vi.advanceTimersByTimeAsync(16);
    }
    expect(asked.map(({ refs }) => refs)).toEqual([['x:1']]);
    await vi.advanceTimersByTimeAsync(60);
    expect(asked.map(({ refs }) => refs)).toEqual([['x:1'], ['x:2', 'x:3']]);
    await vi.advanceTimersByTimeAsync(1000);
    if (last) queue.add(last);
    await settle();
    expect(told().map(([ref]) => ref)).toEqual(['x:1', 'x:2', 'x:3', 'x:4']);
  });

  it('are judged although one among them is refused', async () => {
    const { queue, refused, told } = setUp();
    answer = (refs) =>
      refs.includes('x:2') ? { ok: false, failure: { code: 'invalid-message', detail: 'text' } } : good(refs);
    for (const entry of entries(3)) queue.add(entry);
    await settle();
    expect(told().map(([ref]) => ref)).toEqual(['x:1', 'x:3']);
    expect(refused.mock.calls.map(([{ ref }, why]) => [ref, why])).toEqual([['x:2', 'text']]);
  });

  it('are asked again when the background could not be reached, and none is forgotten', async () => {
    const { queue, lost, told } = setUp();
    answer = failing('unreachable');
    for (const entry of entries(2)) queue.add(entry);
    await settle();
    expect([lost.mock.calls, asked.length]).toEqual([[['unreachable']], 1]);
    answer = good;
    await vi.advanceTimersByTimeAsync(2500);
    expect(told().map(([ref]) => ref)).toEqual(['x:1', 'x:2']);
  });

  it('are not asked again when the extension is gone', async () => {
    const { queue, lost } = setUp();
    answer = failing('cut-off');
    queue.add(entryOf('x:1'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect([lost.mock.calls, asked.length]).toEqual([[['cut-off']], 1]);
  });

  it('are neither asked nor told after the end', async () => {
    const { queue, controller, judged } = setUp();
    answer = (refs) => {
      controller.abort();
      return good(refs);
    };
    for (const entry of entries(50)) queue.add(entry);
    await settle();
    expect([asked.length, judged.mock.calls.length]).toEqual([1, 0]);
  });
});

describe('a node that the site recycled while its post was judged', () => {
  it('does not get the verdict of its former post', async () => {
    const { queue, told } = setUp();
    const [first, second] = [entryOf('x:1'), entryOf('x:2')];
    answer = (refs) => {
      recycle(first, 'x:99');
      return good(refs);
    };
    queue.add(first);
    queue.add(second);
    await settle();
    expect(told()).toEqual([['x:2', 'x:2']]);
  });

  it('does not keep the verdict of another from its node', async () => {
    const { queue, told } = setUp();
    const [first, second] = [entryOf('x:1'), entryOf('x:2')];
    answer = failing('unreachable');
    queue.add(first);
    queue.add(second);
    await settle();
    Object.assign(first, { post: null, ref: '' });
    answer = good;
    await vi.advanceTimersByTimeAsync(2500);
    expect(told()).toEqual([['x:2', 'x:2']]);
  });

  it('is not called unreadable because its former post was refused', async () => {
    const { queue, refused, told } = setUp();
    const entry = entryOf('x:1');
    answer = (refs) => {
      if (refs[0] !== 'x:1') return good(refs);
      recycle(entry, 'x:99');
      queue.add(entry);
      return { ok: false, failure: { code: 'invalid-message' } };
    };
    queue.add(entry);
    await settle();
    expect(refused).not.toHaveBeenCalled();
    expect(told()).toEqual([['x:99', 'x:99']]);
  });
});

describe('pictures', () => {
  it('are asked for four posts at a time, in four messages at once, each once', async () => {
    const { queue, told } = setUp();
    const open: (() => void)[] = [];
    answer = (refs) => new Promise((done) => open.push(() => done(good(refs))));
    const all = entries(18);
    for (const entry of [...all, ...all]) queue.addMedia(entry);
    await settle();
    expect(asked.map(({ type, refs }) => [type, refs.length])).toEqual(Array(4).fill(['judge-media', 4]));
    while (open.length) {
      open.shift()?.();
      await vi.advanceTimersByTimeAsync(60);
    }
    expect([asked.length, told().length]).toEqual([5, 18]);
  });

  it('of posts that come into view one by one travel together after the first', async () => {
    const { queue } = setUp();
    for (const entry of entries(4)) {
      queue.addMedia(entry);
      await vi.advanceTimersByTimeAsync(16);
    }
    await vi.advanceTimersByTimeAsync(110);
    expect(asked.map(({ refs }) => refs)).toEqual([['x:1'], ['x:2', 'x:3', 'x:4']]);
  });

  it('of a post that left the window before they were asked for are not compared, and can be later', async () => {
    const { queue } = setUp();
    const [entry] = entries(1);
    if (!entry) return;
    queue.addMedia(entry);
    queue.dropMedia(entry);
    await vi.advanceTimersByTimeAsync(60);
    expect([asked.length, entry.mediaAsked]).toEqual([0, false]);
    queue.addMedia(entry);
    await vi.advanceTimersByTimeAsync(60);
    expect(asked).toHaveLength(1);
  });

  it('of a node that was dropped are not asked for, and can be asked for again', async () => {
    const { queue, told } = setUp();
    const open: (() => void)[] = [];
    answer = (refs) => new Promise((done) => open.push(() => done(good(refs))));
    const all = entries(5);
    for (const entry of all) queue.addMedia(entry);
    const [last] = all.slice(-1);
    if (last) queue.drop(last);
    await settle();
    for (const go of open.splice(0)) go();
    await settle();
    expect(told().map(([ref]) => ref)).toEqual(['x:1', 'x:2', 'x:3', 'x:4']);
    expect(last?.mediaAsked).toBe(false);
  });

  it('that could not be asked for are asked for again while their post is in view', async () => {
    const { queue, lost, told } = setUp();
    answer = failing('unreachable');
    queue.addMedia(entryOf('x:1', { visible: true }));
    await settle();
    expect(lost).toHaveBeenCalledWith('unreachable');
    answer = good;
    await vi.advanceTimersByTimeAsync(5000);
    expect(told()).toEqual([['x:1', 'x:1']]);
  });
});
