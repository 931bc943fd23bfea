// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCapture } from '../../../../utils/page/capture/ask-capture.ts';
import type { CaptureOrder } from '../../../../utils/page/capture/host.ts';
import { ask } from '../../../../utils/platform/sending.ts';
import { entryOf, recycle } from '../samples.ts';

vi.mock('../../../../utils/platform/sending.ts', () => ({ ask: vi.fn() }));

let orders: { order: CaptureOrder; reply(answer: unknown): void }[] = [];
const script = (order: CaptureOrder) =>
  new Promise<never>((done) => orders.push({ order, reply: (answer) => done(answer as never) }));
const saved = { ok: true, value: { id: '1', number: 7, capturedAt: '', missing: [] } };
const noStep = () => undefined;
const turns = async () => {
  for (let n = 0; n < 20; n++) await Promise.resolve();
};

beforeEach(() => {
  orders = [];
  globalThis.stadtspurCapture = undefined;
  vi.mocked(ask).mockReset();
  vi.mocked(ask).mockImplementation(async () => {
    globalThis.stadtspurCapture = script;
    return { ok: true, value: null } as never;
  });
});
afterEach(() => {
  globalThis.stadtspurCapture = undefined;
});

describe('a capture', () => {
  it('has its script loaded once, and hands it post, trigger and element', async () => {
    const entry = entryOf('x:1');
    const steps: string[] = [];
    const capture = createCapture(noStep);
    const result = capture.start(entry, 'menu', (step) => steps.push(step));
    await turns();
    expect(steps).toEqual(['started']);
    expect(orders[0]?.order).toMatchObject({ read: { ref: 'x:1', post: entry.post }, trigger: 'menu' });
    expect(orders[0]?.order.root).toBe(entry.root);
    orders[0]?.reply(saved);
    expect(await result).toEqual(saved);
    void capture.start(entry, 'badge', noStep);
    await turns();
    expect(orders).toHaveLength(2);
    expect(vi.mocked(ask).mock.calls).toEqual([[{ type: 'load-capture' }]]);
  });

  it.each([
    ['fails', { ok: false, failure: { code: 'cut-off' } }, 'cut-off'],
    ['brings nothing', { ok: true, value: null }, 'internal'],
  ])('whose script %s to load says so', async (_, answer, code) => {
    vi.mocked(ask).mockResolvedValue(answer as never);
    const result = createCapture(noStep).start(entryOf('x:1'), 'badge', noStep);
    expect(await result).toEqual({ ok: false, failure: { code } });
  });

  it('waits for the one before it, also when that failed', async () => {
    const capture = createCapture(noStep);
    void capture.start(entryOf('x:1'), 'badge', noStep);
    const second = capture.start(entryOf('x:2'), 'badge', noStep);
    await turns();
    expect(orders.map(({ order }) => order.read.ref)).toEqual(['x:1']);
    orders[0]?.reply({ ok: false, failure: { code: 'internal' } });
    await turns();
    expect(orders.map(({ order }) => order.read.ref)).toEqual(['x:1', 'x:2']);
    orders[1]?.reply(saved);
    expect(await second).toEqual(saved);
  });

  it('does not save another post that the site put into the node while it waited', async () => {
    const capture = createCapture(noStep);
    const entry = entryOf('x:2');
    void capture.start(entryOf('x:1'), 'badge', noStep);
    const second = capture.start(entry, 'badge', noStep);
    await turns();
    recycle(entry, 'x:99');
    orders[0]?.reply(saved);
    expect(await second).toEqual({ ok: false, failure: { code: 'page-changed' } });
    expect(orders).toHaveLength(1);
  });

  it('knows when the node has got another post', async () => {
    const entry = entryOf('x:1');
    void createCapture(noStep).start(entry, 'badge', noStep);
    await turns();
    expect(orders[0]?.order.isStill()).toBe(true);
    recycle(entry, 'x:99');
    expect(orders[0]?.order.isStill()).toBe(false);
  });

  it('of a node without post asks nothing', async () => {
    const result = createCapture(noStep).start(entryOf('x:1', { post: null }), 'badge', noStep);
    expect(await result).toEqual({ ok: false, failure: { code: 'no-post' } });
    expect(ask).not.toHaveBeenCalled();
  });
});
