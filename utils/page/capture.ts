import type { CaptureReceipt, CaptureTrigger, Reply, ShotRequest } from '../model/index.ts';
import { ask } from '../platform/sending.ts';
import type { Entry } from './entry.ts';

export type CaptureStep = 'started' | 'shot-done' | 'saving';

const MOVED: Reply<CaptureReceipt> = { ok: false, failure: { code: 'page-changed' } };

type Running = { token: string; step(step: CaptureStep): void; reveal(): void; hasMoved(): boolean };

/**
 * The page's half of a capture: our own signs are hidden, the background takes the screenshot and says so, the signs
 * come back, the rest happens there. One capture at a time: a screenshot must not catch another one's card.
 * @param hideSigns hides or shows everything of ours on the page
 * @param place what the screenshot is to show; the post's box unless told
 */
export function createCapture(
  hideSigns: (hidden: boolean) => void,
  place: (entry: Entry) => ShotRequest | null = ({ root }) => shotOf(root),
) {
  let running: Running | null = null;
  let last: Promise<unknown> = Promise.resolve();

  async function run(
    entry: Entry,
    trigger: CaptureTrigger,
    onStep: (step: CaptureStep) => void,
  ): Promise<Reply<CaptureReceipt>> {
    const { post, ref } = entry;
    if (!post) return { ok: false, failure: { code: 'no-post' } };
    const token = crypto.randomUUID();
    const reveal = once(() => hideSigns(false));
    let shot: ShotRequest | null = null;
    const hasMoved = () => shot !== null && !isSamePlace(shot, place(entry));
    running = { token, step: onStep, reveal, hasMoved };
    onStep('started');
    hideSigns(true);
    await painted();
    shot = place(entry);
    try {
      return await ask<'capture'>({
        type: 'capture',
        posts: [{ ref, post }],
        trigger,
        url: location.href,
        shot,
        token,
      });
    } finally {
      reveal();
      running = null;
    }
  }

  return {
    start(
      entry: Entry,
      trigger: CaptureTrigger,
      onStep: (step: CaptureStep) => void,
    ): Promise<Reply<CaptureReceipt>> {
      const { ref } = entry;
      // The site may put another post into the node while this one waits for its turn.
      const mine = last.then(() => (entry.ref === ref ? run(entry, trigger, onStep) : MOVED));
      last = mine.catch(() => undefined);
      return mine;
    },
    /**
     * Progress told by the background.
     * @returns false if the post has moved in the window since its place was told: the picture shows something else
     */
    step(token: string, step: CaptureStep): boolean | undefined {
      if (running?.token !== token) return undefined;
      const stayed = !running.hasMoved();
      if (step === 'shot-done') running.reveal();
      running.step(step);
      return stayed;
    },
  };
}

/** Within a pixel: what moves less cannot be seen in a picture. */
function isSamePlace({ rect }: ShotRequest, now: ShotRequest | null): boolean {
  if (!now) return false;
  const sides = ['x', 'y', 'width', 'height'] as const;
  return sides.every((side) => Math.abs(rect[side] - now.rect[side]) <= 1);
}

/** The part of the post that stands in the window; null when none does. */
export function shotOf(root: Element): ShotRequest | null {
  const box = root.getBoundingClientRect();
  const viewport = { width: innerWidth, height: innerHeight, scale: devicePixelRatio };
  const left = Math.max(0, box.left);
  const top = Math.max(0, box.top);
  const width = Math.min(box.right, viewport.width) - left;
  const height = Math.min(box.bottom, viewport.height) - top;
  if (width < 1 || height < 1) return null;
  const partial =
    box.left < -1 || box.top < -1 || box.right > viewport.width + 1 || box.bottom > viewport.height + 1;
  return { rect: { x: left, y: top, width, height }, partial, viewport };
}

/** Two frames, so that what was hidden is hidden on the screen; a hidden tab has none, hence the clock. */
function painted(): Promise<void> {
  const frames = new Promise<void>((done) =>
    requestAnimationFrame(() => requestAnimationFrame(() => done())),
  );
  return Promise.race([frames, new Promise<void>((done) => setTimeout(done, 300))]);
}

function once(work: () => void): () => void {
  let done = false;
  return () => {
    if (!done) work();
    done = true;
  };
}
