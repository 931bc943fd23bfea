import { existsSync } from 'node:fs';
import { BadArgument } from './errors.ts';
import { alone } from './folder/lock.ts';
import type { Workshop } from './folder/workshop.ts';
import { chosen, type ListKind, pagesOf } from './import/lists.ts';
import { importRows } from './import/rows.ts';
import { runImport } from './import/run.ts';
import { numberOf, type Options, optionsOf, tell, whyOf, workshopOf } from './options.ts';
import { isWeb } from './verify/readers.ts';

const PAGES = ['rss', 'sitemap', 'page'];
const ROWS = ['csv', 'wikidata', 'ads'];
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Imports entries from a feed, a sitemap, a page, a table, Wikidata or the Ad Library. */
export async function importFrom(args: string[]): Promise<number> {
  const options = optionsOf(args, {
    in: 'string',
    why: 'string',
    by: 'string',
    producer: 'string',
    most: 'string',
    since: 'string',
    path: 'string',
    delay: 'string',
    contact: 'string',
    'no-text': 'boolean',
    light: 'boolean',
    query: 'string',
    role: 'string',
    use: 'string',
  });
  const [kind, where] = options.words;
  if (!kind || ![...PAGES, ...ROWS].includes(kind))
    throw new BadArgument(`import ${[...PAGES, ...ROWS].join('|')} <address or file>`);
  if (!where || options.words.length > 2) throw new BadArgument('name one address or file');
  const since = options.texts.get('since');
  if (since && !DAY.test(since)) throw new BadArgument('--since is a day, YYYY-MM-DD');
  const workshop = workshopOf(options);
  const failed = await alone(workshop.folder, () =>
    PAGES.includes(kind)
      ? importPages(workshop, kind as ListKind, where, options)
      : importRows(workshop, kind as 'csv' | 'wikidata' | 'ads', where, options),
  );
  for (const line of failed) tell(`not imported: ${line}`);
  if (failed.length > 0)
    tell(`${failed.length} failed; all else is imported. Say the same again to try them once more.`);
  return failed.length > 0 ? 1 : 0;
}

function importPages(workshop: Workshop, kind: ListKind, where: string, options: Options): Promise<string[]> {
  if (kind === 'page' && !isWeb(where)) throw new BadArgument('import page takes an address');
  if (!isWeb(where) && !existsSync(where)) throw new BadArgument(`no such file: ${where}`);
  const wanted = {
    since: options.texts.get('since'),
    path: options.texts.get('path'),
    most: numberOf(options, 'most', 500, [1, 100_000]),
  };
  return runImport(workshop, `${kind} ${where}`, options, whyOf(options, workshop), async (tools) => {
    const pages = await pagesOf(kind, where, tools);
    return pages && chosen(pages, wanted);
  });
}
