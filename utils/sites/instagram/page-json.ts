import { codeOfMediaId, publicCode } from './code.ts';
import { S } from './selectors.ts';

/** What the page's data says about one post; null or empty where it does not say it. */
export type JsonMedium = {
  code: string;
  /** Who published it, and the further authors of a joint post: handles in lower case. */
  user: string | null;
  coAuthors: string[];
  sponsors: string[];
  paid: boolean | null;
  slides: number | null;
  takenAt: string | null;
  text: string | null;
  ad: boolean;
};

type Fields = Record<string, unknown>;

const parsed = new WeakMap<Element, JsonMedium[]>();

/** All posts that the data of a page describes. It may be that of an earlier page of the visit: compare codes. */
export function mediaInJson(document: Document): JsonMedium[] {
  // The browser keeps this list while the page does not change; looking for it would cost more than reading a post.
  return [...document.scripts].flatMap((script) => {
    const known = parsed.get(script);
    if (known) return known;
    const media = script.matches(S.json) ? readScript(script.textContent ?? '') : [];
    parsed.set(script, media);
    return media;
  });
}

/** What the page's data says about the post with a code; several times when it stands in several lists. */
export function entriesOf(document: Document, code: string): JsonMedium[] {
  return mediaInJson(document).filter((one) => publicCode(one.code) === publicCode(code));
}

function readScript(source: string): JsonMedium[] {
  if (!source.includes('"taken_at"')) return [];
  try {
    return mediaIn(JSON.parse(source));
  } catch {
    // Half a script is what a saved page may hold; the page itself is still readable.
    return [];
  }
}

/** The posts in a piece of the site's data, wherever they stand in it. */
export function mediaIn(data: unknown): JsonMedium[] {
  const found: JsonMedium[] = [];
  walk(data, false, found, 0);
  return found;
}

const DEEPEST = 60;

function walk(value: unknown, inAd: boolean, found: JsonMedium[], depth: number): void {
  if (!isFields(value) || depth > DEEPEST) return;
  const medium = typeof value.taken_at === 'number' && mediumOf(value, value.taken_at, inAd);
  if (medium) found.push(medium);
  // Below a post stand its slides, which are no posts.
  else for (const name in value) walk(value[name], inAd || name === 'ad', found, depth + 1);
}

function mediumOf(value: Fields, takenAt: number, inAd: boolean): JsonMedium | null {
  const user = nameOf(value.user);
  const code =
    textAt(value, 'code') ?? (user && codeOfMediaId(textAt(value, 'pk') ?? textAt(value, 'id') ?? ''));
  if (!code) return null;
  const producers = listAt(value, 'coauthor_producers');
  const owner = ownerOf(value, producers) ?? user;
  const date = new Date(takenAt * 1000);
  return {
    code,
    user: owner,
    coAuthors: known([user, ...producers.map(nameOf)]).filter((name) => name !== owner),
    sponsors: known(
      listAt(value, 'sponsor_tags').map((tag) => nameOf(isFields(tag) && tag.sponsor) ?? nameOf(tag)),
    ),
    paid: typeof value.is_paid_partnership === 'boolean' ? value.is_paid_partnership : null,
    slides: Number(value.carousel_media_count) || listAt(value, 'carousel_media').length || null,
    takenAt: Number.isNaN(date.getTime()) ? null : date.toISOString(),
    text: textAt(value.caption, 'text'),
    ad: inAd || typeof value.ad_id === 'string' || value.product_type === 'ad',
  };
}

/** The owner is named, or is the one of the authors with the owner's number. */
function ownerOf({ owner, user }: Fields, producers: unknown[]): string | null {
  const id = textAt(owner, 'id') ?? textAt(owner, 'pk');
  const isOwner = (one: unknown) => (textAt(one, 'pk') ?? textAt(one, 'id')) === id;
  return nameOf(owner) ?? (id === null || isOwner(user) ? null : nameOf(producers.find(isOwner)));
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const nameOf = (value: unknown): string | null => textAt(value, 'username')?.toLowerCase() ?? null;

const known = (names: (string | null)[]): string[] => [...new Set(names.filter((name) => name !== null))];

function listAt(value: Fields, name: string): unknown[] {
  const list = value[name];
  return Array.isArray(list) ? list : [];
}

function textAt(value: unknown, name: string): string | null {
  const inner = isFields(value) ? value[name] : null;
  return typeof inner === 'string' && inner !== '' ? inner : null;
}
