// Entry of `npm start` and `npm test` in a fresh clone: plain Node 20, no dependency, because none is installed yet.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const STAMP = join(ROOT, 'node_modules', '.stadtspur-installed');
const SCRIPTS = { start: 'demo', test: 'test:all' };

const [task, ...args] = process.argv.slice(2);
const script = SCRIPTS[task];
if (!script) fail(`unknown task "${task ?? ''}": say start or test`);
if (isOlderThan(20, 19)) fail(`Node ${process.versions.node} is too old: install Node 20.19 or newer`);

install();
// The optional package brings Node 24 and puts it first in the PATH of what npm runs; the scripts are TypeScript.
if (isOlderThan(22, 18) && !existsSync(join(ROOT, 'node_modules', '.bin', 'node'))) {
  fail(`Node ${process.versions.node} cannot run TypeScript on this platform: install Node 24`);
}
process.exit(npm(['run', '--silent', script, '--', ...args]));

/** Installs when node_modules is absent or was installed from another lock file. */
function install() {
  const lock = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock) return;
  console.log('Installing packages (npm ci) …');
  const code = npm(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund']);
  if (code !== 0) fail('npm ci failed: see its message above');
  writeFileSync(STAMP, lock);
}

/** Runs the npm that runs us, so that no second one is looked for; returns its exit code. */
function npm(npmArgs) {
  const own = process.env.npm_execpath;
  const useOwn = own && /npm-cli\.c?js$/.test(own);
  const [command, first] = useOwn ? [process.execPath, [own]] : ['npm', []];
  const shell = !useOwn && process.platform === 'win32';
  const { status, error } = spawnSync(command, [...first, ...npmArgs], {
    cwd: ROOT,
    stdio: 'inherit',
    shell,
  });
  if (error) fail(`cannot run npm: ${error.message}`);
  return status ?? 1;
}

function isOlderThan(major, minor) {
  const [ownMajor = 0, ownMinor = 0] = process.versions.node.split('.').map(Number);
  return ownMajor < major || (ownMajor === major && ownMinor < minor);
}

function fail(message) {
  console.error(`stadtspur: ${message}`);
  process.exit(1);
}
