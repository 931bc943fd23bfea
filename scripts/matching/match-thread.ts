import { parentPort, workerData } from 'node:worker_threads';
import type { MatchRegistry } from './load-registry.ts';
import { createFileMatcher } from './match-file.ts';

const match = createFileMatcher(workerData as MatchRegistry);
let last: Promise<unknown> = Promise.resolve();

// One after the other, so that answers come in the order of the questions.
parentPort?.on('message', (file: string) => {
  last = last.then(async () => parentPort?.postMessage(await match(file)));
});
