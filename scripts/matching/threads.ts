import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { MatchRegistry } from './load-registry.ts';
import { createFileMatcher, type FileLine } from './match-file.ts';

/** Each thread has an index of its own, so few files are not worth a second one. */
const FILES_PER_THREAD = 20;
const MOST_THREADS = 4;

type Job = { file: string; done: (line: FileLine) => void; failed: (error: Error) => void };

/**
 * Compares files with a registry on as many threads as the machine has, at most four.
 * @param files how many there will be
 * @returns the comparison of one file, and the end of all threads
 */
export function startMatchers(registry: MatchRegistry, files: number) {
  const count = Math.min(MOST_THREADS, availableParallelism(), Math.ceil(files / FILES_PER_THREAD));
  if (count <= 1) return { atOnce: 1, match: createFileMatcher(registry), end: async () => {} };
  const threads = Array.from({ length: count }, () => startThread(registry));
  let next = 0;
  return {
    atOnce: count * 2,
    match: (file: string) => threads[next++ % count]?.(file) ?? Promise.reject(new Error('no thread')),
    end: async () => {
      await Promise.all(threads.map((thread) => thread.end()));
    },
  };
}

function startThread(registry: MatchRegistry) {
  const worker = new Worker(new URL('./match-thread.ts', import.meta.url), { workerData: registry });
  const jobs: Job[] = [];
  worker.on('message', (line: FileLine) => jobs.shift()?.done(line));
  worker.on('error', (error) => {
    for (const job of jobs.splice(0)) job.failed(error as Error);
  });
  const match = (file: string) =>
    new Promise<FileLine>((done, failed) => {
      jobs.push({ file, done, failed });
      worker.postMessage(file);
    });
  return Object.assign(match, { end: () => worker.terminate() });
}
