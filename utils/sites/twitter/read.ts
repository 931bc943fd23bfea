import type { Post, QuotedPost, Unread } from '../../model/index.ts';
import { emptyContent, emptyPost, unread } from '../shared/post.ts';
import { lineOf } from '../shared/text.ts';
import { readAuthor } from './author.ts';
import { readMedia, readWords } from './content.ts';
import { type Parts, partsOf } from './own.ts';
import { AD_LABEL, S } from './selectors.ts';
import { ownTime, quotedId, readStatusId, timeOfId } from './status.ts';

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
  return {
    ...emptyPost('twitter'),
    key: id === null ? null : `x:${id}`,
    permalink: id === null ? null : statusUrl(id),
    author,
    publishedAt,
    derivedAt: id !== null && publishedAt === null ? timeOfId(id) : null,
    ...words,
    media: readMedia(article, isOwn, base),
    promoted: isPromoted(article, time !== null),
    context: lineOf(article.querySelector(S.context)) || null,
    quoted: readQuoted(article, parts, base),
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
function isPromoted(article: Element, hasTime: boolean): boolean {
  if (article.closest(S.placement)) return true;
  if (hasTime) return false;
  const words = article.querySelectorAll('span');
  return [...words].some(
    (word) =>
      word.childElementCount === 0 && AD_LABEL.test((word.textContent ?? '').trim()) && !word.closest(S.text),
  );
}

function missingAuthor(article: Element): Unread | null {
  const isEmpty = !article.querySelector('img, a[href]');
  return isEmpty ? null : unread('twitter', 'author', `article: no ${S.userName}`);
}

const statusUrl = (id: string) => `https://x.com/i/web/status/${id}`;

function instantOf(time: Element | null): string | null {
  const date = new Date(time?.getAttribute('datetime') ?? '');
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
