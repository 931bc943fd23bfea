import { ask } from '../../platform/sending.ts';
import type { FramesHost } from './host.ts';

/** Between two tries, when the background did not answer. */
const RETRY_MS = 5000;

/**
 * Has the script that takes frames run here as soon as a video of a post plays; registries without films never need it.
 * Plays, seeks and loads nothing.
 */
export function watchFilms(host: FramesHost) {
  const { signal } = host;
  let isAsked = false;

  async function begin(): Promise<void> {
    isAsked = true;
    const reply = await ask<'load-frames'>({ type: 'load-frames' });
    if (signal.aborted) return;
    if (reply.ok && reply.value) globalThis.stadtspurFrames?.(host);
    // An event that a page can forge leads to one question in five seconds at most.
    if (!reply.ok) setTimeout(again, RETRY_MS);
  }

  const again = () => {
    isAsked = false;
  };

  // Media events do not bubble. This one comes some four times a second while a video plays.
  document.addEventListener(
    'timeupdate',
    ({ target }) => {
      if (!isAsked && target instanceof HTMLVideoElement && !target.paused && host.readAt(target))
        void begin();
    },
    { capture: true, signal },
  );
  return { again };
}
