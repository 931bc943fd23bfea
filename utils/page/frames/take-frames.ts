import { greyOf, NotReadable } from './grey.ts';
import type { FramesHost } from './host.ts';
import { createShowing, type Showing } from './showing.ts';

/** Between two frames of a video, and between two messages. */
const PACE_MS = 230;
const SEND_MS = 2000;
/** Share of a video that must stand in the window. */
const IN_VIEW = 0.3;

type Followed = { source: string; ref: string; showing: Showing; takenAt: number };

/**
 * Takes frames of the videos of posts while they play in the window, and sends them in batches:
 *
 *   timeupdate ─▶ follow ─▶ (frame shown) ─▶ grey pixels ─▶ showing ─▶ every 2 s: judge-frames
 *
 * Only looks: plays, seeks, loads and changes nothing of the page.
 */
export function takeFrames(host: FramesHost): void {
  const { signal } = host;
  const followed = new WeakMap<HTMLVideoElement, Followed>();
  const inView = new WeakSet<Element>();
  const known = new WeakSet<HTMLVideoElement>();
  const showings = new Set<Showing>();
  const views = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries)
        if (isIntersecting) inView.add(target);
        else inView.delete(target);
    },
    { threshold: IN_VIEW },
  );

  function follow(video: HTMLVideoElement): void {
    if (known.has(video)) return;
    known.add(video);
    views.observe(video);
    if ('requestVideoFrameCallback' in video) onFrames(video);
  }

  /** The browser calls when it shows a frame, hence not while the video stands or the tab is hidden. */
  function onFrames(video: HTMLVideoElement): void {
    video.requestVideoFrameCallback((_, { mediaTime }) => {
      if (signal.aborted) return;
      take(video, mediaTime);
      onFrames(video);
    });
  }

  function take(video: HTMLVideoElement, at: number): void {
    const now = performance.now();
    const before = followed.get(video);
    if (before && now - before.takenAt < PACE_MS) return;
    if (video.paused || video.seeking || document.hidden || !inView.has(video)) return;
    const current = showingOf(video, before);
    if (!current || current.showing.isKnown(at)) return;
    current.takenAt = now;
    host.measured(() => {
      try {
        const frame = greyOf(video);
        if (frame) current.showing.add(at, frame);
      } catch (error) {
        if (error instanceof NotReadable) current.showing.refuse();
        else throw error;
      }
    });
  }

  /** Sites put other sources into a video, and other posts around it: then it begins anew. */
  function showingOf(video: HTMLVideoElement, before: Followed | undefined): Followed | null {
    const ref = host.readAt(video)?.ref;
    if (!ref) return null;
    const source = video.currentSrc;
    if (before?.source === source && before.ref === ref) return before;
    const readHere = () => {
      const read = host.readAt(video);
      return read?.ref === ref ? read : null;
    };
    const next = { source, ref, takenAt: 0, showing: createShowing(video, readHere, host.judged) };
    if (before) showings.delete(before.showing);
    showings.add(next.showing);
    followed.set(video, next);
    return next;
  }

  document.addEventListener(
    'timeupdate',
    ({ target }) => {
      if (!(target instanceof HTMLVideoElement)) return;
      follow(target);
      if (!('requestVideoFrameCallback' in target)) take(target, (target as HTMLVideoElement).currentTime);
    },
    { capture: true, signal },
  );
  const sending = setInterval(() => {
    for (const showing of showings) void showing.send();
  }, SEND_MS);
  signal.addEventListener('abort', () => {
    clearInterval(sending);
    views.disconnect();
  });
}
