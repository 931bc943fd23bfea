import type { Site } from './contract.ts';
import { shapeOf, vocabularyOf } from './shared/shape.ts';
import { signsOf } from './shared/signs.ts';
import { skeletonOf } from './shared/skeleton.ts';

/** What a maintainer needs to mend a reader, without anything that anybody wrote or is called. */
export type PageProblem = {
  site: string;
  /** Shape of the path, such as `/w8/status/n32`. */
  path: string;
  language: string;
  direction: string;
  roots: number;
  signs: ReturnType<typeof signsOf>;
  /** Each selector of the reader, how often the page has it, and when it was last seen to work. */
  selectors: { name: string; find: string; hits: number; seen: string | null }[];
  skeleton: string;
};

/** Describes a page for a problem report. */
export function problemOf(site: Site, document: Document, url: URL): PageProblem {
  const { documentElement: html, body } = document;
  const code = /^[a-z]{2,3}(-[A-Za-z]{2,4})?$/;
  return {
    site: site.id,
    path: shapeOf(url.pathname, vocabularyOf(site.selectors)),
    language: code.test(html.lang) ? html.lang : '',
    direction: html.dir === 'rtl' ? 'rtl' : 'ltr',
    roots: site.roots(document, url).length,
    signs: signsOf(document, url),
    selectors: Object.entries(site.selectors).flatMap(([name, { find, seen }]) =>
      [find].flat().map((one) => ({ name, find: one, hits: document.querySelectorAll(one).length, seen })),
    ),
    skeleton: skeletonOf(body, site.selectors),
  };
}
