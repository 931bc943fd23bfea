// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PageRequest } from '../../../utils/model/index.ts';
import { createCapture, shotOf } from '../../../utils/page/capture.ts';
import { ask } from '../../../utils/platform/sending.ts';
import { entryOf, recycle, stubRoot } from './samples.ts';

vi.mock('../../../utils/platform/sending.ts', () => ({ ask: vi.fn() }));

type CaptureRequest = Extract<PageRequest, { type: 'capture' }>;
type Pending = { request: CaptureRequest; reply(answer: unknown): void };

let pending: Pending[] = [];
let log: string[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  pending = [];
  log = [];
  vi.mocked(ask).mockImplementation((request: PageRequest) => {
    log.push('ask');
    return new Promise((done) => {
      if (request.type === 'capture') pending.push({ request, reply: (answer) => done(answer as never) });
    });
  });
});
afterEach(() => vi.useRealTimers());

const setUp = () => createCapture((hidden) => log.push(hidden ? 'hide' : 'reveal'));
const painted = () => vi.advanceTimersByTimeAsync(400);
const onStep = (step: string) => log.push(step);
const saved = { ok: true, value: { id: '1', number: 7, capturedAt: '', missing: [] } };

describe('a capture', () => {
  it('hides all signs before it asks, and shows them as soon as the screenshot is made', async () => {
    const capture = setUp();
    const result = capture.start(entryOf('x:1'), 'badge', onStep);
    await painted();
    expect(log).toEqual(['started', 'hide', 'ask']);
    const token = pending[0]?.request.token ?? '';
    capture.step('another', 'shot-done');
    expect(log).toHaveLength(3);
    capture.step(token, 'shot-done');
    expect(log.slice(3)).toEqual(['reveal', 'shot-done']);
    capture.step(token, 'saving');
    pending[0]?.reply(saved);
    expect(await result).toEqual(saved);
    expect(log.slice(5)).toEqual(['saving']);
  });

  it.each([
    ['stayed', 0, true],
    ['moved by less than can be seen', 0.6, true],
    ['moved', 40, false],
  ])('tells the background that a post %s while its picture was taken', async (_, by, stayed) => {
    const capture = setUp();
    const entry = entryOf('x:1');
    void capture.start(entry, 'badge', onStep);
    await painted();
    entry.root.getBoundingClientRect = () => new DOMRect(0, by, 500, 300);
    expect(capture.step(pending[0]?.request.token ?? '', 'shot-done')).toBe(stayed);
  });

  it('gives the window two frames between hiding and asking, and asks in a hidden tab too', async () => {
    const frames: (() => void)[] = [];
    vi.stubGlobal('requestAnimationFrame', (call: () => void) => frames.push(call));
    const capture = setUp();
    void capture.start(entryOf('x:1'), 'badge', onStep);
    await vi.advanceTimersByTimeAsync(50);
    expect(log).toEqual(['started', 'hide']);
    frames.shift()?.();
    await vi.advanceTimersByTimeAsync(50);
    expect(log).toEqual(['started', 'hide']);
    await vi.advanceTimersByTimeAsync(300);
    expect(log).toEqual(['started', 'hide', 'ask']);
    vi.unstubAllGlobals();
  });

  it.each([
    ['failed', { ok: false, failure: { code: 'disk-full' } }],
    ['cut off', { ok: false, failure: { code: 'cut-off' } }],
  ])('that %s shows the signs again and says so', async (_, answer) => {
    const capture = setUp();
    const result = capture.start(entryOf('x:1'), 'badge', onStep);
    await painted();
    pending[0]?.reply(answer);
    expect(await result).toEqual(answer);
    expect(log.filter((one) => one === 'reveal')).toHaveLength(1);
  });

  it('sends the post, the address and the place; each under a token of its own', async () => {
    const capture = setUp();
    const entry = entryOf('x:1', {}, stubRoot({ left: 10, top: 20, right: 300, bottom: 400 }));
    void capture.start(entry, 'menu', onStep);
    await painted();
    pending[0]?.reply(saved);
    void capture.start(entry, 'menu', onStep);
    await painted();
    expect(pending[0]?.request).toMatchObject({
      posts: [{ ref: 'x:1', post: entry.post }],
      trigger: 'menu',
      url: location.href,
      shot: { rect: { x: 10, y: 20, width: 290, height: 380 }, partial: false },
    });
    expect(pending[1]?.request.token).not.toBe(pending[0]?.request.token);
  });

  it('waits for the one before it: no screenshot shows the card of another', async () => {
    const capture = setUp();
    const [first, second] = [
      capture.start(entryOf('x:1'), 'badge', onStep),
      capture.start(entryOf('x:2'), 'badge', onStep),
    ];
    await painted();
    expect(pending.map(({ request }) => request.posts[0]?.ref)).toEqual(['x:1']);
    pending[0]?.reply({ ok: false, failure: { code: 'internal' } });
    await first;
    await painted();
    expect(pending.map(({ request }) => request.posts[0]?.ref)).toEqual(['x:1', 'x:2']);
    expect(log).toEqual(['started', 'hide', 'ask', 'reveal', 'started', 'hide', 'ask']);
    pending[1]?.reply(saved);
    expect(await second).toEqual(saved);
  });

  it('does not save another post that the site put into the node while it waited', async () => {
    const capture = setUp();
    const entry = entryOf('x:2');
    void capture.start(entryOf('x:1'), 'badge', onStep);
    const second = capture.start(entry, 'badge', onStep);
    await painted();
    recycle(entry, 'x:99');
    pending[0]?.reply(saved);
    await painted();
    expect(pending).toHaveLength(1);
    expect(await second).toEqual({ ok: false, failure: { code: 'page-changed' } });
  });

  it('of a node without post asks nothing and hides nothing', async () => {
    const result = setUp().start(entryOf('x:1', { post: null }), 'badge', onStep);
    expect(await result).toEqual({ ok: false, failure: { code: 'no-post' } });
    expect(log).toEqual([]);
  });
});

