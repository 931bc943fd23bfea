// Prints the PDQ hash and quality of picture files, one JSON object a line (docs/matching.md).
// Exit 0: all were read. Exit 1: some could not be read; their lines say why. Exit 2: bad arguments.
import { isMatchable, pdq } from '../utils/matching/index.ts';
import { PictureError } from '../utils/platform/pixels/index.ts';
import { decodePicture } from './matching/decode.ts';
import { filesOf, NoSuchFile } from './matching/files.ts';
import { inOrder } from './matching/in-order.ts';
import { progressOf } from './matching/progress.ts';

type Line = { file: string } & (
  | { pdq: string; quality: number; width: number; height: number; matchable: boolean }
  | { error: string; detail?: string | undefined }
);

try {
  const files = filesOf(process.argv.slice(2), ['picture']);
  if (files.length === 0) throw new NoSuchFile('name the picture files, or folders of them');
  const progress = progressOf(files.length, 'fingerprints');
  for await (const line of inOrder(files, fingerprint)) {
    if ('error' in line) process.exitCode = 1;
    process.stdout.write(`${JSON.stringify(line)}\n`);
    progress.step();
  }
} catch (error) {
  process.stderr.write(`fingerprint: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof NoSuchFile ? 2 : 1;
}

async function fingerprint(file: string): Promise<Line> {
  try {
    const { width, height, luma } = await decodePicture(file);
    const { hash, quality } = pdq(luma);
    return { file, pdq: hash, quality, width, height, matchable: isMatchable(quality) };
  } catch (error) {
    if (error instanceof PictureError) return { file, error: error.code, detail: error.detail };
    return { file, error: 'unreadable', detail: error instanceof Error ? error.message : String(error) };
  }
}
