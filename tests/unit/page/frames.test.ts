// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FramesRequest } from '../../../utils/model/index.ts';
import { watchFilms } from '../../../utils/page/frames/ask-frames.ts';
import { base64Of, greyOf, NotReadable } from '../../../utils/page/frames/grey.ts';
import type { FramesHost } from '../../../utils/page/frames/host.ts';
import { takeFrames } from '../../../utils/page/frames/take-frames.ts';
import { ask } from '../../../utils/platform/sending.ts';
import { post } from '../matching/samples.ts';

vi.mock('../../../utils/platform/sending.ts', () => ({ ask: vi.fn() }));

let controller: AbortController;
let host: FramesHost;
let held: number | null;
let isTainted: boolean;
let show: (target: Element, isIntersecting: boolean) => void;
const judged = vi.fn();
const read = { ref: 'x:1', post: post({ key: 'x:1' }) };
const sent = () =>
  vi
    .mocked(ask)
    .mock.calls.flatMap(([request]) => (request.type === 'judge-frames' ? [request as FramesRequest] : []));
const samples = () => sent().flatMap((one) => one.samples);

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  controller = new AbortController();
  isTainted = false;
  held = null;
  let total = 0;
  vi.mocked(ask).mockImplementation(async (request) => {
    if (request.type !== 'judge-frames') return { ok: true, value: true } as never;
    total += request.samples.length;
    return { ok: true, value: { ref: 'x:1', matches: [], failed: [], held: held ?? total } } as never;
  });
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(call: (entries: object[]) => void) {
        show = (target, isIntersecting) => call([{ target, isIntersecting }]);
      }
      observe(target: Element) {
        show(target, true);
      }
      disconnect() {}
    },
  );
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      getContext() {
        return {
          drawImage() {},
          getImageData(_x: number, _y: number, width: number, height: number) {
            if (isTainted) throw new DOMException('tainted', 'SecurityError');
            return { data: new Uint8ClampedArray(width * height * 4).fill(9) };
          },
        };
      }
    },
  );
  host = {
    readAt: (node) => ((node as Element).closest('article') ? read : null),
    judged,
    measured: (work) => work(),
    signal: controller.signal,
  };
});
afterEach(() => {
  controller.abort();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A video of the page; `frame` is the browser showing one. */
function video({ inPost = true, paused = false } = {}) {
  document.body.innerHTML = `${inPost ? '<article>' : '<div>'}<video></video>`;
  const element = document.querySelector('video') as HTMLVideoElement;
  let call: ((now: number, data: { mediaTime: number }) => void) | null = null;
  const state = {
    paused,
    seeking: false,
    videoWidth: 640,
    videoHeight: 360,
    currentSrc: 'blob:x',
    poster: '',
  };
  for (const [name, value] of Object.entries(state))
    Object.defineProperty(element, name, { value, writable: true, configurable: true });
  element.requestVideoFrameCallback = (next) => {
    call = next as typeof call;
    return 1;
  };
  const frame = (mediaTime: number) => {
    const now = call;
    call = null;
    now?.(0, { mediaTime });
  };
  return { element: element as { -readonly [K in keyof HTMLVideoElement]: HTMLVideoElement[K] }, frame };
}

const tick = (element: object) => (element as HTMLVideoElement).dispatchEvent(new Event('timeupdate'));

/** Plays at 25 frames a second. */
async function play({ frame }: ReturnType<typeof video>, from: number, to: number) {
  for (let at = from; at < to; at += 0.04) {
    frame(at);
    await vi.advanceTimersByTimeAsync(40);
  }
}

async function begin(options = {}) {
  const one = video(options);
  takeFrames(host);
  tick(one.element);
  return one;
}

describe('frames of a playing video', () => {
  it('are taken about four times a second and sent every two seconds, with the post', async () => {
    await play(await begin(), 0, 4.1);
    expect(samples().length).toBeGreaterThanOrEqual(14);
    expect(samples().length).toBeLessThanOrEqual(18);
    expect(sent().map(({ posts, url }) => [posts, url])).toEqual([
      [[read], null],
      [[read], null],
    ]);
    const { grey, ...first } = samples()[0] ?? {};
    expect(first).toEqual({ at: 0, width: 160, height: 90 });
    expect(grey?.length).toBe((160 * 90 * 4) / 3);
    expect(judged).toHaveBeenCalledTimes(2);
    expect(new Set(sent().map((one) => one.video)).size).toBe(1);
  });

  it.each([
    ['stands', { paused: true }],
    ['is sought in', { seeking: true }],
    ['has no picture yet', { videoWidth: 0 }],
  ])('are not taken while it %s', async (_, state) => {
    const one = await begin();
    Object.assign(one.element, state);
    await play(one, 0, 3);
    expect(sent()).toEqual([]);
  });

  it('are not taken outside of the window, nor outside of posts', async () => {
    const one = await begin();
    show(one.element as Element, false);
    await play(one, 0, 3);
    await play(await begin({ inPost: false }), 0, 3);
    expect(sent()).toEqual([]);
  });

  it('are not taken twice where the video is looped, and begin anew with another source', async () => {
    const one = await begin();
    await play(one, 0, 3);
    await play(one, 0, 3);
    // One for each sixth of a second at most, however often it comes round.
    await play(one, 0, 3);
    await play(one, 0, 3);
    const once = samples().length;
    expect(once).toBeLessThanOrEqual(21);
    Object.assign(one.element, { currentSrc: 'https://video.example/b.mp4' });
    await play(one, 0, 3);
    expect(samples().length).toBeGreaterThan(once + 6);
    expect(sent().at(-1)).toMatchObject({ url: 'https://video.example/b.mp4' });
    expect(sent().at(-1)?.video).not.toBe(sent()[0]?.video);
  });

  it('are taken again once the background has lost them', async () => {
    const one = await begin();
    held = 0;
    await play(one, 0, 2.5);
    held = null;
    const before = samples().length;
    await play(one, 0, 2.5);
    expect(samples().length).toBeGreaterThan(before + 6);
  });

  it('are at most 240 of a video', async () => {
    const one = await begin();
    await play(one, 0, 80);
    expect(samples()).toHaveLength(240);
  });

  it('are told once as not readable where the browser keeps them', async () => {
    isTainted = true;
    await play(await begin(), 0, 5);
    expect(sent()).toMatchObject([{ samples: [], failed: 'not-readable' }]);
  });

  it('end with the reader', async () => {
    const one = await begin();
    await play(one, 0, 1);
    controller.abort();
    await play(one, 1, 5);
    expect(sent()).toEqual([]);
  });

  it('are taken at every timeupdate where the browser does not tell of frames', async () => {
    const { element } = video();
    Reflect.deleteProperty(element, 'requestVideoFrameCallback');
    takeFrames(host);
    for (let i = 0; i < 12; i++) {
      Object.defineProperty(element, 'currentTime', { value: i * 0.25, configurable: true });
      tick(element);
      await vi.advanceTimersByTimeAsync(250);
    }
    expect(samples().length).toBeGreaterThanOrEqual(7);
  });
});

describe('the script that takes frames', () => {
  it('is asked for once, when a video of a post plays', async () => {
    const started = vi.fn();
    globalThis.stadtspurFrames = started;
    const films = watchFilms(host);
    tick(video({ inPost: false }).element);
    tick(video({ paused: true }).element);
    expect(ask).not.toHaveBeenCalled();
    const { element } = video();
    tick(element);
    tick(element);
    await vi.advanceTimersByTimeAsync(0);
    expect(ask).toHaveBeenCalledOnce();
    expect(started).toHaveBeenCalledWith(host);
    films.again();
    tick(element);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('is not run where no registry holds films', async () => {
    const started = vi.fn();
    globalThis.stadtspurFrames = started;
    vi.mocked(ask).mockResolvedValue({ ok: true, value: false } as never);
    watchFilms(host);
    tick(video().element);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(started).not.toHaveBeenCalled();
  });
});

describe('grey pixels', () => {
  it('are weighed as luma, in base64', () => {
    const data = Uint8ClampedArray.from([255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 255, 255, 255, 255]);
    const context = { drawImage() {}, getImageData: () => ({ data }) } as never;
    const made = greyOf({ videoWidth: 2, videoHeight: 2 } as HTMLVideoElement, (width, height) => ({
      width,
      height,
      context,
    }));
    expect([...(made?.grey ?? [])]).toEqual([76, 149, 28, 255]);
    expect(base64Of(made?.grey ?? new Uint8Array())).toBe(Buffer.from([76, 149, 28, 255]).toString('base64'));
    const many = new Uint8Array(25_600).map((_, i) => i * 7);
    expect(base64Of(many)).toBe(Buffer.from(many).toString('base64'));
  });

  it('of a tainted canvas are refused by name', () => {
    isTainted = true;
    expect(() => greyOf({ videoWidth: 2, videoHeight: 2 } as HTMLVideoElement)).toThrow(NotReadable);
  });
});
