// Measures what the extension costs, each figure beside an alternative from the same run (docs/benchmarks.md).
// Options: --firefox (that browser as well), and the name of one part: content, badge, pdq, capture, scroll.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Harness, type Kind, launch } from '../tests/e2e/harness/index.ts';
import { builtExtension } from '../tests/e2e/harness/workspace.ts';
import { importDemoRegistry } from '../tests/e2e/support.ts';
import { badge } from './bench/badge.ts';
import { capture } from './bench/capture.ts';
import { content } from './bench/content.ts';
import { pdq, pdqInNode } from './bench/pdq.ts';
import { type Row, tableOf } from './bench/rows.ts';
import { scroll } from './bench/scroll.ts';
import { ensureBuilt } from './demo/build.ts';

const PARTS: Record<string, (harness: Harness) => Promise<Row[]>> = { content, badge, pdq, capture, scroll };

const { values, positionals } = parseArgs({
  options: { firefox: { type: 'boolean' } },
  allowPositionals: true,
});

try {
  await bench(values.firefox ? ['chrome', 'firefox'] : ['chrome'], chosen(positionals));
} catch (error) {
  console.error('bench:', error);
  process.exitCode = 1;
}

function chosen(names: string[]): string[] {
  const unknown = names.filter((name) => !(name in PARTS));
  if (unknown.length > 0) throw new Error(`no part ${unknown.join(', ')}: ${Object.keys(PARTS).join(', ')}`);
  return names.length > 0 ? names : Object.keys(PARTS);
}

async function bench(kinds: Kind[], names: string[]): Promise<void> {
  const [processor] = cpus();
  console.log(`${cpus().length} x ${processor?.model.trim()}, Node ${process.version}`);
  console.log(`load of the last minute before the run: ${loadavg()[0]?.toFixed(1)}`);
  const rows: Row[] = names.includes('pdq') ? pdqInNode() : [];
  for (const kind of kinds) {
    const extension = copyOfBuild(kind);
    try {
      for (const name of names) rows.push(...(await run(kind, name, extension)));
    } finally {
      rmSync(extension, { recursive: true });
    }
  }
  console.log(`\n${tableOf(rows)}`);
}

/** All parts measure the same build, whoever builds anew meanwhile. */
function copyOfBuild(kind: Kind): string {
  ensureBuilt(kind);
  const copy = mkdtempSync(join(tmpdir(), `stadtspur-bench-${kind}-`));
  cpSync(builtExtension(kind), copy, { recursive: true });
  return copy;
}

/** One browser for each part, one after the other: what a part leaves behind must not weigh on the next. */
async function run(kind: Kind, name: string, extension: string): Promise<Row[]> {
  let harness: Harness | null = null;
  try {
    harness = await launch(kind, { extension });
    console.log(`${name} in ${await harness.browser.version()} …`);
    await importDemoRegistry(harness);
    return (await PARTS[name]?.(harness)) ?? [];
  } catch (error) {
    // The other parts are still worth their table.
    console.error(`  ${name} in ${kind} failed:`, error);
    process.exitCode = 1;
    return [];
  } finally {
    await harness?.close();
  }
}
