import type { Line } from '../../../utils/model/index.ts';
import { progressOf } from '../../matching/progress.ts';
import { wordsOf } from '../errors.ts';
import type { PoliteFetcher } from '../fetch/polite.ts';
import type { Why } from '../folder/draft.ts';
import { type Known, pictureAsset, textAsset, videoAssetOfBytes } from '../media/asset.ts';
import { digestOf } from '../media/ids.ts';
import type { PicturePool } from '../media/pool.ts';
import { type Article, articleOf, type PagePicture } from '../web/article.ts';
import type { PageRef } from '../web/feed.ts';
import { htmlText } from '../web/html-text.ts';
import type { MediaCache } from './media-cache.ts';
import type { Memory } from './records.ts';

const LARGEST_PAGE = 8 * 1024 * 1024;
const LARGEST_PICTURE = 50 * 1024 * 1024;
const LARGEST_VIDEO = 512 * 1024 * 1024;
/** Shorter texts are teasers and notices of one line. */
const SHORTEST_TEXT = 200;

export type ImportTools = {
  fetcher: PoliteFetcher;
  memory: Memory;
  cache: MediaCache;
  pool: PicturePool;
  why: Why;
  /** Whose media they are, where the page does not say it, or always if given by the person. */
  producer: string | undefined;
  withText: boolean;
};
export type ImportCounts = { pages: number; unchanged: number; resumed: number; fetched: number };

/** Reads pages one after the other, and the pictures and videos in them; each result is on the disk before the next. */
export async function readPages(refs: readonly PageRef[], tools: ImportTools): Promise<ImportCounts> {
  const counts: ImportCounts = { pages: refs.length, unchanged: 0, resumed: 0, fetched: 0 };
  const progress = progressOf(refs.length, 'import');
  for (const ref of refs) {
    const article = await pageOf(ref, tools, counts);
    if (article) await readMedia(ref, article, tools, counts);
    progress.step();
  }
  return counts;
}

async function pageOf(ref: PageRef, tools: ImportTools, counts: ImportCounts): Promise<Article | null> {
  const { memory } = tools;
  const now = memory.pageNow(ref.url);
  if (now || memory.failed.has(ref.url)) {
    counts.resumed++;
    return now?.article ?? null;
  }
  const before = memory.pageBefore(ref.url);
  const hasStamp = before && Object.keys(before.stamp).length > 0;
  if (before && !hasStamp) {
    counts.unchanged++;
    return before.article;
  }
  try {
    return await fetchPage(ref, tools, before, counts);
  } catch (error) {
    memory.note({ t: 'failed', url: ref.url, error: wordsOf(error) });
    return null;
  }
}

async function fetchPage(
  ref: PageRef,
  { fetcher, memory, cache }: ImportTools,
  before: ReturnType<Memory['pageBefore']>,
  counts: ImportCounts,
): Promise<Article | null> {
  const { bytes, type, url, etag, modified } = await fetcher.get(ref.url, LARGEST_PICTURE, before?.stamp);
  const stamp = { ...(etag && { etag }), ...(modified && { modified }) };
  if (!bytes) {
    counts.unchanged++;
    // A picture of it may have failed the last time.
    return before?.article ?? null;
  }
  counts.fetched++;
  if (/^image\//.test(type)) {
    cache.put(ref.url, bytes);
    const article = alone(ref);
    memory.note({ t: 'page', url: ref.url, stamp, article });
    return article;
  }
  if (!/html|^$/.test(type)) throw new Error(`neither a page nor a picture (${type})`);
  if (bytes.length > LARGEST_PAGE) throw new Error(`a page of ${bytes.length} bytes`);
  const article = articleOf(htmlText(bytes, type), url);
  memory.note({ t: 'page', url: ref.url, stamp, article });
  return article;
}

/** The address of a picture itself, without a page around it. */
const alone = ({ url, title, at }: PageRef): Article => ({
  title,
  publisher: null,
  author: null,
  at,
  text: '',
  pictures: [{ url, title, credit: null }],
  videos: [],
});

