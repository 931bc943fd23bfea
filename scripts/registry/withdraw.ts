import { textOf, tombstoneOf } from '../../utils/registry/index.ts';
import { BadArgument } from './errors.ts';
import { place } from './folder/draft.ts';
import { alone } from './folder/lock.ts';
import { optionsOf, tell, whyOf, workshopOf } from './options.ts';

/** Takes entries out; what stays is a tombstone with the reason. */
export async function withdraw(args: string[]): Promise<number> {
  const options = optionsOf(args, { in: 'string', why: 'string', by: 'string' });
  const workshop = workshopOf(options);
  const why = whyOf(options, workshop);
  if (options.words.length === 0) throw new BadArgument('name entries, such as asset:harbour');
  return alone(workshop.folder, async () => {
    const entries = workshop.entries();
    const stones = options.words.map((name) => {
      const line = entries.get(name);
      if (!line || line.kind === 'about') throw new BadArgument(`no entry ${name} in entries.ndjson`);
      if (line.kind === 'withdrawn') throw new BadArgument(`${name} is withdrawn already`);
      return tombstoneOf(name, textOf(line), why);
    });
    place(workshop, stones, why, true);
    tell(`${stones.length} withdrawn. "sign" and "publish" make it known.`);
    return 0;
  });
}
