// Runs a command's script with a Node that can run TypeScript (as bootstrap.mjs finds it).
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
// The optional package brings Node 24; npm links it here.
const BROUGHT = join(ROOT, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

/** @param {string} name of the command, and of its script without `stadtspur-`; ends with the exit code of the script */
export function runCommand(name) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const runsTypeScript = major > 22 || (major === 22 && minor >= 18);
  if (!runsTypeScript && !existsSync(BROUGHT)) {
    console.error(`${name}: Node ${process.versions.node} cannot run TypeScript: install Node 24`);
    process.exit(1);
  }
  const node = runsTypeScript ? process.execPath : BROUGHT;
  const script = join(ROOT, 'scripts', `${name.replace('stadtspur-', '')}.ts`);
  const { status, error } = spawnSync(node, [script, ...process.argv.slice(2)], {
    stdio: 'inherit',
    shell: node.endsWith('.cmd'),
  });
  if (error) console.error(`${name}: ${error.message}`);
  process.exit(status ?? 1);
}
