import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePictures } from './pictures.ts';

/** BENCH_PICTURES for a shorter run; the goal counts for 1,000. */
const COUNT = Number(process.env.BENCH_PICTURES ?? 1000);
const GOAL = (60 * COUNT) / 1000;
/** One thread is measured on a share of the pictures: its speed is what counts. */
const COUNT_ALONE = Math.ceil(COUNT / 5);
const COMMAND = join(import.meta.dirname, '..', 'registry.ts');

/** Fingerprints 1,000 pictures with all threads and with one, in one run; kills a run in the middle and resumes it. */
export async function benchPublisher(): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'stadtspur-bench-'));
  try {
    const size = await makePictures(join(scratch, 'all'), COUNT);
    await makePictures(join(scratch, 'some'), COUNT_ALONE);
    console.log(`  ${COUNT} JPEG files of 1200 x 800, ${Math.round(size / COUNT / 1000)} kB each`);
    const alone = await timed(scratch, 'alone', 'some', '--threads', '1');
    report('one thread', COUNT_ALONE, alone);
    const all = await timed(scratch, 'threads', 'all');
    report('worker threads', COUNT, all);
    console.log(
      `  ${(alone.seconds / COUNT_ALONE / (all.seconds / COUNT)).toFixed(2)} times as fast; goal ${GOAL} s: ${all.seconds <= GOAL ? 'met' : 'MISSED'}`,
    );
    if (all.seconds > GOAL) process.exitCode = 1;
    await killedAndResumed(scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function report(what: string, count: number, { seconds, cpu }: Cost): void {
  // On a machine that others use as well, seconds of the processor tell more than those of the clock.
  const load = `load ${loadavg()[0]?.toFixed(1)}, processor ${cpu.toFixed(1)} s`;
  console.log(
    `  ${what}: ${count} in ${seconds.toFixed(1)} s, ${((seconds / count) * 1000).toFixed(1)} ms each (${load})`,
  );
}

/** Seconds by the clock, and of the processor (0 where the system does not tell it). */
type Cost = { seconds: number; cpu: number };

/** Cost of a whole `add`, process start and writing of the draft included. */
async function timed(scratch: string, name: string, pictures: string, ...more: string[]): Promise<Cost> {
  await made(scratch, name);
  const start = performance.now();
  const child = add(scratch, name, pictures, ...more);
  let cpu = 0;
  const watch = setInterval(() => {
    cpu = Math.max(cpu, processorSeconds(child.pid));
  }, 100);
  await ended(child);
  clearInterval(watch);
  const seconds = (performance.now() - start) / 1000;
  const count = assetsIn(scratch, name);
  if (count !== (pictures === 'all' ? COUNT : COUNT_ALONE)) throw new Error(`${count} entries`);
  return { seconds, cpu };
}

/** Linux: user and system time of all threads, in ticks of 10 ms (proc_pid_stat(5), fields 14 and 15). */
function processorSeconds(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}

/** kill -9 in the middle, then the same command again: every picture once in the journal, none of them done anew. */
async function killedAndResumed(scratch: string): Promise<void> {
  await made(scratch, 'killed');
  const journal = join(scratch, 'killed', 'work', 'add.ndjson');
  const child = add(scratch, 'killed', 'all');
  while (linesOf(journal).length < COUNT / 3) await new Promise((done) => setTimeout(done, 100));
  child.kill('SIGKILL');
  await once(child, 'exit');
  const before = linesOf(journal);
  const again = add(scratch, 'killed', 'all');
  // The journal goes when its work is in the draft: its last sight is taken while the command runs.
  let after: string[] = [];
  const watch = setInterval(() => {
    const seen = linesOf(journal);
    if (seen.length > after.length) after = seen;
  }, 20);
  const said = await ended(again);
  clearInterval(watch);
  const resumed = Number(/(\d+) done before a stop/.exec(said)?.[1] ?? 0);
  const files = after.map((line) => (JSON.parse(line) as { file: string }).file);
  const twice = files.length - new Set(files).size;
  const isKept = before.every((line, at) => after[at] === line);
  console.log(
    `  kill -9 after ${before.length}: ${resumed} taken over, ${COUNT - resumed} done after it, ${twice} done twice, ${assetsIn(scratch, 'killed')} entries`,
  );
  if (twice > 0 || !isKept || resumed !== before.length || assetsIn(scratch, 'killed') !== COUNT) {
    throw new Error('a picture was done twice, or lost');
  }
}

const made = (scratch: string, name: string) =>
  ended(start('init', join(scratch, name), '--id', 'bench', '--title', 'Bench'));
const add = (scratch: string, name: string, pictures: string, ...more: string[]) =>
  start('add', join(scratch, pictures), '--in', join(scratch, name), '--why', 'bench', ...more);
const start = (...args: string[]): ChildProcess =>
  spawn(process.execPath, [COMMAND, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });

/** What a command said. @throws when it failed */
async function ended(child: ChildProcess): Promise<string> {
  let said = '';
  child.stderr?.on('data', (text) => {
    said += String(text);
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(said.slice(-500));
  return said;
}

/** Whole lines of a file; none where there is no file. */
function linesOf(file: string): string[] {
  if (!existsSync(file) || statSync(file).size === 0) return [];
  return readFileSync(file, 'utf8').split('\n').slice(0, -1);
}

const assetsIn = (scratch: string, name: string): number =>
  readFileSync(join(scratch, name, 'entries.ndjson'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{"kind":"asset"')).length;