async function readMedia(
  ref: PageRef,
  article: Article,
  tools: ImportTools,
  counts: ImportCounts,
): Promise<void> {
  const running: Promise<void>[] = [];
  for (const picture of article.pictures) {
    const bytes = await bytesFor(picture.url, LARGEST_PICTURE, tools, counts);
    // Threads work on one picture while the next is fetched.
    if (bytes) running.push(notePicture(ref, article, picture, bytes, tools));
  }
  await Promise.all(running);
  for (const url of article.videos) {
    const bytes = await bytesFor(url, LARGEST_VIDEO, tools, counts);
    if (bytes) await noteVideo(ref, article, url, bytes, tools);
  }
}

/** Bytes of a medium that is not done: kept from before a stop, or fetched now. */
async function bytesFor(
  url: string,
  most: number,
  { memory, cache, fetcher }: ImportTools,
  counts: ImportCounts,
) {
  if (memory.medium(url) || memory.failed.has(url)) return null;
  const kept = cache.get(url);
  if (kept) return kept;
  try {
    const { bytes } = await fetcher.get(url, most);
    if (bytes) cache.put(url, bytes);
    counts.fetched++;
    return bytes;
  } catch (error) {
    memory.note({ t: 'failed', url, error: wordsOf(error) });
    return null;
  }
}

async function notePicture(
  ref: PageRef,
  article: Article,
  picture: PagePicture,
  bytes: Uint8Array<ArrayBuffer>,
  { memory, cache, pool, why, producer }: ImportTools,
): Promise<void> {
  const { url } = picture;
  try {
    const facts = await pool.facts(bytes);
    const known = {
      ...knownOf(ref, article, why, producer),
      credit: picture.credit ?? undefined,
      addresses: [url],
    };
    const title = picture.title || known.title;
    memory.note({ t: 'medium', url, asset: pictureAsset(digestOf(bytes), facts, { ...known, title }) });
  } catch (error) {
    memory.note({ t: 'failed', url, error: `${wordsOf(error)} ${url}` });
  }
  cache.drop(url);
}

async function noteVideo(
  ref: PageRef,
  article: Article,
  url: string,
  bytes: Uint8Array,
  { memory, cache, why, producer }: ImportTools,
): Promise<void> {
  try {
    const known = { ...knownOf(ref, article, why, producer), addresses: [url] };
    memory.note({ t: 'medium', url, asset: await videoAssetOfBytes(bytes, digestOf(bytes), known) });
  } catch (error) {
    memory.note({ t: 'failed', url, error: `${wordsOf(error)} ${url}` });
  }
  cache.drop(url);
}

function knownOf(ref: PageRef, article: Article, { by, at }: Why, producer: string | undefined): Known {
  const title = article.title || ref.title || ref.url;
  const published = { url: ref.url, at: article.at ?? ref.at };
  return {
    title,
    producer: producer ?? article.publisher ?? new URL(ref.url).hostname,
    published,
    source: { title, url: ref.url, date: at.slice(0, 10) },
    added: { by, at },
  };
}

/** Lines of what this round and earlier ones brought, for the draft. */
export function linesOfPages(
  refs: readonly PageRef[],
  { memory, why, producer, withText }: ImportTools,
): Line[] {
  return refs.flatMap((ref) => {
    const article = (memory.pageNow(ref.url) ?? memory.pageBefore(ref.url))?.article;
    if (!article) return [];
    const urls = [...article.pictures.map(({ url }) => url), ...article.videos];
    const media = urls.flatMap((url): Line[] => assetLine(memory.medium(url)));
    if (!withText || article.text.length < SHORTEST_TEXT) return media;
    const known = knownOf(ref, article, why, producer);
    return [
      ...media,
      ...assetLine(textAsset(article.text, { ...known, credit: article.author ?? undefined })),
    ];
  });
}

function assetLine(value: ReturnType<Memory['medium']>): Line[] {
  // An asset made here always says who added it.
  return value?.added ? [{ kind: 'asset', value: { ...value, added: value.added } } as Line] : [];
}
