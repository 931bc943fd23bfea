import type { Post, QuotedPost, Unread } from '../../model/index.ts';
import { hrefOf } from '../shared/dom.ts';
import { emptyContent, emptyPost, unread } from '../shared/post.ts';
import { readAuthor } from './author.ts';
import { readCards } from './cards.ts';
import { readContext } from './context.ts';
import { AD_LABEL } from './labels.ts';
import { readMedia } from './media.ts';
import { type Parts, partsOf } from './own.ts';
import { S } from './selectors.ts';
import { ownTime, quotedId, readStatusId, timeOfId } from './status.ts';
import { readWords } from './words.ts';

/** Reads one article of X. */
export function readPost(article: Element, base: URL): Post | Unread | null {
  const parts = partsOf(article);
  const isOwn = (element: Element) => !parts.isQuoted(element);
  const author = readAuthor(parts.name, article.querySelector(S.avatar), base);
  const words = readWords(article, isOwn, base);
  if (!author && !words.text) return missingAuthor(article);
  const time = ownTime(article, parts);
  const id = readStatusId(article, parts, author?.key ?? null, base);
  const publishedAt = instantOf(time);
  const cards = readCards(article, isOwn, base);
  return {
    ...emptyPost('twitter'),
    key: id === null ? null : `x:${id}`,
    permalink: id === null ? null : statusUrl(id),
    author,
    publishedAt,
    derivedAt: id !== null && publishedAt === null ? timeOfId(id) : null,
    ...words,
    media: readMedia(article, isOwn, base),
    promoted: isPromoted(article, parts),
    ...readContext(article, base),
    quoted: readQuoted(article, parts, base),
    ...(cards.length > 0 && { cards }),
  };
}

function readQuoted(article: Element, parts: Parts, base: URL): QuotedPost | null {
  if (!parts.quotedName) return null;
  const publishedAt = instantOf([...article.querySelectorAll(S.anyTime)].find(parts.isQuoted) ?? null);
  const id = quotedId(article, parts, publishedAt, base);
  const avatar = [...article.querySelectorAll(S.avatar)].find(parts.isQuoted) ?? null;
  return {
    ...emptyContent(),
    key: id === null ? null : `x:${id}`,
    permalink: id === null ? null : statusUrl(id),
    author: readAuthor(parts.quotedName, avatar, base),
    publishedAt,
    ...readWords(article, parts.isQuoted, base),
    media: readMedia(article, parts.isQuoted, base),
  };
}

/** Advertisements stand inside the measuring element. Without it: no time, and the label by itself. */
function isPromoted(article: Element, parts: Parts): boolean | null {
  if (article.closest(S.placement)) return true;
  if ([...article.querySelectorAll(S.anyTime)].some((time) => !parts.isQuoted(time))) return false;
  const words = [...article.querySelectorAll('span')].filter(
    (word) => word.childElementCount === 0 && AD_LABEL.test((word.textContent ?? '').trim()),
  );
  const isLabelled = words.some((word) => !word.closest(NO_LABEL) && !parts.isQuoted(word));
  return isLabelled ? true : null;
}

/** Where a word is the author's, or a name. */
const NO_LABEL = `${S.text}, ${S.userName}, ${S.card}, ${S.context}`;

/** Hosts to which the place of a deleted or withheld post leads: it says why it is gone. */
const HELP = /^https?:\/\/(help|support)\.(x|twitter)\.com\//;

function missingAuthor(article: Element): Unread | null {
  const links = [...article.querySelectorAll('a[href]')];
  const isGone = !article.querySelector('img') && links.every((link) => HELP.test(hrefOf(link)));
  return isGone ? null : unread('twitter', 'author', `article: no ${S.userName}`);
}

const statusUrl = (id: string) => `https://x.com/i/web/status/${id}`;

function instantOf(time: Element | null): string | null {
  const date = new Date(time?.getAttribute('datetime') ?? '');
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
