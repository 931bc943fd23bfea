// Compares files with a registry, one JSON object a line in the order of the files (docs/matching.md).
// Exit 0: all were compared. Exit 1: some could not be; their lines say why. Exit 2: bad arguments.
import { parseArgs } from 'node:util';
import { InvalidData } from '../utils/model/index.ts';
import { filesOf, isBadArgument, NoSuchFile } from './matching/files.ts';
import { inOrder } from './matching/in-order.ts';
import { loadRegistry } from './matching/load-registry.ts';
import { progressOf } from './matching/progress.ts';
import { startMatchers } from './matching/threads.ts';

try {
  const { values, positionals } = parseArgs({
    options: { registry: { type: 'string' } },
    allowPositionals: true,
  });
  if (!values.registry)
    throw new NoSuchFile('say --registry <folder of pictures, videos and texts | registry file>');
  const files = filesOf(positionals);
  if (files.length === 0) throw new NoSuchFile('name files or folders to compare');
  await match(values.registry, files);
} catch (error) {
  process.stderr.write(`match: ${error instanceof Error ? error.message : String(error)}\n`);
  const isBadInput = error instanceof InvalidData || isBadArgument(error);
  process.exitCode = isBadInput ? 2 : 1;
}

async function match(name: string, files: readonly string[]): Promise<void> {
  const { registry, left } = await loadRegistry(name);
  for (const { id, why } of left) process.stderr.write(`match: entry ${id} cannot be found: ${why}\n`);
  const matchers = startMatchers(registry, files.length);
  const progress = progressOf(files.length, 'files');
  try {
    for await (const line of inOrder(files, matchers.match, matchers.atOnce)) {
      if (line.error) process.exitCode = 1;
      process.stdout.write(`${JSON.stringify(line)}\n`);
      progress.step();
    }
  } finally {
    await matchers.end();
  }
}
