import { dayOrInstantOf } from './times.ts';
import { at, listOf, NotXml, textOf, xmlOf } from './xml.ts';

/** A page that a feed or sitemap names. */
export type PageRef = { url: string; title: string; at: string | null };

/**
 * Pages of a feed: RSS 2.0, RSS 1.0 (RDF) or Atom (RFC 4287).
 * @param base address of the feed, for links that are relative
 * @throws NotXml
 */
export function pagesOfFeed(bytes: Uint8Array, base: string): PageRef[] {
  const data = xmlOf(bytes);
  const items = [...listOf(at(data, 'rss', 'channel', 'item')), ...listOf(at(data, 'rdf:RDF', 'item'))];
  const entries = listOf(at(data, 'feed', 'entry'));
  const isFeed = ['rss', 'rdf:RDF', 'feed'].some((name) => at(data, name) !== undefined);
  if (!isFeed) throw new NotXml(`XML, but no feed: its root is ${Object.keys(Object(data)).at(-1)}`);
  return [...items.map(rssPage), ...entries.map(atomPage)].flatMap((page) => resolved(page, base));
}

function rssPage(item: unknown): PageRef {
  const guid = at(item, 'guid');
  const isAddress = at(guid, '@isPermaLink') !== 'false' && /^https?:/.test(textOf(guid));
  return {
    url: textOf(at(item, 'link')) || (isAddress ? textOf(guid) : ''),
    title: textOf(at(item, 'title')),
    at: dayOrInstantOf(textOf(at(item, 'pubDate')) || textOf(at(item, 'dc:date'))),
  };
}

function atomPage(entry: unknown): PageRef {
  const links = listOf(at(entry, 'link'));
  const page = links.find((link) =>
    [undefined, 'alternate'].includes(at(link, '@rel') as string | undefined),
  );
  return {
    url: String(at(page, '@href') ?? ''),
    title: textOf(at(entry, 'title')),
    at: dayOrInstantOf(textOf(at(entry, 'published')) || textOf(at(entry, 'updated'))),
  };
}

function resolved(page: PageRef, base: string): PageRef[] {
  const url = page.url === '' ? null : URL.parse(page.url, base);
  return url && /^https?:$/.test(url.protocol) ? [{ ...page, url: url.href }] : [];
}
