import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, vi } from 'vitest';
import type { Account, Asset, Line, NamedPost, Website } from '../../../../utils/model/index.ts';

const script = join(import.meta.dirname, '../../../../scripts/registry.ts');
// Each command is a process of its own, and the machine may be busy.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

export type Done = { code: number; out: string; err: string };

/** Runs the command as a person does, in a folder. */
export async function registry(cwd: string, ...args: string[]): Promise<Done> {
  return promisify(execFile)(process.execPath, [script, ...args], { cwd }).then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
      code,
      out: stdout,
      err: stderr,
    }),
  );
}

/** Starts the command, to be killed in the middle. */
export const started = (cwd: string, ...args: string[]): ChildProcess =>
  spawn(process.execPath, [script, ...args], { cwd, stdio: 'ignore' });

export async function killed(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** A folder of this test file, deleted at its end. */
export function scratchFolder(): (name: string) => string {
  const folder = mkdtempSync(join(tmpdir(), 'stadtspur-registry-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  return (name) => join(folder, name);
}

/** Makes a working folder; its fingerprint, in groups as printed. */
export async function made(folder: string, ...more: string[]): Promise<string> {
  const { code, out, err } = await registry(
    '.',
    'init',
    folder,
    '--id',
    'test-city',
    '--title',
    'Stadt Test',
    ...more,
  );
  if (code !== 0) throw new Error(err);
  return out.trim();
}

/** Lines of a draft. */
export function draft(folder: string): Line[] {
  const text = readFileSync(join(folder, 'entries.ndjson'), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

type Kinds = { asset: Asset; account: Account; post: NamedPost; website: Website };

/** Entries of one kind in a draft. */
export function entriesOf<K extends keyof Kinds>(folder: string, kind: K): Kinds[K][] {
  return draft(folder).flatMap((line) => (line.kind === kind ? [line.value as Kinds[K]] : []));
}
