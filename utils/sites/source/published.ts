import { momentOf } from './moment.ts';

/** Where heads of pages write when they were published; most exact first. Sites write the names in any case. */
const METAS = [
  'article:published_time',
  'datepublished',
  'dcterms.created',
  'dcterms.issued',
  'dc.date.issued',
  'dc.date.created',
  'dc.date',
  'date',
  'publish-date',
];

/**
 * When something on a page was published: as JSON-LD says, else the page's head, else a time that the article shows.
 * @param linked as JSON-LD writes it; may be empty
 * @param near the picture or video, whose article is looked at first
 */
export function publishedOn(document: Document, linked: string, near: Element | null): string | null {
  const metas = namedMetas(document);
  const head = METAS.map((name) => metas.get(name) ?? '');
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

function namedMetas(document: Document): Map<string, string> {
  const found = new Map<string, string>();
  for (const meta of [...document.querySelectorAll('meta[content]')].slice(0, 500)) {
    const name = ['property', 'name', 'itemprop'].map((one) => meta.getAttribute(one)).find(Boolean);
    if (name && !found.has(name.toLowerCase())) {
      found.set(name.toLowerCase(), meta.getAttribute('content') ?? '');
    }
  }
  return found;
}
