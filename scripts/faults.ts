// Breaks captures and evidence on purpose and counts what is not noticed (docs/benchmarks.md).
// Parts: simulated, kills, sigkill, stitching. Options: --count N, --seed N, --firefox (browser parts in Firefox).
import { parseArgs } from 'node:util';
import { runParts } from './bench/parts.ts';

const { values, positionals } = parseArgs({
  options: { count: { type: 'string' }, seed: { type: 'string' }, firefox: { type: 'boolean' } },
  allowPositionals: true,
});
const seed = Number(values.seed ?? 1);
const kind = values.firefox ? ('firefox' as const) : ('chrome' as const);
const count = (unlessTold: number) => Number(values.count ?? unlessTold);
const started = Date.now();
const tell = (of: number) => (done: number) => {
  if (process.stderr.isTTY) process.stderr.write(`\r  ${done} of ${of}, ${seconds()} s `);
};
const seconds = () => Math.round((Date.now() - started) / 1000);

type Told = { halves: string[] } & Record<string, unknown>;

/** Prints a result; anything half makes the command fail. */
function print({ halves, ...figures }: Told, bad = halves.length): void {
  console.log(`  ${JSON.stringify(figures)}; half: ${halves.length}; ${seconds()} s`);
  for (const half of halves.slice(0, 20)) console.log(`    ${half}`);
  if (bad > 0) process.exitCode = 1;
}

const PARTS: Record<string, () => Promise<void>> = {
  simulated: async () => {
    const most = count(10_000);
    console.log(`  ${most} processes killed at a random step, seed ${seed}`);
    print(await (await import('./faults/simulated.ts')).simulatedKills(most, seed, tell(most)));
  },
  kills: async () => {
    const most = count(1000);
    console.log(`  ${most} kills of background or tab in ${kind}, seed ${seed}`);
    print(await (await import('./faults/kills.ts')).kills(kind, most, seed, tell(most)));
  },
  sigkill: async () => {
    const most = count(200);
    console.log(`  ${most} times SIGKILL after "saved" in ${kind}`);
    const { lost, ...result } = await (await import('./faults/sigkill.ts')).sigkill(kind, most, tell(most));
    print({ ...result, lost: lost.length }, lost.length + result.halves.length);
  },
  stitching: async () => {
    const { injectStitchingFaults, tellStitching } = await import('./faults/stitching.ts');
    const result = await injectStitchingFaults(count(500), seed);
    console.log(tellStitching(result));
    if (result.kinds.some(({ undetected }) => undetected.length > 0)) process.exitCode = 1;
  },
};

await runParts('faults', PARTS, positionals);
process.exit();
