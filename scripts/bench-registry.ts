// Cost of making and reading registries (docs/benchmarks.md). The arguments name the parts: publisher, reading.
import { cpus, loadavg } from 'node:os';

const PARTS: Record<string, () => Promise<unknown>> = {
  publisher: async () => (await import('./bench-registry/publisher.ts')).benchPublisher(),
  reading: async () => (await import('./bench-registry/reading.ts')).benchReading(),
};

const names = process.argv.slice(2);
const unknown = names.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(`bench:registry: no part ${unknown.join(', ')}: ${Object.keys(PARTS).join(', ')}`);
  process.exit(2);
}
console.log(
  `${cpus().length} x ${cpus()[0]?.model.trim()}, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`,
);
for (const [name, run] of Object.entries(PARTS)) {
  if (names.length > 0 && !names.includes(name)) continue;
  console.log(`\n${name}`);
  try {
    await run();
  } catch (error) {
    // The other parts are still worth their figures.
    console.error(`  ${name} failed:`, error);
    process.exitCode = 1;
  }
}
