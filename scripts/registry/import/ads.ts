// Advertisements: findings of Stadtspur (docs/csv.md, NDJSON), or an export of Meta's Ad Library API.
import type { Line } from '../../../utils/model/index.ts';
import { slugOf } from '../media/ids.ts';
import { dayOrInstantOf } from '../web/times.ts';
import { tableOf } from './csv.ts';
import { filled, madeLine } from './made-line.ts';
import { profileUrl } from './profile.ts';
import type { RowContext, Rows } from './rows.ts';

/** An advertisement, whatever it was read from; what is not known is absent. */
type Ad = {
  id: string;
  url: string;
  words: string;
  page: { id?: string | undefined; name?: string | undefined };
  at: string | null;
  paidFor?: string | undefined;
  platforms: string[];
  /** Where it was read. */
  source: string;
};
type Read = { ads: Ad[]; failed: string[] };

/** Posts with `promoted: true`, each once, and the accounts of their pages where role and use are given. */
export function linesOfAds(text: string, context: RowContext): Rows {
  const { ads, failed } = readAds(text);
  const lines = new Map<string, Line>();
  const flaws = [...failed];
  for (const ad of new Map(ads.map((one) => [one.id, one])).values()) {
    const account = accountOf(ad, context);
    const made = [...(account.made ? [account.made] : []), postOf(ad, account.id, context)];
    for (const one of made) {
      if ('line' in one) lines.set(`${one.line.kind} ${Reflect.get(one.line.value, 'id')}`, one.line);
      else flaws.push(`advertisement ${ad.id}, ${one.flaws}`);
    }
  }
  return { lines: [...lines.values()], failed: flaws };
}

