import { flagsOf } from '../../../utils/registry/index.ts';
import { tellPlaced } from '../add.ts';
import { wordsOf } from '../errors.ts';
import { agentOf, politeFetcher } from '../fetch/polite.ts';
import { tellFlags } from '../flags.ts';
import { place, type Why, withoutCopies } from '../folder/draft.ts';
import { type Journal, openJournal } from '../folder/journal.ts';
import type { Workshop } from '../folder/workshop.ts';
import { digestOf } from '../media/ids.ts';
import { startPool } from '../media/pool.ts';
import { numberOf, type Options, tell } from '../options.ts';
import type { PageRef } from '../web/feed.ts';
import { mediaCache } from './media-cache.ts';
import { type ImportTools, linesOfPages, readPages } from './pages.ts';
import { type ImportRecord, type Memory, memoryOf } from './records.ts';

/** How the fetcher behaves, by the options of a verb. */
export function fetcherOf(options: Options) {
  return politeFetcher({
    delay: numberOf(options, 'delay', 1, [0, 3600]) * 1000,
    agent: agentOf(options.texts.get('contact')),
    patience: 60_000,
    longestWait: 120_000,
  });
}

/**
 * One import of pages, resumed where a stop left it.
 * @param name what is imported: the same name goes on with the same journal
 * @param list the pages, or null where nothing is new
 * @returns what failed, one line each
 */
export async function runImport(
  workshop: Workshop,
  name: string,
  options: Options,
  why: Why,
  list: (tools: Pick<ImportTools, 'fetcher' | 'memory'>) => Promise<PageRef[] | null>,
): Promise<string[]> {
  const journal = openJournal<ImportRecord>(
    workshop.path('work', `import-${digestOf(name).slice(0, 12)}.ndjson`),
  );
  const memory = memoryOf(journal);
  const pool = startPool({ isLight: options.flags.has('light') });
  const tools: ImportTools = {
    fetcher: fetcherOf(options),
    memory,
    cache: mediaCache(workshop.path('work', 'media')),
    pool,
    why,
    producer: options.texts.get('producer'),
    withText: !options.flags.has('no-text'),
  };
  try {
    const refs = await list(tools);
    if (refs) await importRefs(workshop, name, refs, tools);
    else tell(`${name}: nothing new since the last import.`);
  } catch (error) {
    memory.note({ t: 'failed', url: name, error: `${name}: ${wordsOf(error)}` });
  } finally {
    await pool.end();
  }
  return finished(journal, memory);
}

async function importRefs(
  workshop: Workshop,
  name: string,
  refs: PageRef[],
  tools: ImportTools,
): Promise<void> {
  const { pages, unchanged, resumed, fetched } = await readPages(refs, tools);
  const lines = withoutCopies(linesOfPages(refs, tools), workshop);
  tellPlaced(place(workshop, lines, tools.why, false), name);
  tell(`${pages} pages: ${fetched} files fetched, ${unchanged} unchanged, ${resumed} done before a stop.`);
  tellFlags(flagsOf(lines, tools.why.at.slice(0, 10)));
}

function finished(journal: Journal<ImportRecord>, memory: Memory): string[] {
  const failed = [...memory.failed.values()];
  memory.note({ t: 'end', at: new Date().toISOString(), failed: failed.length });
  journal.close();
  return failed;
}
