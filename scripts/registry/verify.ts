import { BadArgument } from './errors.ts';
import { optionsOf } from './options.ts';
import { checkPublication } from './verify/check.ts';
import { readerOf } from './verify/readers.ts';
import { tellChecks } from './verify/tell.ts';

/** Recomputes everything that a publication claims: kept or broken, each. */
export async function verify(args: string[]): Promise<number> {
  const options = optionsOf(args, { json: 'boolean', fingerprint: 'string' });
  const [where] = options.words;
  if (!where || options.words.length > 1)
    throw new BadArgument('name the address or folder of a publication');
  const expected = options.texts.get('fingerprint')?.replace(/\s/g, '').toLowerCase();
  if (expected !== undefined && !/^[0-9a-f]{64}$/.test(expected))
    throw new BadArgument('a fingerprint has 64 hex digits');
  const checks = await checkPublication(readerOf(where), new Date(), expected);
  const kept = checks.every((check) => check.kept);
  if (options.flags.has('json'))
    process.stdout.write(`${JSON.stringify({ where, kept, checks }, null, 1)}\n`);
  else tellChecks(checks);
  return kept ? 0 : 1;
}
