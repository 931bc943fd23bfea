import type { PageRef } from './feed.ts';
import { dayOrInstantOf } from './times.ts';
import { at, listOf, NotXml, textOf, xmlOf } from './xml.ts';

/** What a sitemap names: pages, and further sitemaps (sitemaps.org 0.9, Google's news extension). */
export type Sitemap = { pages: PageRef[]; sitemaps: string[] };

/** Reads a sitemap or an index of sitemaps, packed or not. @throws NotXml */
export function sitemapOf(bytes: Uint8Array, base: string): Sitemap {
  const data = xmlOf(bytes);
  const [urls, index] = [at(data, 'urlset'), at(data, 'sitemapindex')];
  if (urls === undefined && index === undefined) {
    throw new NotXml(`XML, but no sitemap: its root is ${Object.keys(Object(data)).at(-1)}`);
  }
  return {
    pages: listOf(at(urls, 'url')).flatMap((url) => pageOf(url, base)),
    sitemaps: listOf(at(index, 'sitemap')).flatMap((one) => addressOf(at(one, 'loc'), base)),
  };
}

function pageOf(entry: unknown, base: string): PageRef[] {
  const news = at(entry, 'news:news');
  const time = textOf(at(news, 'news:publication_date'));
  return addressOf(at(entry, 'loc'), base).map((url) => ({
    url,
    title: textOf(at(news, 'news:title')),
    // `lastmod` is when a page changed, which is not when it was published.
    at: dayOrInstantOf(time),
  }));
}

function addressOf(value: unknown, base: string): string[] {
  const url = textOf(value) === '' ? null : URL.parse(textOf(value), base);
  return url && /^https?:$/.test(url.protocol) ? [url.href] : [];
}
