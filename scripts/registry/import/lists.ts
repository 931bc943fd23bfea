import { existsSync, readFileSync } from 'node:fs';
import { BadArgument, wordsOf } from '../errors.ts';
import type { Fetched } from '../fetch/polite.ts';
import { isWeb } from '../verify/readers.ts';
import { type PageRef, pagesOfFeed } from '../web/feed.ts';
import { sitemapOf } from '../web/sitemap.ts';
import type { ImportTools } from './pages.ts';

const LARGEST_LIST = 64 * 1024 * 1024;
const MOST_SITEMAPS = 200;
/** Base for a file's relative links, which then lead nowhere. */
const NOWHERE = 'https://unknown.invalid/';

export type ListKind = 'rss' | 'sitemap' | 'page';
type Tools = Pick<ImportTools, 'fetcher' | 'memory'>;

/** Pages that an address or a file names. Null: the list is unchanged since the last import. */
export async function pagesOf(kind: ListKind, where: string, tools: Tools): Promise<PageRef[] | null> {
  if (kind === 'page') return [{ url: where, title: '', at: null }];
  const list = await bytesOf(where, tools);
  if (!list) return null;
  if (kind === 'rss') return pagesOfFeed(list.bytes, list.url);
  return walk(sitemapOf(list.bytes, list.url), tools);
}

async function bytesOf(where: string, { fetcher, memory }: Tools) {
  if (!isWeb(where)) {
    if (!existsSync(where)) throw new BadArgument(`no such file: ${where}`);
    return { bytes: new Uint8Array(readFileSync(where)), url: NOWHERE };
  }
  const { bytes, url, etag, modified }: Fetched = await fetcher.get(
    where,
    LARGEST_LIST,
    memory.listStamp(where),
  );
  if (!bytes) return null;
  memory.note({ t: 'list', url: where, stamp: { ...(etag && { etag }), ...(modified && { modified }) } });
  return { bytes, url };
}

/** All pages of a sitemap and of those below it; one that cannot be read is noted, the others are read. */
async function walk(first: ReturnType<typeof sitemapOf>, { fetcher, memory }: Tools): Promise<PageRef[]> {
  const pages = [...first.pages];
  const queue = [...first.sitemaps];
  const seen = new Set(queue);
  for (let url = queue.shift(); url && seen.size <= MOST_SITEMAPS; url = queue.shift()) {
    try {
      const { bytes, url: at } = await fetcher.get(url, LARGEST_LIST);
      const found = sitemapOf(bytes ?? new Uint8Array(), at);
      pages.push(...found.pages);
      for (const next of found.sitemaps) {
        if (!seen.has(next)) queue.push(next);
        seen.add(next);
      }
    } catch (error) {
      memory.note({ t: 'failed', url, error: `${wordsOf(error)} ${url}` });
    }
  }
  return pages;
}

/** Pages wanted: each once, not older than a day, below a path, the newest first, at most so many. */
export function chosen(
  pages: readonly PageRef[],
  { since, path, most }: { since: string | undefined; path: string | undefined; most: number },
): PageRef[] {
  const once = [...new Map(pages.map((page) => [page.url, page])).values()];
  return once
    .filter(({ at }) => !since || at === null || at >= since)
    .filter(({ url }) => !path || new URL(url).pathname.startsWith(path))
    .sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? 1 : (a.at ?? '') > (b.at ?? '') ? -1 : 0))
    .slice(0, most);
}
