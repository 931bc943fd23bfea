import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PageRequest, ReaderState } from '../../../utils/model/index.ts';
import { createHealth } from '../../../utils/page/health.ts';
import { createTally } from '../../../utils/page/tally.ts';
import { ask } from '../../../utils/platform/sending.ts';
import { post } from '../matching/samples.ts';

vi.mock('../../../utils/platform/sending.ts', () => ({ ask: vi.fn() }));

let state: ReaderState;
let controller: AbortController;
let taken: boolean;

beforeEach(() => {
  vi.useFakeTimers();
  state = 'reading';
  taken = true;
  controller = new AbortController();
  vi.mocked(ask).mockReset();
  vi.mocked(ask).mockImplementation(
    async () =>
      (taken ? { ok: true, value: null } : { ok: false, failure: { code: 'unreachable' } }) as never,
  );
});
afterEach(() => vi.useRealTimers());

function setUp() {
  const tally = createTally();
  const health = createHealth({ site: 'twitter', tally, stateNow: () => state }, controller.signal);
  return { tally, health };
}

const reports = () =>
  vi
    .mocked(ask)
    .mock.calls.map(([request]) => request as Extract<PageRequest, { type: 'report-health' }>)
    .map(({ state: told, before, added, view }) => ({ told, before, posts: added.posts, view }));

const later = async (health: { pulse(): void }, ms: number) => {
  await vi.advanceTimersByTimeAsync(ms);
  health.pulse();
  await vi.advanceTimersByTimeAsync(0);
};

describe('the report of a page', () => {
  it('waits until the page has settled', async () => {
    const { health, tally } = setUp();
    tally.post('x:1', post());
    await later(health, 1000);
    expect(reports()).toEqual([]);
    expect(health.isSettled()).toBe(false);
    await later(health, 2500);
    expect(reports()).toMatchObject([{ told: 'reading', before: null, posts: 1 }]);
  });

  it('comes at once when the state changes, else after a while, with what is new', async () => {
    const { health, tally } = setUp();
    tally.post('x:1', post());
    await later(health, 4000);
    tally.post('x:2', post());
    await later(health, 1000);
    expect(reports()).toHaveLength(1);
    state = 'partly';
    await later(health, 1000);
    expect(reports()[1]).toMatchObject({ told: 'partly', before: 'reading', posts: 1 });
    tally.post('x:3', post());
    await later(health, 14_000);
    expect(reports()).toHaveLength(2);
    await later(health, 1500);
    expect(reports()[2]).toMatchObject({ told: 'partly', before: 'partly', posts: 1 });
    await later(health, 60_000);
    expect(reports()).toHaveLength(3);
  });

  it('tells again what was not taken', async () => {
    const { health, tally } = setUp();
    tally.post('x:1', post());
    taken = false;
    await later(health, 4000);
    taken = true;
    await later(health, 1000);
    expect(reports()).toMatchObject([
      { posts: 1, before: null },
      { posts: 1, before: null },
    ]);
  });

  it('tells what is left when the tab goes to the background', async () => {
    const { health, tally } = setUp();
    tally.post('x:1', post());
    await later(health, 4000);
    tally.post('x:2', post());
    health.flush();
    await vi.advanceTimersByTimeAsync(0);
    expect(reports()).toHaveLength(2);
  });

  it('begins anew on another page, and an answer for the former one changes nothing', async () => {
    const { health, tally } = setUp();
    tally.post('x:1', post());
    await later(health, 4000);
    tally.clear();
    health.begin();
    tally.post('x:2', post());
    await later(health, 4000);
    const [first, second] = reports();
    expect(second).toMatchObject({ before: null, posts: 1 });
    expect(second?.view).not.toBe(first?.view);
  });

  it('says nothing any more after the end', async () => {
    const { health, tally } = setUp();
    tally.post('x:1', post());
    controller.abort();
    await later(health, 4000);
    expect(reports()).toEqual([]);
  });
});
