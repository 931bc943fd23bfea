// Prints the PDQ hash and quality of picture files, one JSON object a line (docs/matching.md); with --print the print of a
// registry too (docs/registry-format.md).
// Exit 0: all were read. Exit 1: some could not be read; their lines say why. Exit 2: bad arguments.
import { parseArgs } from 'node:util';
import { isMatchable, packPrint, pdq, printOf } from '../utils/matching/index.ts';
import { decodePicture } from './matching/decode.ts';
import { filesOf, isBadArgument, NoSuchFile } from './matching/files.ts';
import { inOrder } from './matching/in-order.ts';
import { progressOf } from './matching/progress.ts';
import { whyUnread } from './matching/why-unread.ts';

type Line = { file: string } & (
  | { pdq: string; quality: number; width: number; height: number; matchable: boolean; print?: string }
  | { error: string; detail?: string | undefined }
);

try {
  const { values, positionals } = parseArgs({
    options: { print: { type: 'boolean' } },
    allowPositionals: true,
  });
  const files = filesOf(positionals, ['picture']);
  if (files.length === 0) throw new NoSuchFile('name the picture files, or folders of them');
  const progress = progressOf(files.length, 'fingerprints');
  for await (const line of inOrder(files, (file) => fingerprint(file, values.print ?? false))) {
    if ('error' in line) process.exitCode = 1;
    process.stdout.write(`${JSON.stringify(line)}\n`);
    progress.step();
  }
} catch (error) {
  process.stderr.write(`fingerprint: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = isBadArgument(error) ? 2 : 1;
}

async function fingerprint(file: string, withPrint: boolean): Promise<Line> {
  try {
    const { width, height, luma } = await decodePicture(file);
    const { hash, quality } = pdq(luma);
    const print = withPrint && { print: Buffer.from(packPrint(printOf(luma))).toString('base64') };
    return { file, pdq: hash, quality, width, height, matchable: isMatchable(quality), ...print };
  } catch (error) {
    return { file, ...whyUnread(error) };
  }
}
