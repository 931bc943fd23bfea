import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { siteFor } from '../../utils/sites/index.ts';
import { BadInput, checkedUrl, readPage } from '../inspect/index.ts';

export type Order = {
  html: string;
  url: string;
  /** Folder to write into. */
  folder: string;
  /** True for a page that we wrote ourselves: nothing in it is anybody's. */
  isWritten: boolean;
  note: string;
};

const USAGE =
  'usage: npm run record -- <page.html> --url <address> [--to <folder>] [--note <text>] [--as written]';

const OPTIONS = {
  url: { type: 'string' },
  to: { type: 'string' },
  note: { type: 'string' },
  as: { type: 'string' },
} as const;

/**
 * Reads the command line and the page it names.
 * @throws BadInput with the one line to show
 */
export function readOrder(args: string[]): Order {
  const { positionals, values } = parse(args);
  const [page, ...more] = positionals;
  if (!page || more.length > 0 || !values.url || (values.as ?? 'written') !== 'written')
    throw new BadInput(USAGE);
  const url = checkedUrl(values.url);
  return {
    html: readPage(page),
    url,
    folder: resolve(values.to ?? join('tests/fixtures', siteFor(new URL(url))?.id ?? '', nameOf(page))),
    isWritten: values.as === 'written',
    note: values.note ?? '',
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: OPTIONS });
  } catch (error) {
    throw new BadInput(`${error instanceof Error ? error.message.split('\n', 1)[0] : error}; ${USAGE}`);
  }
}

/** A saved page may be called `page.html`, as all of them are here: then its folder tells more. */
function nameOf(page: string): string {
  const path = resolve(page);
  const name = basename(path).replace(/\.\w+$/, '');
  return name === 'page' ? basename(resolve(path, '..')) : name;
}
