import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll } from 'vitest';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
/** A request as the portal saw it: when it came and when its answer was whole. */
export type Seen = {
  path: string;
  from: number;
  to: number | null;
  agent: string;
  stamp: string | null;
  referrer: string | null;
};

const ARTICLE_TEXT =
  'Die Stadt Musterhausen erneuert im kommenden Frühjahr den Radweg am Hafen und pflanzt dabei achtzig Platanen. ' +
  'Die Arbeiten beginnen an der alten Werft und dauern voraussichtlich bis zum Ende der Sommerferien. ' +
  'Anwohnerinnen und Anwohner werden schriftlich unterrichtet.';

/** A real HTTP server that plays the news portal of a city. */
export async function portal() {
  const routes = new Map<string, Answer>();
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const { headers } = request;
    const one: Seen = {
      path,
      from: Date.now(),
      to: null,
      agent: headers['user-agent'] ?? '',
      stamp: headers['if-none-match'] ?? null,
      referrer: headers.referer ?? null,
    };
    seen.push(one);
    response.on('finish', () => {
      one.to = Date.now();
    });
    const answer = routes.get(path.split('?')[0] ?? '');
    if (answer) answer(request, response);
    else response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>404</h1>');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    base,
    seen,
    on: (path: string, answer: Answer) => routes.set(path, answer),
    count: (path: string) => seen.filter((one) => one.path === path).length,
    /** Serves a body with an ETag, and 304 to whoever has it. */
    file(path: string, type: string, body: string | Uint8Array, etag = `"${path}-1"`) {
      routes.set(path, (request, response) => {
        if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
        else response.writeHead(200, { 'content-type': type, etag }).end(body);
      });
    },
  };
}
export type Portal = Awaited<ReturnType<typeof portal>>;

/** A news page as the systems of cities write them. */
export const newsPage = (
  title: string,
  body: string,
  more: { head?: string } = {},
): string => `<!doctype html>
<html lang="de"><head><meta charset="utf-8"><title>${title} - Musterhausen</title>${more.head ?? ''}</head><body>
<header><nav><ul><li><a href="/">Startseite</a></li><li>Rathaus und Bürgerservice</li></ul></nav><img src="/logo.png" width="300" alt="Logo"></header>
<main><article><h1>${title}</h1>${body}<p>${ARTICLE_TEXT}</p></article></main>
<aside><p>Weitere Meldungen: Müllabfuhr verschiebt sich.</p><img src="/teaser.jpg" alt="Teaser"></aside>
<footer><p>Impressum und Datenschutz der Stadt</p></footer></body></html>`;

export const jsonLd = (data: object): string =>
  `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', ...data })}</script>`;

export const rssFeed = (base: string, items: { path: string; title: string; date?: string }[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Nachrichten</title>${items
    .map(
      ({ path, title, date = 'Wed, 03 Mar 2021 12:00:00 +0100' }) =>
        `<item><title><![CDATA[${title}]]></title><link>${base}${path}</link><pubDate>${date}</pubDate></item>`,
    )
    .join('')}</channel></rss>`;

export const newsSitemap = (pages: { url: string; date?: string }[]): string =>
  `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${pages
    .map(
      ({ url, date }) =>
        `<url><loc>${url}</loc>${date ? `<news:news><news:publication_date>${date}</news:publication_date><news:title>T</news:title></news:news>` : '<lastmod>2026-01-01</lastmod>'}</url>`,
    )
    .join('')}</urlset>`;

export const sitemapIndex = (urls: string[]): string =>
  `<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.map((url) => `<sitemap><loc>${url}</loc></sitemap>`).join('')}</sitemapindex>`;

export const packedXml = (xml: string): Uint8Array => gzipSync(xml);