describe('shotOf', () => {
  const window = () => vi.stubGlobal('innerWidth', 1000) && vi.stubGlobal('innerHeight', 800);
  afterEach(() => vi.unstubAllGlobals());

  it.each([
    [
      'whole',
      { left: 100, top: 100, right: 600, bottom: 700 },
      { x: 100, y: 100, width: 500, height: 600 },
      false,
    ],
    [
      'whole, a hair outside',
      { left: -0.5, top: 0, right: 600, bottom: 800.6 },
      { x: 0, y: 0, width: 600, height: 800 },
      false,
    ],
    [
      'cut above',
      { left: 100, top: -50, right: 600, bottom: 700 },
      { x: 100, y: 0, width: 500, height: 700 },
      true,
    ],
    [
      'cut below',
      { left: 100, top: 100, right: 600, bottom: 2000 },
      { x: 100, y: 100, width: 500, height: 700 },
      true,
    ],
    [
      'cut at both sides',
      { left: -20, top: 0, right: 1020, bottom: 800 },
      { x: 0, y: 0, width: 1000, height: 800 },
      true,
    ],
  ])('of a post that is %s', (_, box, rect, partial) => {
    window();
    expect(shotOf(stubRoot(box))).toMatchObject({ rect, partial, viewport: { width: 1000, height: 800 } });
  });

  it.each([
    ['above', { top: -500, bottom: 0 }],
    ['below', { top: 800, bottom: 1200 }],
    ['right', { left: 1000, right: 1500 }],
    ['without size', { left: 10, right: 10, top: 10, bottom: 10 }],
  ])('of a post %s the window is none', (_, box) => {
    window();
    expect(shotOf(stubRoot(box))).toBeNull();
  });
});
