import type { AdDetails } from '../../model/index.ts';
import { eachObject, scriptReader, scriptsOf } from '../shared/json-scripts.ts';
import { S } from './selectors.ts';

/** What the page's data says about one advertisement. Templates such as `{{product.name}}` are no text and left out. */
export type AdData = Pick<
  AdDetails,
  'status' | 'start' | 'end' | 'pageId' | 'platforms' | 'button' | 'format' | 'sharing' | 'euTransparency'
> & {
  paidFor: string | null;
  /** Words of the advertisement, then those of its slides or versions. */
  bodies: string[];
  headlines: string[];
  descriptions: string[];
  /** True when the words are made for each viewer: then those on the card are the ones that were shown. */
  isTemplate: boolean;
  /** What the card shows in the place of a missing description. */
  categories: string;
};

type Json = Record<string, unknown>;

const adsIn = scriptReader('ad_archive_id', (json) => {
  const ads = new Map<string, AdData>();
  eachObject(json, (object) => {
    const { ad_archive_id: id, snapshot } = object;
    if (isId(id) && isObject(snapshot) && !ads.has(String(id))) ads.set(String(id), readAd(object, snapshot));
  });
  return ads;
});

/** The data of an advertisement, by its library id. The data may also tell of others that are not shown. */
export function adData(document: Document, id: string): AdData | null {
  for (const script of scriptsOf(document, S.json)) {
    const ad = adsIn(script)?.get(id);
    if (ad) return ad;
  }
  return null;
}

function readAd(ad: Json, snapshot: Json): AdData {
  const parts = [snapshot, ...objects(snapshot.cards)];
  const active = typeof ad.is_active === 'boolean' ? ad.is_active : null;
  return {
    status: active === null ? null : active ? 'active' : 'inactive',
    start: dayOf(ad.start_date),
    // Of an active advertisement the data gives the day of the search.
    end: active === false ? dayOf(ad.end_date) : null,
    pageId: [ad.page_id, snapshot.page_id].filter(isId).map(String)[0] ?? null,
    platforms: Array.isArray(ad.publisher_platform)
      ? list(ad.publisher_platform).map((one) => one.toLowerCase().slice(0, 40))
      : null,
    button: words(snapshot.cta_text),
    format: formatOf(snapshot),
    sharing:
      Number.isInteger(ad.collation_count) && Number(ad.collation_count) > 0
        ? Number(ad.collation_count)
        : null,
    euTransparency: typeof ad.is_aaa_eligible === 'boolean' ? ad.is_aaa_eligible : null,
    paidFor: words(snapshot.byline),
    bodies: texts(parts, 'body'),
    headlines: texts(parts, 'title'),
    descriptions: texts(parts, 'link_description'),
    isTemplate: ['body', 'title', 'link_description'].some((field) =>
      TEMPLATE.test(rawText(snapshot[field])),
    ),
    categories: list(snapshot.page_categories).join(', '),
  };
}

const FORMATS: Record<string, AdData['format']> = {
  VIDEO: 'video',
  IMAGE: 'image',
  CAROUSEL: 'carousel',
  TEXT: 'text',
  // Made for each viewer from a catalogue, or put together from several parts.
  DPA: 'versions',
  DCO: 'versions',
};

function formatOf(snapshot: Json): AdData['format'] {
  const known = FORMATS[String(snapshot.display_format)];
  if (known) return known;
  if (objects(snapshot.cards).length > 1) return 'carousel';
  if (objects(snapshot.videos).length > 0) return 'video';
  return objects(snapshot.images).length > 0 ? 'image' : null;
}

/** Each different text of a field; a body is wrapped in an object, in a slide it is not. */
const texts = (parts: Json[], field: string): string[] => [
  ...new Set(parts.map((part) => words(rawText(part[field]))).filter((text) => text !== null)),
];

const rawText = (value: unknown): string => {
  const text = isObject(value) ? value.text : value;
  return typeof text === 'string' ? text : '';
};

const TEMPLATE = /\{\{[^{}]*\}\}/;

const words = (value: unknown): string | null => {
  const text = rawText(value).trim();
  return text === '' || TEMPLATE.test(text) ? null : text;
};

function dayOf(seconds: unknown): string | null {
  const date = new Date(typeof seconds === 'number' && seconds > 0 ? seconds * 1000 : Number.NaN);
  return Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 10);
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const objects = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
const list = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
const isId = (value: unknown): value is string | number => /^\d{1,25}$/.test(String(value ?? ''));
