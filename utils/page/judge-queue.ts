import type { NamedRead, Verdict } from '../model/index.ts';
import { ask } from '../platform/sending.ts';
import type { Entry } from './entry.ts';

const BATCH = 40;
/** Messages on their way, and posts in each: a slow picture holds up the others of its message. */
const MEDIA_AT_ONCE = 4;
const MEDIA_BATCH = 4;
const RETRY_MS = 2000;
/** Between two messages: while one scrolls, posts come one by one, and a message costs as much as reading a post. */
const PACE_MS = 100;

type Callbacks = {
  judged(entry: Entry, verdict: Verdict): void;
  /** The background refused this post although it was read: a defect of the reader, shown as unread. */
  refused(entry: Entry, why: string): void;
  /** `cut-off` is final, `unreachable` is tried again. */
  lost(code: string): void;
};

/** Sends posts to the background in batches and asks for the pictures of those in view, a few at a time. */
export function createJudgeQueue(callbacks: Callbacks, signal: AbortSignal) {
  const waiting = new Set<Entry>();
  const media = new Set<Entry>();
  let sending = false;
  let sentAt = Number.NEGATIVE_INFINITY;
  let mediaRunning = 0;
  let mediaAt = Number.NEGATIVE_INFINITY;
  let isPumpPlanned = false;

  async function flush(): Promise<void> {
    if (sending) return;
    sending = true;
    // Posts read in the same slice travel together.
    const rest = sentAt + PACE_MS - performance.now();
    await (rest > 0 ? new Promise((done) => setTimeout(done, rest)) : Promise.resolve());
    while (waiting.size && !signal.aborted) {
      const batch = [...waiting].slice(0, BATCH);
      for (const entry of batch) waiting.delete(entry);
      if (!(await judge(batch))) break;
    }
    sentAt = performance.now();
    sending = false;
  }

  /** False when the background could not be reached; the batch is kept for the next try. */
  async function judge(batch: Entry[]): Promise<boolean> {
    const posts = batch.flatMap(readOf);
    const reply = await ask<'judge'>({ type: 'judge', posts });
    if (reply.ok) {
      deliver(batch, reply.value);
      return true;
    }
    if (reply.failure.code === 'invalid-message') {
      if (batch.length > 1) for (const one of batch) await judge([one]);
      else if (batch[0] && batch[0].ref === posts[0]?.ref)
        callbacks.refused(batch[0], reply.failure.detail ?? '');
      return true;
    }
    callbacks.lost(reply.failure.code);
    for (const entry of batch) waiting.add(entry);
    if (reply.failure.code !== 'cut-off') setTimeout(() => void flush(), RETRY_MS);
    return false;
  }

  /** By the name of what a node holds now: the site may have put another post into it meanwhile, or none. */
  function deliver(batch: Entry[], verdicts: Verdict[]): void {
    const byRef = new Map(verdicts.map((verdict) => [verdict.ref, verdict]));
    for (const entry of batch) {
      const verdict = byRef.get(entry.ref);
      if (verdict && !signal.aborted) callbacks.judged(entry, verdict);
    }
  }

  /** While one scrolls, posts come into view one by one: they wait for each other as the others do. */
  function planMedia(): void {
    if (isPumpPlanned) return;
    isPumpPlanned = true;
    const rest = mediaAt + PACE_MS - performance.now();
    setTimeout(
      () => {
        isPumpPlanned = false;
        while (media.size > 0 && mediaRunning < MEDIA_AT_ONCE && !signal.aborted) void askMedia();
      },
      Math.max(0, rest),
    );
  }

  async function askMedia(): Promise<void> {
    const batch = [...media].slice(0, MEDIA_BATCH);
    for (const entry of batch) media.delete(entry);
    mediaRunning++;
    mediaAt = performance.now();
    const reply = await ask<'judge-media'>({ type: 'judge-media', posts: batch.flatMap(readOf) });
    mediaRunning--;
    if (reply.ok) deliver(batch, reply.value);
    else keepForLater(batch, reply.failure.code);
    planMedia();
  }

  function keepForLater(batch: Entry[], code: string): void {
    for (const entry of batch) entry.mediaAsked = false;
    callbacks.lost(code);
    if (code !== 'unreachable') return;
    setTimeout(() => {
      for (const entry of batch) if (entry.visible) addMedia(entry);
    }, RETRY_MS);
  }

  function addMedia(entry: Entry): void {
    if (entry.mediaAsked || !entry.post) return;
    entry.mediaAsked = true;
    media.add(entry);
    planMedia();
  }

  /** Pictures of what left the window before they were asked for are not compared: it may come back. */
  function dropMedia(entry: Entry): void {
    if (media.delete(entry)) entry.mediaAsked = false;
  }

  return {
    add(entry: Entry): void {
      waiting.add(entry);
      void flush();
    },
    addMedia,
    dropMedia,
    drop(entry: Entry): void {
      waiting.delete(entry);
      dropMedia(entry);
    },
  };
}

export type JudgeQueue = ReturnType<typeof createJudgeQueue>;

const readOf = ({ ref, post }: Entry): NamedRead[] => (post ? [{ ref, post }] : []);
