import { type ComparedPicture, PortError } from '../../flows/ports.ts';
import type { PrintedPicture } from '../../model/index.ts';
import { type Answer, CHANNEL, isFor, type Question } from './channel.ts';

type Work = {
  compare(bytes: Uint8Array<ArrayBuffer>): Promise<ComparedPicture>;
  print(bytes: Uint8Array<ArrayBuffer>): Promise<PrintedPicture>;
  forget(): void;
};

/**
 * Runs in the thread: answers the background, one picture after the other.
 * @param name of the channel; a thread that a page of ours started for itself has its own
 */
export function serveMatcher(work: Work, name: string = CHANNEL): void {
  const channel = new BroadcastChannel(name);
  let last: Promise<unknown> = Promise.resolve();
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (!isFor<Question>('matcher', data)) return;
    if (data.what !== 'compare' && data.what !== 'print') {
      if (data.what === 'forget') work.forget();
      channel.postMessage({ to: 'background', id: data.id, ok: true, value: null } satisfies Answer);
      return;
    }
    const { id, bytes, what } = data;
    last = last.then(async () => channel.postMessage(await answerTo(id, () => work[what](bytes))));
  };
}

async function answerTo(id: string, work: () => Promise<ComparedPicture | PrintedPicture>): Promise<Answer> {
  try {
    return { to: 'background', id, ok: true, value: await work() };
  } catch (error) {
    const known = error instanceof PortError ? error : new PortError('internal', String(error).slice(0, 200));
    return { to: 'background', id, ok: false, code: known.code, detail: known.detail };
  }
}
