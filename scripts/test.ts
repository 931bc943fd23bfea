// All tests: every step runs even when one before it failed, and the last line adds them up.
// `node scripts/test.ts unit chrome` runs only the steps named.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from '../tests/e2e/harness/workspace.ts';
import type { Counts } from './reporter.ts';

type Step = { name: string; run: () => Counts };

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'stadtspur-test-'));

const STEPS: Step[] = [
  { name: 'typecheck', run: () => command('tsc', '--noEmit') },
  { name: 'lint', run: () => command('biome', 'check', '--error-on-warnings', '.') },
  { name: 'unit', run: () => vitest('unit') },
  { name: 'captures', run: () => vitest('captures') },
  { name: 'build chrome', run: () => command('wxt', 'build') },
  { name: 'build firefox', run: () => command('wxt', 'build', '-b', 'firefox') },
  ...(hasProject('built') ? [{ name: 'built', run: () => vitest('built') }] : []),
  { name: 'addons-linter', run: () => command('addons-linter', '.output/firefox-mv3') },
  { name: 'browsers', run: ensureBrowsers },
  { name: 'chrome', run: () => vitest('chrome') },
  { name: 'firefox', run: () => vitest('firefox') },
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !STEPS.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`unknown step ${unknown.join(', ')}: ${STEPS.map(({ name }) => name).join(', ')}`);
  process.exit(1);
}

const total: Counts = { passed: 0, failed: 0, skipped: 0 };
const red: string[] = [];
for (const step of STEPS.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) runStep(step);
rmSync(scratch, { recursive: true, force: true });
if (red.length > 0) console.log(`\nfailed: ${red.join(', ')}`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : 0;

function runStep({ name, run }: Step): void {
  console.log(`\n── ${name}`);
  const start = Date.now();
  const counts = run();
  for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += counts[key];
  if (counts.failed > 0) red.push(name);
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  console.log(`── ${name}: ${counts.failed > 0 ? `${counts.failed} failed` : 'ok'}, ${seconds} s`);
}

/** Runs a program of the project; it counts as one test. */
function command(program: string, ...args: string[]): Counts {
  return oneTest(execute(program, args) === 0);
}

function execute(program: string, args: string[], env: Record<string, string> = {}): number {
  const path = [join(ROOT, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  const { status, error } = spawnSync(program, args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, PATH: path, ...env },
    shell: process.platform === 'win32',
  });
  if (error) console.error(`cannot run ${program}: ${error.message}`);
  return status ?? 1;
}

function oneTest(passed: boolean): Counts {
  return {
    passed: Number(passed),
    failed: Number(!passed),
    skipped: 0,
  };
}

/** Runs one vitest project and returns the reporter's counts. */
function vitest(project: string): Counts {
  const path = join(scratch, `${project}.json`);
  const args = ['run', '--project', project, '--reporter', 'default', '--reporter', './scripts/reporter.ts'];
  const code = execute('vitest', args, { STADTSPUR_COUNTS: path });
  const counts: Counts = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : oneTest(false);
  // A run that ended badly without a failed test, or without any test, must not look green.
  const silent = code !== 0 && counts.failed === 0;
  return silent ? { ...counts, failed: 1 } : counts;
}

function hasProject(name: string): boolean {
  return readFileSync(join(ROOT, 'vitest.config.ts'), 'utf8').includes(`name: '${name}'`);
}

/** Both browsers must be there; on Debian as root they are installed. Nothing is skipped in silence. */
function ensureBrowsers(): Counts {
  const missing = () => (['chrome', 'firefox'] as const).filter((kind) => !findBrowser(kind));
  if (missing().length > 0 && existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    execute('apt-get', ['update'], env);
    execute('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'firefox-esr'], env);
  }
  for (const kind of missing()) {
    const variable = kind === 'chrome' ? 'CHROME_BIN' : 'FIREFOX_BIN';
    console.error(
      `${kind} is missing: install it (Debian: apt-get install chromium firefox-esr) or set ${variable} to its path`,
    );
  }
  return oneTest(missing().length === 0);
}
