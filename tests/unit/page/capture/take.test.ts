// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type PageRequest, pageRequest } from '../../../../utils/model/index.ts';
import type { CaptureOrder } from '../../../../utils/page/capture/host.ts';
import { captureScript } from '../../../../utils/page/capture/take.ts';
import { ask } from '../../../../utils/platform/sending.ts';
import { post } from '../../matching/samples.ts';
import { fakePage } from './fake-page.ts';

vi.mock('../../../../utils/platform/sending.ts', () => ({ ask: vi.fn() }));

const saved = { ok: true, value: { id: '1', number: 7, capturedAt: '', missing: [] } };
type Answer = (request: PageRequest) => unknown;
let log: string[];
let requests: PageRequest[];

/** Answers as a background does; `change` sees each request first and may answer otherwise. */
function background(change: Answer = () => undefined, wholeAtOnce = false): void {
  vi.mocked(ask).mockImplementation(async (request: PageRequest) => {
    requests.push(request);
    log.push(request.type);
    const other = change(request);
    if (other) return other as never;
    if (request.type === 'capture-begin') return { ok: true, value: { wholeAtOnce } } as never;
    return (request.type === 'capture-seal' ? saved : { ok: true, value: null }) as never;
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  log = [];
  requests = [];
  history.replaceState(null, '', '/post/1');
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  document.body.innerHTML = '';
});

async function run(root: Element | null, part: Partial<CaptureOrder> = {}, others: Element[] = []) {
  const result = captureScript(() => others)({
    read: { ref: 'x:1', post: post({ key: 'x:1' }) },
    trigger: 'badge',
    root,
    isStill: () => true,
    isOurs: () => false,
    hideSigns: (hidden) => log.push(hidden ? 'hide' : 'reveal'),
    onStep: (step) => log.push(step),
    ...part,
  });
  await vi.advanceTimersByTimeAsync(60_000);
  return result;
}

const of = <T extends PageRequest['type']>(type: T) =>
  requests.filter((one): one is Extract<PageRequest, { type: T }> => one.type === type);
const tiles = () => of('capture-tile');
const sealed = () => of('capture-seal')[0];

describe('the page side of a capture', () => {
  it('begins, hides, takes, shows again, hands over, seals; each under one name', async () => {
    background();
    const { root } = fakePage({ post: { x: 100, y: 200, width: 500, height: 300 }, page: 800 });
    expect(await run(root)).toEqual(saved);
    expect(log).toEqual([
      'capture-begin',
      'hide',
      'capture-tile',
      'reveal',
      'shot-done',
      'capture-part',
      'saving',
      'capture-seal',
    ]);
    expect(new Set(requests.map((one) => 'capture' in one && one.capture)).size).toBe(1);
    for (const request of requests) expect(pageRequest.safeParse(request).error).toBeUndefined();
  });

  it('takes a post that stands in the window without scrolling', async () => {
    background();
    const { root, state } = fakePage({ post: { x: 100, y: 200, width: 500, height: 300 }, page: 4000 });
    await run(root);
    expect(tiles().map(({ rect, offset }) => ({ rect, offset }))).toEqual([
      { rect: { x: 100, y: 80, width: 500, height: 300 }, offset: { x: 0, y: 0 } },
    ]);
    expect(sealed()?.shot).toMatchObject({ method: 'window', partial: false, reasons: [], tiles: 1 });
    expect(state.y).toBe(120);
  });

  it.each([1, 1.25, 3])('covers a tall post with tiles that overlap, at scale %s', async (scale) => {
    background();
    const layout = { x: 100, y: 500.4, width: 500, height: 3000 };
    const { root, state } = fakePage({ post: layout, page: 6000, scale });
    await run(root);
    const parts = tiles().map(({ rect, offset }) => ({ top: offset.y, bottom: offset.y + rect.height }));
    expect(parts.length).toBeGreaterThan(3);
    expect(parts[0]?.top).toBe(0);
    expect(parts.at(-1)?.bottom).toBeCloseTo(3000, 0);
    for (const [n, { top }] of parts.slice(1).entries()) {
      expect((parts[n]?.bottom ?? 0) - top).toBeGreaterThanOrEqual(40);
      expect(top * scale).toBeCloseTo(Math.round(top * scale), 6);
    }
    expect(sealed()?.shot).toMatchObject({
      method: 'tiles',
      partial: false,
      tiles: parts.length,
      reasons: [],
    });
    expect(state.y).toBe(120);
  });

  it('hides what is fixed over the post, counts it, and gives its style back letter by letter', async () => {
    const { root, bar } = fakePage({ post: { x: 100, y: 200, width: 500, height: 2000 }, page: 6000 });
    bar.setAttribute('style', 'color:red;;position:fixed');
    const seen: string[] = [];
    background((request) => {
      if (request.type === 'capture-tile') seen.push(bar.style.opacity);
      return undefined;
    });
    await run(root);
    expect(new Set(seen)).toEqual(new Set(['0']));
    expect(sealed()?.shot?.hiddenFixed).toBe(1);
    expect(bar.getAttribute('style')).toBe('color:red;;position:fixed');
  });

  it('takes back only its own where the page has changed the style meanwhile', async () => {
    const { root, bar } = fakePage({ post: { x: 100, y: 200, width: 500, height: 300 }, page: 800 });
    background((request) => {
      if (request.type === 'capture-tile') bar.style.width = '7px';
      return undefined;
    });
    await run(root);
    expect([bar.style.width, bar.style.opacity, bar.style.color]).toEqual(['7px', '', 'red']);
  });

  it('hides comments in the post, and ends the picture above those that hang below it', async () => {
    const { root } = fakePage({ post: { x: 100, y: 200, width: 500, height: 300 }, page: 800 });
    root.innerHTML = '<p>Words</p><div>A comment</div>';
    const [words, comment] = [...root.children] as [HTMLElement, HTMLElement];
    words.getBoundingClientRect = () => new DOMRect(100, 80, 500, 200);
    comment.getBoundingClientRect = () => new DOMRect(100, 280, 500, 100);
    let opacity = '';
    background((request) => {
      if (request.type === 'capture-tile') opacity = comment.style.opacity;
      return undefined;
    });
    await run(root, {}, [comment]);
    expect(opacity).toBe('0');
    expect(comment.hasAttribute('style')).toBe(false);
    expect(tiles()[0]?.rect).toMatchObject({ y: 80, height: 200 });
    expect(sealed()?.shot?.reasons).toEqual(['comments-hidden']);
    const [markup] = of('capture-part');
    expect(atob(markup?.data ?? '')).toContain('Words');
    expect(atob(markup?.data ?? '')).not.toContain('A comment');
  });

  it.each([
    ['not-armed', 'not-armed'],
    ['tab-changed', 'tab-changed'],
    ['unreachable', 'interrupted'],
  ])('that is refused its first picture (%s) is sealed without one, and says why', async (code, said) => {
    background((request) => request.type === 'capture-tile' && { ok: false, failure: { code } });
    const { root, state } = fakePage({ post: { x: 100, y: 200, width: 500, height: 3000 }, page: 6000 });
    expect(await run(root)).toEqual(saved);
    expect(tiles()).toHaveLength(1);
    expect(sealed()).toMatchObject({ shot: null, missing: [{ role: 'screenshot', code: said }] });
    expect(state.y).toBe(120);
    expect(log.filter((one) => one === 'reveal')).toHaveLength(1);
  });

  it('keeps the tiles it has when a later one is refused', async () => {
    background((request) => {
      if (request.type !== 'capture-tile' || request.n < 2) return undefined;
      return { ok: false, failure: { code: 'tab-changed' } };
    });
    const { root } = fakePage({ post: { x: 100, y: 200, width: 500, height: 3000 }, page: 6000 });
    await run(root);
    expect(sealed()).toMatchObject({
      shot: { tiles: 2, partial: true, reasons: ['tab-changed'] },
      missing: [{ role: 'tile', code: 'tab-changed' }],
    });
  });

  it('stops where the page goes elsewhere between two tiles', async () => {
    background((request) => {
      if (request.type === 'capture-tile' && request.n === 1) history.replaceState(null, '', '/post/2');
      return undefined;
    });
    const { root } = fakePage({ post: { x: 100, y: 200, width: 500, height: 3000 }, page: 6000 });
    await run(root);
    expect(sealed()?.shot).toMatchObject({ tiles: 2, partial: true, reasons: ['page-changed'] });
    expect(sealed()?.url).toMatch(/\/post\/1$/);
  });

  it.each([
    ['moved', { y: 340 }, { x: 100, y: 200, width: 500, height: 3000 }],
    ['resized', { height: 3100 }, { x: 100, y: 200, width: 500, height: 3000 }],
  ])('says when the post %s between two tiles', async (reason, change, box) => {
    const { root, state } = fakePage({ post: box, page: 6000 });
    background((request) => {
      if (request.type === 'capture-tile' && request.n === 1) Object.assign(state.box, change);
      return undefined;
    });
    await run(root);
    expect(sealed()?.shot?.reasons).toContain(reason);
  });

  it('says when something else lies over it, which is not what was hidden', async () => {
    const over = (element: Element) =>
      Object.defineProperty(document, 'elementsFromPoint', {
        configurable: true,
        value: () => [element, document.querySelector('article')],
      });
    background();
    const { root, bar } = fakePage({ post: { x: 100, y: 200, width: 500, height: 300 }, page: 800 });
    over(bar);
    await run(root);
    expect(sealed()?.shot?.reasons).toEqual([]);
    requests = [];
    const notice = document.body.appendChild(document.createElement('div'));
    over(notice);
    await run(root);
    expect(sealed()?.shot?.reasons).toEqual(['covered']);
  });

  it('ends where the page shows no more of it, however one scrolls', async () => {
    background();
    const { root } = fakePage({ post: { x: 100, y: 200, width: 500, height: 3000 }, page: 2000 });
    await run(root);
    expect(sealed()?.shot).toMatchObject({ partial: true, reasons: ['cut-off'] });
  });

  it('says when its words changed', async () => {
    const { root } = fakePage({ post: { x: 100, y: 200, width: 500, height: 300 }, page: 800 });
    background((request) => {
      if (request.type === 'capture-tile') root.append('more');
      return undefined;
    });
    await run(root);
    expect(sealed()?.shot?.reasons).toEqual(['changed']);
  });

  it('keeps no picture of a post that moved while its only one was taken', async () => {
    const { root, state } = fakePage({ post: { x: 100, y: 200, width: 500, height: 300 }, page: 4000 });
    background((request) => {
      if (request.type === 'capture-tile') state.y += 40;
      return undefined;
    });
    await run(root);
    expect(sealed()).toMatchObject({ shot: null, missing: [{ role: 'screenshot', code: 'moved' }] });
  });

  it('takes at most forty tiles, and says that the post is taller', async () => {
    background();
    const { root } = fakePage({ post: { x: 100, y: 0, width: 500, height: 40_000 }, page: 50_000 });
    await run(root);
    expect(tiles()).toHaveLength(40);
    expect(sealed()?.shot).toMatchObject({ tiles: 40, partial: true, reasons: ['too-tall'] });
  });

  it('takes the whole at once where the browser can, and tiles where that is refused', async () => {
    background(undefined, true);
    const layout = { post: { x: 100, y: 200, width: 500, height: 3000 }, page: 6000 };
    await run(fakePage(layout).root);
    expect(of('capture-rect').map(({ rect }) => rect)).toEqual([layout.post]);
    expect(tiles()).toEqual([]);
    expect(sealed()?.shot).toMatchObject({ method: 'rect', tiles: 1, partial: false });
    requests = [];
    background((one) => one.type === 'capture-rect' && { ok: false, failure: { code: 'unsupported' } }, true);
    await run(fakePage(layout).root);
    expect(tiles().length).toBeGreaterThan(3);
    expect(sealed()?.shot).toMatchObject({ method: 'tiles', partial: false });
  });

  it('of a whole page is a picture of the window, and has no markup', async () => {
    background();
    fakePage({ post: { x: 0, y: 0, width: 10, height: 10 }, page: 4000 });
    await run(null);
    expect(tiles()).toMatchObject([{ n: 0, rect: { x: 0, y: 0, width: 1000, height: 800 } }]);
    expect(of('capture-part')).toEqual([]);
    expect(sealed()?.shot).toMatchObject({ method: 'window', partial: true });
  });

  it('that cannot begin takes nothing and hides nothing', async () => {
    const refused = { ok: false, failure: { code: 'disk-full' } };
    background(() => refused);
    const { root } = fakePage({ post: { x: 100, y: 200, width: 500, height: 300 }, page: 800 });
    expect(await run(root)).toEqual(refused);
    expect(log).toEqual(['capture-begin']);
  });

  it('takes what the post was at the click, although the site puts another one there', async () => {
    const { root } = fakePage({ post: { x: 100, y: 200, width: 500, height: 300 }, page: 800 });
    background((request) => {
      if (request.type === 'capture-begin') root.textContent = 'Another post';
      return undefined;
    });
    await run(root, { isStill: () => false });
    expect(atob(of('capture-part')[0]?.data ?? '')).toContain('Words');
    expect(atob(of('capture-part')[0]?.data ?? '')).not.toContain('Another');
    expect(sealed()?.missing).toMatchObject([{ role: 'screenshot', code: 'tab-changed' }]);
  });
});
