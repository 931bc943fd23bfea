import { Window } from 'happy-dom';
import { splitCredit } from './credits.ts';
import { isOf, type Node, nodesIn, nodesOf, words } from './json-ld.ts';
import { mainOf, mainText } from './main-text.ts';
import { picturesIn } from './pictures.ts';
import { dayOrInstantOf } from './times.ts';

export type PagePicture = { url: string; title: string; credit: string | null };
/** What a page of a news portal tells. */
export type Article = {
  title: string;
  publisher: string | null;
  /** As the page writes its author. */
  author: string | null;
  at: string | null;
  text: string;
  pictures: PagePicture[];
  videos: string[];
};

const ARTICLE = /(Article|BlogPosting|Report)$/;
const VIDEO = /(VideoObject)$/;

/** Reads a page: JSON-LD first, then OpenGraph and meta, then plain HTML. No script of it runs, nothing is loaded. */
export function articleOf(html: string, url: string): Article {
  const window = new Window({
    url,
    settings: {
      disableJavaScriptFileLoading: true,
      disableCSSFileLoading: true,
      handleDisabledFileLoadingAsSuccess: true,
      navigation: { disableMainFrameNavigation: true, disableChildFrameNavigation: true },
    },
  });
  try {
    const document = new window.DOMParser().parseFromString(html, 'text/html') as unknown as Document;
    return read(document, baseOf(document, url));
  } finally {
    window.happyDOM.abort();
    window.close();
  }
}

function baseOf(document: Document, url: string): string {
  const href = document.querySelector('base[href]')?.getAttribute('href');
  return (href && URL.parse(href, url)?.href) || url;
}

function read(document: Document, base: string): Article {
  const scripts = [...document.querySelectorAll('script[type="application/ld+json"]')];
  const nodes = nodesOf(scripts.map((one) => one.textContent ?? ''));
  const article = nodes.find((node) => isOf(node, ARTICLE));
  const meta = (...names: string[]) => metaOf(document, names);
  const main = mainOf(document);
  const body = words(article?.articleBody) ?? '';
  const text = mainText(main);
  return {
    title:
      words(article?.headline) ??
      meta('og:title') ??
      document.querySelector('h1')?.textContent?.trim() ??
      document.querySelector('title')?.textContent?.trim() ??
      '',
    publisher: words(article?.publisher) ?? meta('og:site_name', 'publisher', 'dc.publisher') ?? null,
    author: words(article?.author) ?? meta('author', 'article:author') ?? null,
    at: timeOf(document, article, meta),
    text: body.length > 2 * text.length ? body : text,
    pictures: picturesOf(main, article, meta, base),
    videos: videosOf(main, [...nodes, ...nodesIn(article?.video)], meta, base),
  };
}

function metaOf(document: Document, names: readonly string[]): string | undefined {
  for (const name of names) {
    const found = document.querySelector(`meta[property="${name}"], meta[name="${name}" i]`);
    const content = found?.getAttribute('content')?.trim();
    if (content) return content;
  }
  return undefined;
}

type Meta = (...names: string[]) => string | undefined;

function timeOf(document: Document, article: Node | undefined, meta: Meta): string | null {
  const time = document.querySelector('main time[datetime], article time[datetime], time[datetime]');
  return (
    dayOrInstantOf(words(article?.datePublished)) ??
    dayOrInstantOf(meta('article:published_time', 'date', 'dc.date', 'dcterms.date')) ??
    dayOrInstantOf(time?.getAttribute('datetime'))
  );
}

/** Pictures of the content, with credits from JSON-LD where it knows them; those of the head where there are none. */
function picturesOf(main: Element, article: Node | undefined, meta: Meta, base: string): PagePicture[] {
  const stated = nodesIn(article?.image).flatMap((node) => statedPicture(node, base));
  const known = new Map(stated.map((one) => [one.url, one]));
  const shown = picturesIn(main, base).map((one) => ({
    ...one,
    credit: one.credit ?? known.get(one.url)?.credit ?? null,
  }));
  if (shown.length > 0) return shown;
  const og = meta('og:image', 'twitter:image');
  const head = og ? URL.parse(og, base)?.href : undefined;
  const alt = meta('og:image:alt') ?? '';
  return stated.length > 0
    ? stated
    : head
      ? [{ url: head, title: alt, credit: splitCredit(alt).credit }]
      : [];
}

function statedPicture(node: Node, base: string): PagePicture[] {
  const address = [node.contentUrl, node.url].map(words).find((one) => one !== undefined);
  const url = address && URL.parse(address, base)?.href;
  if (!url || !/^https?:/.test(url)) return [];
  const credit =
    words(node.creditText) ??
    words(node.copyrightHolder) ??
    words(node.creator) ??
    words(node.copyrightNotice) ??
    null;
  return [{ url, title: words(node.caption) ?? words(node.name) ?? '', credit }];
}

function videosOf(main: Element, nodes: readonly Node[], meta: Meta, base: string): string[] {
  const stated = nodes.filter((node) => isOf(node, VIDEO)).map((node) => words(node.contentUrl));
  const shown = [...main.querySelectorAll('video[src], video source[src]')].map((one) =>
    one.getAttribute('src'),
  );
  const named = [...stated, ...shown, meta('og:video:url', 'og:video')];
  const files = named.flatMap((one) => (one ? (URL.parse(one, base)?.href ?? []) : []));
  // A player's page is no film.
  return [...new Set(files)].filter((url) => /^https?:.*\.(mp4|webm|m4v|mov)(\?|$)/i.test(url));
}
