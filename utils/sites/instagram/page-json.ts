import { S } from './selectors.ts';

/** What the page's data says about one post. */
export type JsonMedium = {
  code: string;
  user: string | null;
  takenAt: string | null;
  text: string | null;
  ad: boolean;
};

const parsed = new WeakMap<Element, JsonMedium[]>();

/** All posts that the data of a page describes. It may be that of an earlier page of the visit: compare codes. */
export function mediaInJson(document: Document): JsonMedium[] {
  return [...document.querySelectorAll(S.json)].flatMap((script) => {
    const known = parsed.get(script);
    if (known) return known;
    const media = readScript(script.textContent ?? '');
    parsed.set(script, media);
    return media;
  });
}

function readScript(source: string): JsonMedium[] {
  if (!source.includes('"taken_at"')) return [];
  const found: JsonMedium[] = [];
  try {
    walk(JSON.parse(source), false, found, 0);
  } catch {
    // Half a script is what a saved page may hold; the page itself is still readable.
  }
  return found;
}

const DEEPEST = 60;

function walk(value: unknown, inAd: boolean, found: JsonMedium[], depth: number): void {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return;
  const { code, taken_at: takenAt } = value as Record<string, unknown>;
  if (typeof code === 'string' && typeof takenAt === 'number') {
    found.push(toMedium(value as Record<string, unknown>, code, takenAt, inAd));
    return;
  }
  for (const [name, inner] of Object.entries(value)) walk(inner, inAd || name === 'ad', found, depth + 1);
}

function toMedium(value: Record<string, unknown>, code: string, takenAt: number, inAd: boolean): JsonMedium {
  const user = textAt(value.user, 'username')?.toLowerCase() ?? null;
  const date = new Date(takenAt * 1000);
  return {
    code,
    user,
    takenAt: Number.isNaN(date.getTime()) ? null : date.toISOString(),
    text: textAt(value.caption, 'text'),
    ad: inAd || typeof value.ad_id === 'string' || value.product_type === 'ad',
  };
}

function textAt(value: unknown, name: string): string | null {
  const inner = typeof value === 'object' && value !== null ? Reflect.get(value, name) : null;
  return typeof inner === 'string' ? inner : null;
}
