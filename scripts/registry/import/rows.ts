import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Line } from '../../../utils/model/index.ts';
import { flagsOf } from '../../../utils/registry/index.ts';
import { tellPlaced } from '../add.ts';
import { BadArgument, wordsOf } from '../errors.ts';
import { tellFlags } from '../flags.ts';
import { place, type Why } from '../folder/draft.ts';
import type { Workshop } from '../folder/workshop.ts';
import { type Options, whyOf } from '../options.ts';
import { isWeb } from '../verify/readers.ts';
import { linesOfAds } from './ads.ts';
import { linesOfCsv } from './csv.ts';
import { fetcherOf } from './run.ts';
import { linesOfWikidata } from './wikidata.ts';

/** Lines made of rows, and what is wrong with the others. */
export type Rows = { lines: Line[]; failed: string[] };
/** What makers of lines need to know. */
export type RowContext = {
  why: Why;
  role: string | undefined;
  use: string | undefined;
  /** The draft, for accounts that posts belong to. */
  entries: ReadonlyMap<string, Line>;
};

const LARGEST_TABLE = 256 * 1024 * 1024;
const QUERIES = join(import.meta.dirname, '..', 'queries');

/** Imports a table, a result of Wikidata, or advertisements. @returns what failed, one line each */
export async function importRows(
  workshop: Workshop,
  kind: 'csv' | 'wikidata' | 'ads',
  where: string,
  options: Options,
): Promise<string[]> {
  const why = whyOf(options, workshop);
  const context: RowContext = {
    why,
    role: options.texts.get('role'),
    use: options.texts.get('use'),
    entries: workshop.entries(),
  };
  let text: string;
  try {
    text = await textAt(where, kind, options);
  } catch (error) {
    if (error instanceof BadArgument) throw error;
    return [`${where}: ${wordsOf(error)}`];
  }
  const { lines, failed } = rowsOf(kind, text, context);
  tellPlaced(place(workshop, lines, why, true), where);
  tellFlags(flagsOf([...workshop.entries().values()], why.at.slice(0, 10)));
  return failed;
}

function rowsOf(kind: 'csv' | 'wikidata' | 'ads', text: string, context: RowContext): Rows {
  const plain = text.replace(/^\uFEFF/, '');
  const make = { csv: linesOfCsv, wikidata: linesOfWikidata, ads: linesOfAds }[kind];
  return make(plain, context);
}

async function textAt(where: string, kind: string, options: Options): Promise<string> {
  if (!isWeb(where)) {
    if (!existsSync(where)) throw new BadArgument(`no such file: ${where}`);
    return readFileSync(where, 'utf8');
  }
  const isService = kind === 'wikidata' && options.texts.has('query');
  const address = isService ? queryAddress(where, options.texts.get('query') ?? '') : where;
  const { bytes } = await fetcherOf(options).get(address, LARGEST_TABLE, {}, isService);
  return new TextDecoder().decode(bytes ?? new Uint8Array());
}

/** A SPARQL endpoint asked a question from a file (SPARQL 1.1 Protocol, 2.1.1), by path or by the name of one of ours. */
function queryAddress(endpoint: string, query: string): string {
  const own = join(QUERIES, `${query}.rq`);
  const file = existsSync(query) ? query : own;
  if (!existsSync(file)) throw new BadArgument(`no such query: ${query}`);
  const url = new URL(endpoint);
  url.searchParams.set('query', readFileSync(file, 'utf8'));
  url.searchParams.set('format', 'json');
  return url.href;
}
