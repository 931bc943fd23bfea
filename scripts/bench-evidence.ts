// Cost of evidence (docs/benchmarks.md). The arguments name the parts: capture, capture-firefox, package, flips.
import { runParts } from './bench/parts.ts';

await runParts('bench:evidence', {
  capture: async () =>
    console.table(await (await import('./bench-evidence/capture.ts')).benchCapture('chrome')),
  'capture-firefox': async () =>
    console.table(await (await import('./bench-evidence/capture.ts')).benchCapture('firefox')),
  package: async () => {
    const { benchPackage } = await import('./bench-evidence/package.ts');
    const many = await benchPackage(5000, 2_000);
    // The same bytes in few findings: what grows with their number shows in the ratio.
    const large = await benchPackage(50, 10_000_000);
    console.log(JSON.stringify({ many, large, heapRatio: many.write.heap / large.write.heap }, null, 2));
  },
  flips: async () => {
    const { flipBits } = await import('./bench-evidence/flips.ts');
    console.log(JSON.stringify(await flipBits(2000)));
  },
});
process.exit();
