// Cost of making and reading registries (docs/benchmarks.md). The arguments name the parts: publisher, reading.
import { runParts } from './bench/parts.ts';

await runParts('bench:registry', {
  publisher: async () => (await import('./bench-registry/publisher.ts')).benchPublisher(),
  reading: async () => (await import('./bench-registry/reading.ts')).benchReading(),
});
