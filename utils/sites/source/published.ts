import { momentOf } from './moment.ts';

/** Where pages write when they were published; most exact first. */
const METAS = [
  'meta[property="article:published_time"]',
  'meta[itemprop="datePublished"]',
  'meta[name="dcterms.created" i]',
  'meta[name="dcterms.issued" i]',
  'meta[name="dc.date.issued" i]',
  'meta[name="dc.date.created" i]',
  'meta[name="dc.date" i]',
  'meta[name="date" i]',
  'meta[name="publish-date" i]',
];

/**
 * When something on a page was published: as JSON-LD says, else the page's head, else a time that the article shows.
 * @param linked as JSON-LD writes it; may be empty
 * @param near the picture or video, whose article is looked at first
 */
export function publishedOn(document: Document, linked: string, near: Element | null): string | null {
  const head = METAS.map((selector) => document.querySelector(selector)?.getAttribute('content') ?? '');
  const scope = near?.closest('article, main') ?? document.querySelector('article, main') ?? document.body;
  const shown = [...(scope?.querySelectorAll('time[datetime]') ?? [])].slice(0, 20);
  const times = [
    ...shown.filter((time) => time.matches('[itemprop="datePublished"], [pubdate]')),
    ...shown,
  ].map((time) => time.getAttribute('datetime') ?? '');
  for (const written of [linked, ...head, ...times]) {
    const moment = written ? momentOf(written) : null;
    if (moment) return moment;
  }
  return null;
}
