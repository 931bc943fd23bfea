// Checks an evidence package (docs/evidence-package.md). Prints a summary as JSON, or in words with --human.
// Exit 0: all kept. Exit 1: something is broken. Exit 2: bad arguments, or no package that can be read.
import { open } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { verifyPackage, ZipError } from '../utils/evidence/index.ts';
import { fileAccess } from './verify/file-access.ts';
import { summaryOf, wordsOf } from './verify/summary.ts';

const USAGE = `usage: verify [--human] [--lang de|en] package.zip
  --human     words instead of JSON
  --lang      language of the words, en unless told
exit: 0 kept, 1 broken, 2 not readable or bad arguments
`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      human: { type: 'boolean', default: false },
      lang: { type: 'string', default: 'en' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) process.stdout.write(USAGE);
  else process.exitCode = await check(positionals, values.human, values.lang);
} catch (error) {
  process.stderr.write(`verify: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}

async function check([path, ...more]: string[], human: boolean, language: string): Promise<number> {
  if (!path || more.length > 0 || (language !== 'de' && language !== 'en')) {
    process.stderr.write(USAGE);
    return 2;
  }
  const file = await open(path);
  try {
    const result = await verifyPackage(await fileAccess(file));
    process.stdout.write(
      human ? wordsOf(result, language) : `${JSON.stringify(summaryOf(path, result), null, 2)}\n`,
    );
    return result.intact ? 0 : 1;
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    if (!human)
      process.stdout.write(`${JSON.stringify({ package: path, readable: false, code: error.code })}\n`);
    throw error;
  } finally {
    await file.close();
  }
}
