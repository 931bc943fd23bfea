// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PageRequest, Verdict } from '../../../utils/model/index.ts';
import { createBudget } from '../../../utils/page/budget.ts';
import { createReader } from '../../../utils/page/reader.ts';
import { ask } from '../../../utils/platform/sending.ts';
import type { Site } from '../../../utils/sites/index.ts';
import { pictureMatch } from '../evidence/samples.ts';
import { post } from '../matching/samples.ts';
import { verdict } from './samples.ts';

vi.mock('../../../utils/platform/sending.ts', () => ({ ask: vi.fn() }));

/** Posts are articles; `data-key` is the key, an empty one a placeholder, `?` unreadable. */
const site: Site = {
  id: 'twitter',
  hosts: ['x.com'],
  matches: [],
  handles: () => true,
  selectors: {},
  roots: (scope) => [...scope.querySelectorAll('article')],
  read(root) {
    const key = root.getAttribute('aria-label') ?? '';
    if (!key) return null;
    return key === '?'
      ? { site: 'twitter', reason: 'permalink', hint: 'a' }
      : post({ key, text: root.textContent ?? '' });
  },
};

let answer: (refs: string[]) => Verdict[] | null;
let captures: ((reply: unknown) => void)[];
let observers: ((entries: object[]) => void)[];
let controller: AbortController;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('requestIdleCallback', (call: () => void) => setTimeout(call, 1));
  observers = [];
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(call: (entries: object[]) => void) {
        observers.push(call);
      }
      observe(target: Element) {
        setTimeout(() => show(target), 0);
      }
      unobserve() {}
      disconnect() {}
    },
  );
  history.replaceState(null, '', '/home');
  controller = new AbortController();
  captures = [];
  globalThis.stadtspurCapture = () => new Promise((done) => captures.push((reply) => done(reply as never)));
  answer = (refs) => refs.map((ref) => verdict(ref, { matches: [pictureMatch] }));
  vi.mocked(ask).mockImplementation(async (request: PageRequest) => {
    if (request.type === 'judge-media') {
      const value = request.posts.map(({ ref }) => verdict(ref, { matches: [pictureMatch] }));
      return { ok: true, value } as never;
    }
    if (request.type !== 'judge') return { ok: true, value: null } as never;
    const value = answer(request.posts.map(({ ref }) => ref));
    return (value ? { ok: true, value } : { ok: false, failure: { code: 'unreachable' } }) as never;
  });
});
afterEach(() => {
  controller.abort();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function show(target: Element): void {
  for (const call of observers) call([{ target, isIntersecting: true }]);
}

const settle = () => vi.advanceTimersByTimeAsync(100);
const article = (n = 0) => document.querySelectorAll('article')[n] ?? document.body;
const isBadged = (n = 0) => article(n).querySelector('div') !== null;
const boxes = () => {
  for (const root of document.querySelectorAll('article'))
    root.getBoundingClientRect = () => new DOMRect(0, 0, 500, 300);
};

async function setUp(...keys: string[]) {
  document.body.innerHTML = keys.map((key) => `<article aria-label="${key}"></article>`).join('');
  boxes();
  const reader = createReader(site, createBudget(controller.signal), () => 'en', controller.signal);
  await settle();
  await settle();
  return reader;
}

describe('the reader', () => {
  it('marks what matches, counts what it saw and takes all away at the end', async () => {
    const reader = await setUp('x:1', 'x:2', '?', '');
    expect([0, 1, 2, 3].map(isBadged)).toEqual([true, true, true, false]);
    expect(reader.state()).toMatchObject({
      seen: 2,
      matched: 2,
      health: 'partly',
      unread: [{ reason: 'permalink' }],
    });
    controller.abort();
    expect([0, 1, 2].map(isBadged)).toEqual([false, false, false]);
  });

  it.each([
    ['another post', 'x:2'],
    ['a placeholder', ''],
  ])('leaves nothing of a post on a node that holds %s now', async (_, key) => {
    const reader = await setUp('x:1');
    answer = () => null;
    article().setAttribute('aria-label', key);
    await settle();
    expect(isBadged()).toBe(false);
    show(article());
    reader.repaint();
    article().append('more');
    await settle();
    expect(isBadged()).toBe(false);
  });

  it.each([
    ['and was judged', 2],
    ['and could not be judged yet', 0],
  ])('counts what stands on the page still %s when the address changes', async (_, matched) => {
    const judging = answer;
    answer = (refs) => (matched ? judging(refs) : null);
    const reader = await setUp('x:1', 'x:2', '?');
    history.replaceState(null, '', '/home/photo/1');
    document.body.append(document.createElement('p'));
    await settle();
    await settle();
    expect(reader.state()).toMatchObject({ seen: 2, matched, unread: [{ reason: 'permalink' }] });
  });

  it('does not call another post saved that the site put into the node', async () => {
    const reader = await setUp('x:1');
    reader.captureHere('command');
    await vi.advanceTimersByTimeAsync(400);
    article().setAttribute('aria-label', 'x:2');
    await settle();
    captures[0]?.({
      ok: true,
      value: { id: '1', number: 7, capturedAt: '2026-11-22T20:00:00.000Z', missing: [] },
    });
    await settle();
    expect(reader.state()).toMatchObject({ seen: 2, captured: 0 });
  });

  it('does not save a post that took the node just before the click', async () => {
    const reader = await setUp('x:1');
    article().setAttribute('aria-label', 'x:2');
    expect(reader.captureHere('command')).toBe(true);
    await vi.advanceTimersByTimeAsync(400);
    expect(captures).toEqual([]);
  });

  it('asks what was saved without comparing pictures again, and keeps what they have shown', async () => {
    answer = (refs) => refs.map((ref) => verdict(ref, { pending: true, captured: [4] }));
    const reader = await setUp('x:1');
    expect(isBadged()).toBe(true);
    vi.mocked(ask).mockClear();
    reader.findingsChanged();
    await settle();
    expect(vi.mocked(ask).mock.calls.map(([request]) => request.type)).toEqual(['judge']);
    expect(reader.state()).toMatchObject({ signals: { image: 1 }, pending: 0, captured: 1 });
  });

  it('says that there is no post to save', async () => {
    const reader = await setUp('?');
    expect(reader.captureHere('command')).toBe(false);
  });

  it('saves the post in the middle, and counts it', async () => {
    const reader = await setUp('x:1');
    expect(reader.state().middle).toBe(': ');
    reader.captureHere('popup');
    await vi.advanceTimersByTimeAsync(400);
    captures[0]?.({
      ok: true,
      value: { id: '1', number: 7, capturedAt: '2026-11-22T20:00:00.000Z', missing: [] },
    });
    await settle();
    expect(reader.state().captured).toBe(1);
  });

  it('makes nothing for posts that have nothing to show', async () => {
    answer = (refs) => refs.map((ref) => verdict(ref));
    const made = vi.spyOn(Element.prototype, 'attachShadow');
    const reader = await setUp('x:1', 'x:2');
    expect([reader.state().seen, made.mock.calls.length]).toEqual([2, 0]);
    answer = (refs) => refs.map((ref) => verdict(ref, { matches: [pictureMatch] }));
    reader.judgeAgain();
    await settle();
    expect(made).toHaveBeenCalledTimes(2);
    made.mockRestore();
  });

  it('does not read a place that is no post any more since it was emptied', async () => {
    const roots = vi.spyOn(site, 'roots');
    roots.mockImplementation((scope) => [...scope.querySelectorAll('article:not([data-empty])')]);
    const reader = await setUp('x:1', 'x:2');
    article().append('words');
    await settle();
    await settle();
    const { reads } = reader.state();
    article().setAttribute('data-empty', '');
    article().replaceChildren();
    document.body.append(document.createElement('p'));
    await settle();
    await settle();
    expect(reader.state().reads).toBe(reads);
    roots.mockRestore();
  });

  it('leaves the page time after a long search, and finds all the same what came meanwhile', async () => {
    const reader = await setUp('x:1');
    const roots = vi.spyOn(site, 'roots').mockImplementation((scope) => {
      vi.advanceTimersByTime(1);
      return [...scope.querySelectorAll('article')];
    });
    const arrive = async (key: string) => {
      const one = document.createElement('article');
      one.setAttribute('aria-label', key);
      document.body.append(one);
      boxes();
      await vi.advanceTimersByTimeAsync(16);
    };
    for (const n of [2, 3, 4]) await arrive(`x:${n}`);
    expect(roots).toHaveBeenCalledTimes(1);
    await settle();
    await settle();
    expect(reader.state().seen).toBe(4);
    expect(roots.mock.calls.length).toBeLessThanOrEqual(3);
    roots.mockRestore();
  });
});
