import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { PictureFacts } from './picture.ts';
import type { PictureAnswer } from './thread.ts';

/** A file that gave no facts: a code, and a figure or a few words. */
export class Unread extends Error {
  override name = 'Unread';
}

export type PicturePool = {
  /** Tasks worth handing out at once. */
  atOnce: number;
  facts(bytes: Uint8Array): Promise<PictureFacts>;
  end(): Promise<void>;
};

type Job = { done: (facts: PictureFacts) => void; failed: (error: Error) => void };

/** Threads that fingerprint pictures: as many as the machine has, at most `most`; `isLight` as of `pictureFacts`. */
export function startPool({ most = 4, isLight = false } = {}): PicturePool {
  const threads = Array.from({ length: Math.max(1, Math.min(most, availableParallelism())) }, () =>
    startThread(isLight),
  );
  return {
    atOnce: threads.length * 2,
    facts: (bytes) => {
      const free = threads.reduce((best, one) => (one.jobs.length < best.jobs.length ? one : best));
      return free.facts(bytes);
    },
    end: async () => {
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}

function startThread(isLight: boolean) {
  const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: isLight });
  const jobs: Job[] = [];
  worker.on('message', (answer: PictureAnswer) => {
    const job = jobs.shift();
    if ('facts' in answer) job?.done(answer.facts);
    else job?.failed(new Unread(answer.error));
  });
  worker.on('error', (error) => {
    for (const job of jobs.splice(0)) job.failed(error as Error);
  });
  const facts = (bytes: Uint8Array) =>
    new Promise<PictureFacts>((done, failed) => {
      jobs.push({ done, failed });
      worker.postMessage(bytes);
    });
  return { worker, jobs, facts };
}
