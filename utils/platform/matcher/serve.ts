import { type ComparedPicture, PortError } from '../../flows/ports.ts';
import { type Answer, CHANNEL, isFor, type Question } from './channel.ts';

type Work = {
  compare(bytes: Uint8Array<ArrayBuffer>): Promise<ComparedPicture>;
  forget(): void;
};

/** Runs in the thread: answers the background, one picture after the other. */
export function serveMatcher({ compare, forget }: Work): void {
  const channel = new BroadcastChannel(CHANNEL);
  let last: Promise<unknown> = Promise.resolve();
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (!isFor<Question>('matcher', data)) return;
    if (data.what !== 'compare') {
      if (data.what === 'forget') forget();
      channel.postMessage({ to: 'background', id: data.id, ok: true, value: null } satisfies Answer);
      return;
    }
    const { id, bytes } = data;
    last = last.then(async () => channel.postMessage(await answerTo(id, () => compare(bytes))));
  };
}

async function answerTo(id: string, work: () => Promise<ComparedPicture>): Promise<Answer> {
  try {
    return { to: 'background', id, ok: true, value: await work() };
  } catch (error) {
    const known = error instanceof PortError ? error : new PortError('internal', String(error).slice(0, 200));
    return { to: 'background', id, ok: false, code: known.code, detail: known.detail };
  }
}
