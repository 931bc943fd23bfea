import { eachObject } from '../shared/json-scripts.ts';

type Json = Record<string, unknown>;

/** What a page says in JSON-LD (schema.org) about the thing that is to be registered. Empty where it is silent. */
export type Linked = { published: string; credit: string; caption: string };

const MOST_SCRIPTS = 40;
const LONGEST_SCRIPT = 2_000_000;
const MOST_OBJECTS = 5_000;

const ARTICLE = /^(News|Blog|Report|Analysis|Opinion|Tech|Scholarly|Social)?\w*(Article|Posting)$|^WebPage$/;

/** All objects of a page's JSON-LD, outer ones first; scripts that are broken or too long are passed over. */
export function linkedObjects(document: Document): Json[] {
  const objects: Json[] = [];
  const scripts = [...document.querySelectorAll('script[type="application/ld+json"]')];
  for (const script of scripts.slice(0, MOST_SCRIPTS)) {
    const text = script.textContent ?? '';
    if (text.length > LONGEST_SCRIPT) continue;
    try {
      eachObject(JSON.parse(text), (object) => {
        if (objects.length < MOST_OBJECTS) objects.push(object);
      });
    } catch {
      // Written by hand on many sites, with a comma too many.
    }
  }
  return objects;
}

/**
 * What JSON-LD tells of a picture or video, and else of the article around it.
 * @param address of the picture or video as the page shows it
 */
export function linkedAbout(objects: readonly Json[], address: string | null, base: URL): Linked {
  const medium = address ? objects.find((one) => isMedium(one) && names(one, address, base)) : undefined;
  const article = objects.find((one) => ARTICLE.test(typeOf(one)) && wordOf(one.datePublished));
  return {
    published:
      [medium?.uploadDate, medium?.datePublished, article?.datePublished].map(wordOf).find(Boolean) ?? '',
    credit:
      [medium?.creditText, medium?.copyrightNotice, nameOf(medium?.creator)].map(wordOf).find(Boolean) ?? '',
    caption: wordOf(medium?.caption) || wordOf(medium?.description),
  };
}

/** schema.org allows one type or several. */
export const typeOf = (object: Json): string => wordOf(object['@type']) || wordOf(listOf(object['@type'])[0]);

export const wordOf = (value: unknown): string =>
  typeof value === 'string' ? value.trim().slice(0, 1000) : '';

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const isMedium = (object: Json): boolean => /^(Image|Video|Media)Object$/.test(typeOf(object));

/** The page may show the picture in another size: another query. */
function names(object: Json, address: string, base: URL): boolean {
  return [object.contentUrl, object.url, object['@id'], object.thumbnailUrl].some((value) => {
    const url = URL.parse(wordOf(value), base);
    const shown = URL.parse(address);
    return url !== null && shown !== null && url.host === shown.host && url.pathname === shown.pathname;
  });
}

const nameOf = (value: unknown): string => wordOf((value as Json | null | undefined)?.name);
