import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Kind } from '../../tests/e2e/harness/index.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SOURCES = [
  'entrypoints',
  'components',
  'utils',
  'assets',
  'public',
  'wxt.config.ts',
  'package-lock.json',
];

/** Builds the extension when it is missing or older than its sources. */
export function ensureBuilt(kind: Kind): void {
  const built = newest(join('.output', `${kind}-mv3`));
  if (built > Math.max(...SOURCES.map(newest))) return;
  console.log(`Building the extension for ${kind} …`);
  const path = [join(ROOT, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  const { status } = spawnSync('wxt', ['build', '-b', kind], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('the build failed: see its message above');
}

/** Time of the latest change in a file or folder; 0 when there is none. */
function newest(place: string): number {
  const path = join(ROOT, place);
  const own = statSync(path, { throwIfNoEntry: false });
  if (!own?.isDirectory()) return own?.mtimeMs ?? 0;
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Math.max(0, ...files.map((file) => statSync(join(file.parentPath, file.name)).mtimeMs));
}