function readAds(text: string): Read {
  if (!/^\s*[{[]/.test(text)) return adsOfTable(text);
  const records = jsonRecords(text);
  if (!records) return { ads: [], failed: ['neither JSON, nor a JSON object in each line, nor CSV'] };
  const read = records.map((record, at) => ({
    at,
    ad: 'post' in record ? adOfFinding(record) : adOfApi(record),
  }));
  return {
    ads: read.flatMap(({ ad }) => (ad && ad !== 'not-promoted' ? [ad] : [])),
    failed: read.flatMap(({ ad, at }) =>
      ad === null ? [`record ${at + 1}: neither a finding nor an advertisement`] : [],
    ),
  };
}

type Json = Record<string, unknown>;

/** Records of `{"data": […]}`, of a list, or of lines. */
function jsonRecords(text: string): Json[] | null {
  try {
    const data = JSON.parse(text) as unknown;
    const list = Array.isArray(data) ? data : (at(data, 'data') ?? [data]);
    return Array.isArray(list) ? list.filter(isRecord) : null;
  } catch {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    try {
      return lines.map((line) => JSON.parse(line) as unknown).filter(isRecord);
    } catch {
      return null;
    }
  }
}

function adOfApi(record: Json): Ad | null {
  const id = str(record.id);
  if (!id || !/^\d+$/.test(id)) return null;
  const bodies = Array.isArray(record.ad_creative_bodies) ? record.ad_creative_bodies.map(str) : [];
  const platforms = Array.isArray(record.publisher_platforms) ? record.publisher_platforms.map(str) : [];
  return {
    id,
    // `ad_snapshot_url` holds the researcher's access token.
    url: libraryUrl(id),
    words: bodies.find((body) => body) ?? '',
    page: { id: str(record.page_id), name: str(record.page_name) },
    at: dayOrInstantOf(str(record.ad_delivery_start_time) ?? str(record.ad_creation_time)),
    paidFor: str(record.bylines),
    platforms: platforms.filter((one) => one !== undefined),
    source: 'Meta Ad Library API',
  };
}

function adOfFinding(record: Json): Ad | 'not-promoted' | null {
  const post = record.post;
  if (!isRecord(post)) return null;
  if (post.promoted !== true && post.kind !== 'ad') return 'not-promoted';
  const details = isRecord(post.ad) ? post.ad : {};
  const author = isRecord(post.author) ? post.author : {};
  return adOf({
    key: str(post.key),
    permalink: str(post.permalink),
    words: str(post.text),
    pageId: str(details.pageId),
    pageName: str(author.name),
    at: str(details.start) ?? str(post.publishedAt),
    paidFor: str(post.paidFor),
    platforms: Array.isArray(details.platforms) ? details.platforms.map(str) : [],
    found: str(record.capturedAt),
  });
}

function adsOfTable(text: string): Read {
  const { header, rows, failed } = tableOf(text);
  if (!header.includes('finding_number')) {
    return { ads: [], failed: [...failed, 'row 1: no column finding_number: not the CSV of Stadtspur'] };
  }
  const read = rows.map((row, at) => {
    const get = (name: string) => unguarded(row.get(name.replaceAll('_', '')) ?? '') || undefined;
    const isAd = get('promoted') === 'yes' || get('kind') === 'ad';
    if (!isAd) return { at, ad: 'not-promoted' as const };
    const ad = adOf({
      key: get('post_key'),
      permalink: get('permalink'),
      words: get('text'),
      pageId: get('ad_page_id'),
      pageName: get('author_name'),
      at: get('ad_start') ?? get('published_at'),
      paidFor: get('paid_for'),
      platforms: get('ad_platforms')?.split(' | ') ?? [],
      found: get('captured_at'),
    });
    return { at, ad };
  });
  return {
    ads: read.flatMap(({ ad }) => (ad && ad !== 'not-promoted' ? [ad] : [])),
    failed: [
      ...failed,
      ...read.flatMap(({ ad, at }) =>
        ad === null ? [`row ${at + 2}, columns post_key, permalink: both are empty`] : [],
      ),
    ],
  };
}

/** Takes off the apostrophe that guards a cell (docs/csv.md). */
const unguarded = (cell: string): string =>
  /^'[\uFEFF\u200B-\u200F\u2060\u00AD\p{Zs}]*[=+\-@\t\r\n\0＝＋－＠]/u.test(cell) ? cell.slice(1) : cell;

type Found = {
  key: string | undefined;
  permalink: string | undefined;
  words: string | undefined;
  pageId: string | undefined;
  pageName: string | undefined;
  at: string | undefined;
  paidFor: string | undefined;
  platforms: (string | undefined)[];
  found: string | undefined;
};

function adOf({
  key,
  permalink,
  words = '',
  pageId,
  pageName,
  at: time,
  paidFor,
  platforms,
  found,
}: Found): Ad | null {
  const library = key?.startsWith('facebook-ad:') ? key.slice('facebook-ad:'.length) : undefined;
  const url = permalink ?? (library && libraryUrl(library));
  if (!url) return null;
  return {
    id: library ?? slugOf(key ?? url, 70),
    url,
    words,
    page: { id: pageId, name: pageName },
    at: dayOrInstantOf(time),
    paidFor,
    platforms: platforms.filter((one) => one !== undefined),
    source: `Finding of Stadtspur${found ? `, captured ${found}` : ''}`,
  };
}

/** The account of an advertisement's page: one of the draft by its number, or a new one where role and use are given. */
function accountOf({ page }: Ad, { entries, role, use, why }: RowContext) {
  if (!page.id) return { id: undefined, made: null };
  for (const { kind, value } of entries.values()) {
    const isIt = kind === 'account' && value.platform === 'facebook' && value.numericId === page.id;
    if (isIt) return { id: value.id, made: null };
  }
  if (!role || !use) return { id: undefined, made: null };
  const id = `facebook-${page.id}`;
  const name = page.name ?? page.id;
  const made = madeLine('account', {
    id,
    platform: 'facebook',
    handle: page.id,
    numericId: page.id,
    name,
    url: profileUrl('facebook', page.id),
    owner: name.slice(0, 200),
    role,
    use,
    source: { title: 'Meta Ad Library: page of an advertisement', date: why.at.slice(0, 10) },
    added: { by: why.by, at: why.at },
  });
  return { id: 'line' in made ? id : undefined, made };
}

function postOf(
  { id, url, words, page, at: time, paidFor, platforms, source }: Ad,
  account: string | undefined,
  { why }: RowContext,
) {
  const title = (words.replace(/\s+/g, ' ').trim() || page.name || `Advertisement ${id}`)
    .slice(0, 200)
    .toWellFormed();
  const note = [
    page.name && `Page: ${page.name}`,
    paidFor && `Paid for by: ${paidFor}`,
    platforms.length > 0 && `Platforms: ${platforms.join(', ')}`,
  ].filter(Boolean);
  return madeLine('post', {
    ...filled({ account, at: time, note: note.join('; ').slice(0, 1000).toWellFormed() }),
    id: `ad-${id}`.slice(0, 80),
    title,
    url,
    promoted: true,
    source: { title: source, url, date: why.at.slice(0, 10) },
    added: { by: why.by, at: why.at },
  });
}

const libraryUrl = (id: string): string => `https://www.facebook.com/ads/library/?id=${id}`;
const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const at = (value: unknown, key: string): unknown => (isRecord(value) ? value[key] : undefined);
const str = (value: unknown): string | undefined =>
  typeof value === 'number'
    ? String(value)
    : typeof value === 'string' && value.trim() !== ''
      ? value.trim()
      : undefined;
