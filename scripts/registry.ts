// The publisher's command: makes, signs, publishes and checks a registry (docs/registry-publishing.md).
// Exit 0: all done. Exit 1: something failed, or was found broken; it is told. Exit 2: bad arguments.
import { BadPublication } from '../utils/registry/index.ts';
import { isBadArgument } from './matching/files.ts';
import { BadArgument, Refused } from './registry/errors.ts';
import { USAGE, VERBS } from './registry/verbs.ts';

const [verb = 'help', ...rest] = process.argv.slice(2);
try {
  const run = VERBS[verb];
  if (verb === 'help' || verb === '--help') process.stdout.write(USAGE);
  else if (!run) throw new BadArgument(`no verb "${verb}"\n\n${USAGE}`);
  else process.exitCode = await run(rest);
} catch (error) {
  process.stderr.write(`registry ${verb}: ${error instanceof Error ? error.message : String(error)}\n`);
  const isKnown = error instanceof Refused || error instanceof BadPublication;
  if (!isKnown && !isBadArgument(error) && process.env.STADTSPUR_TRACE) console.error(error);
  process.exitCode = isBadArgument(error) || error instanceof BadArgument ? 2 : 1;
}
