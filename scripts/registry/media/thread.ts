import { parentPort, workerData } from 'node:worker_threads';
import sharp from 'sharp';
import { whyUnread } from '../../matching/why-unread.ts';
import { type PictureFacts, pictureFacts } from './picture.ts';

export type PictureAnswer = { facts: PictureFacts } | { error: string };

// The pool has a thread for each core already.
sharp.concurrency(1);
let last: Promise<unknown> = Promise.resolve();

// One after the other, so that answers come in the order of the questions.
parentPort?.on('message', (bytes: Uint8Array) => {
  last = last.then(async () => parentPort?.postMessage(await answer(bytes)));
});

async function answer(bytes: Uint8Array): Promise<PictureAnswer> {
  try {
    return { facts: await pictureFacts(bytes, workerData === true) };
  } catch (error) {
    const { error: code, detail } = whyUnread(error);
    return { error: `${code}${detail ? ` (${detail})` : ''}` };
  }
}
