// Counts a vitest run for scripts/test.ts, which adds the runs up.
import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** What one step contributed to the last line. */
export type Counts = { passed: number; failed: number; skipped: number };

/** Writes the counts as JSON to the path in STADTSPUR_COUNTS. */
export default class CountingReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const counts: Counts = { passed: 0, failed: unhandled.length, skipped: 0 };
    for (const module of modules) countModule(module, counts);
    const path = process.env.STADTSPUR_COUNTS;
    if (path) writeFileSync(path, JSON.stringify(counts));
  }
}

function countModule(module: TestModule, counts: Counts): void {
  // A file that did not load, and a hook that threw, hide their tests: each counts as a failure of its own.
  if (module.errors().length > 0) counts.failed += 1;
  for (const suite of module.children.allSuites()) {
    if (suite.errors().length > 0) counts.failed += 1;
  }
  for (const test of module.children.allTests()) {
    const { state } = test.result();
    counts[state === 'pending' ? 'failed' : state] += 1;
  }
}
