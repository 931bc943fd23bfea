import type { SourceOrder, SourceRead } from '../../model/index.ts';
import { canonicalUrl } from '../address.ts';
import { networkOf } from '../shared/hosts.ts';
import { textOf } from '../shared/text.ts';
import { linkedAbout, linkedObjects } from './json-ld.ts';
import { type FoundMedium, mediumOn } from './medium.ts';
import { profileOn } from './profile.ts';
import { publishedOn } from './published.ts';

export type ReadSource = { read: SourceRead; element: Element | null };

const BESIDE =
  'nav, header, footer, aside, form, dialog, [role="navigation"], [role="banner"], [role="contentinfo"]';

/**
 * Reads what the user wants to add to the own registry, and what the page says about its origin: credit line, date of
 * publication, names. Of a page of the networks no words are taken: around them stand the viewer's and others' names.
 */
export function readSource({ what, srcUrl }: SourceOrder, document: Document, url: URL): ReadSource {
  const objects = linkedObjects(document);
  const isMedium = what === 'picture' || what === 'video';
  const found = isMedium ? mediumOn(document, what, srcUrl ?? '', url) : null;
  const linked = linkedAbout(objects, found?.medium.url ?? null, url);
  const read: SourceRead = {
    what,
    url: canonicalUrl(url) ?? `${url.origin}/`,
    title: titleOf(document),
    siteName: siteNameOf(document) || url.hostname.slice(0, 200),
    published: publishedOn(document, linked.published, found?.element ?? null),
    medium: found && withLinked(found, linked),
    text: wordsFor(what, document, url),
    profile: what === 'profile' ? profileOn(document, url, objects) : null,
  };
  return { read, element: found?.element ?? null };
}

/** What stands by the picture is what the reader of the page sees; JSON-LD fills gaps. */
function withLinked({ medium }: FoundMedium, linked: { credit: string; caption: string }) {
  const credit = medium.credit || linked.credit.slice(0, 400);
  return { ...medium, credit, caption: medium.caption || linked.caption.slice(0, 1000) };
}

function wordsFor(what: SourceOrder['what'], document: Document, url: URL): string {
  if (what === 'text') return (document.getSelection()?.toString() ?? '').trim().slice(0, 50_000);
  if (what !== 'page' || networkOf(url)) return '';
  const article = document.querySelector('article') ?? document.querySelector('main, [role="main"]');
  return textOf(article ?? document.body, { space: 'collapse', skip: BESIDE }).slice(0, 50_000);
}

const contentOf = (document: Document, selector: string): string =>
  (document.querySelector(selector)?.getAttribute('content') ?? '').replace(/\s+/g, ' ').trim();

const titleOf = (document: Document): string =>
  (contentOf(document, 'meta[property="og:title"]') || document.title.replace(/\s+/g, ' ').trim()).slice(
    0,
    400,
  );

const siteNameOf = (document: Document): string =>
  contentOf(document, 'meta[property="og:site_name"], meta[name="application-name"]').slice(0, 200);
