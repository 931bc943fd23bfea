import type { FilmVerdict, FrameSample, NamedRead } from '../../model/index.ts';
import { ask } from '../../platform/sending.ts';
import { base64Of, type GreyFrame } from './grey.ts';

/** Of one showing of a video; a minute at four frames a second. */
const MOST_SAMPLES = 240;
const BATCH = 12;
/** More than this waiting means that the background does not keep up. */
const MOST_WAITING = 24;
/** Times of a video closer than this are the same frame to us: videos are looped. */
const STEP = 0.15;

/** Samples of one video in one post, taken while it shows one source. */
export type Showing = ReturnType<typeof createShowing>;

/** @param video the element, for the address it tells */
export function createShowing(
  video: HTMLVideoElement,
  read: () => NamedRead | null,
  judged: (verdict: FilmVerdict) => void,
) {
  const name = crypto.randomUUID();
  const url = addressOf(video);
  const steps = new Set<number>();
  let waiting: FrameSample[] = [];
  let sent = 0;
  let isSending = false;
  let isEnded = false;

  async function send(failed?: 'not-readable'): Promise<void> {
    const post = read();
    if (isSending || !post || (waiting.length === 0 && !failed)) return;
    isSending = true;
    const samples = waiting.slice(0, BATCH);
    waiting = waiting.slice(BATCH);
    const reply = await ask<'judge-frames'>({
      type: 'judge-frames',
      posts: [post],
      video: name,
      url,
      samples,
      ...(failed && { failed }),
    });
    isSending = false;
    sent += samples.length;
    // What was lost is taken again, should the video come round once more.
    if (!reply.ok || reply.value.held < sent) forget(reply.ok ? reply.value.held : 0);
    if (reply.ok) judged(reply.value);
    else if (reply.failure.code === 'cut-off') isEnded = true;
  }

  function forget(held: number): void {
    steps.clear();
    sent = held;
  }

  return {
    /** True where the frame at this time (seconds) is not wanted: taken already, or enough of them. */
    isKnown: (at: number) =>
      isEnded || steps.size >= MOST_SAMPLES || waiting.length >= MOST_WAITING || steps.has(stepOf(at)),
    add(at: number, { width, height, grey }: GreyFrame): void {
      steps.add(stepOf(at));
      waiting.push({ at, width, height, grey: base64Of(grey) });
    },
    send: () => send(),
    /** The browser keeps the pixels from us: said once, and no more frames are taken. */
    refuse(): void {
      isEnded = true;
      void send('not-readable');
    },
  };
}

const stepOf = (at: number) => Math.round(at / STEP);

/** The poster's or the file's address; sources made by scripts (blob:) have none that means anything. */
function addressOf({ poster, currentSrc }: HTMLVideoElement): string | null {
  const isAddress = (url: string) => /^https?:/.test(url) && url.length <= 4096;
  return [currentSrc, poster].find(isAddress) ?? null;
}
