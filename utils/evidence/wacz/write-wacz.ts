import type { Finding } from '../../model/index.ts';
import { sha256Hex } from '../digest.ts';
import { type Summed, summed } from '../hash-stream.ts';
import { type ZipFile, zipOf } from '../zip/index.ts';
import { cdxjOf, type Indexed } from './cdxj.ts';
import { type Resource, resourceRecord, warcInfo } from './warc.ts';

export type WaczSource = {
  title: string;
  software: string;
  now: Date;
  findings(): AsyncIterable<Finding>;
  /** Bytes whose SHA-256 is that of the record; null for what is not there or is not what it was. */
  bytes(finding: string, sha256: string): Promise<Uint8Array | null>;
};

type Page = { id: string; url: string; ts: string; title: string };
type Listed = { name: string; path: string; hash: string; bytes: number };

const WARC = 'data.warc.gz';
const utf8 = new TextEncoder();

/**
 * A web archive (WACZ 1.1.1) of what findings hold: the markup of each post under its address, the files under theirs,
 * the picture of the post as `urn:view:`. Written as it goes; what it holds in memory is one file and the index.
 */
export const writeWacz = (source: WaczSource): AsyncGenerator<Uint8Array> => zipOf(files(source), source.now);

async function* files(source: WaczSource): AsyncGenerator<ZipFile> {
  const listed: Listed[] = [];
  const indexed: Indexed[] = [];
  const pages: Page[] = [];
  const list = (path: string, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): ZipFile => ({
    name: path,
    chunks: summed(chunks, ({ sha256, bytes }: Summed) =>
      listed.push({ name: path.split('/').at(-1) ?? path, path, hash: `sha256:${sha256}`, bytes }),
    ),
  });
  yield list(`archive/${WARC}`, records(source, indexed, pages));
  yield list('indexes/index.cdxj', [utf8.encode(cdxjOf(indexed, WARC))]);
  yield list('pages/pages.jsonl', [utf8.encode(pageLines(pages))]);
  const { title, software, now } = source;
  const described = {
    profile: 'data-package',
    wacz_version: '1.1.1',
    title,
    software,
    created: now.toISOString(),
    resources: listed,
  };
  const datapackage = utf8.encode(JSON.stringify(described, null, 2));
  yield { name: 'datapackage.json', bytes: datapackage };
  const digest = { path: 'datapackage.json', hash: `sha256:${await sha256Hex(datapackage)}` };
  yield { name: 'datapackage-digest.json', bytes: utf8.encode(JSON.stringify(digest, null, 2)) };
}

async function* records(source: WaczSource, indexed: Indexed[], pages: Page[]): AsyncGenerator<Uint8Array> {
  const info = warcInfo(source.software, source.now.toISOString());
  let offset = info.length;
  yield info;
  for await (const finding of source.findings()) {
    const url = pageOf(finding);
    let isPage = false;
    for await (const resource of resourcesOf(finding, url, source)) {
      const { packed, digest } = await resourceRecord(resource);
      const { at, mediaType } = resource;
      indexed.push({ url: resource.url, at, mediaType, digest, offset, length: packed.length });
      isPage ||= resource.url === url;
      offset += packed.length;
      yield packed;
    }
    if (isPage) pages.push({ id: finding.id, url, ts: finding.capturedAt, title: titleOf(finding) });
  }
}

const pageOf = ({ post, page }: Finding): string => post.permalink ?? page.url;

const titleOf = ({ number, post }: Finding): string =>
  `${number}: ${post.author?.name ?? post.author?.key ?? ''} ${post.text.slice(0, 80)}`.trim();

async function* resourcesOf(
  { id, artefacts, capturedAt }: Finding,
  page: string,
  source: WaczSource,
): AsyncGenerator<Resource> {
  for (const { role, url, sha256, mediaType, fetchedAt } of artefacts) {
    const under = { markup: page, screenshot: `urn:view:${page}`, media: url }[role as string] ?? null;
    const bytes = under === null ? null : await source.bytes(id, sha256);
    // One moment for what is seen together, so that a reader shows a page with its own markup.
    if (under && bytes) yield { url: under, at: role === 'media' ? fetchedAt : capturedAt, mediaType, bytes };
  }
}

/** Pages of a WACZ, a line each after one that says what follows. */
function pageLines(pages: readonly Page[]): string {
  const first = { format: 'json-pages-1.0', id: 'pages', title: 'Posts' };
  return [first, ...pages].map((one) => `${JSON.stringify(one)}\n`).join('');
}
