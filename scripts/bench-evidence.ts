// Cost of evidence (docs/benchmarks.md). The arguments name the parts: capture, capture-firefox, package, exports, flips.
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
  exports: async () => {
    const { benchExports } = await import('./bench-evidence/browser.ts');
    const count = Number(process.env.BENCH_FINDINGS ?? 5000);
    console.table(await benchExports(count, ['rfc4180', 'ndjson', 'ris', 'report', 'package']));
  },
  flips: async () => {
    const { flipBits } = await import('./bench-evidence/flips.ts');
    console.log(JSON.stringify(await flipBits(2000)));
  },
});
process.exit();
