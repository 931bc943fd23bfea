import { resolveAddress } from '../address.ts';
import { hrefOf } from '../shared/dom.ts';
import type { Parts } from './own.ts';
import { S } from './selectors.ts';

/** Since when ids count milliseconds (Twitter's "snowflake"), and the first such id. */
const EPOCH = 1288834974657n;
const FIRST = 29_700_859_247n;

/** Time in a status id: what the page would show, to the millisecond. Null for ids before November 2010. */
export function timeOfId(id: string): string | null {
  const number = BigInt(id);
  if (number < FIRST) return null;
  const time = new Date(Number((number >> 22n) + EPOCH));
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
}

/**
 * Id of the post: from the link around its time; advertisements have only the link of the statistics.
 * Links of pictures count when they stand under the author: a picture may be another post's. A link
 * without such an ending may lead to the thread.
 */
export function readStatusId(
  article: Element,
  parts: Parts,
  author: string | null,
  base: URL,
): string | null {
  const link = ownTime(article, parts)?.parentElement;
  const own = link && statusId(link, base)?.id;
  if (own) return own;
  for (const one of article.querySelectorAll(S.statusLink)) {
    if (parts.isQuoted(one) || !OF_ITSELF.test(hrefOf(one))) continue;
    const status = statusId(one, base);
    if (status && author !== null && status.owner === author) return status.id;
  }
  return null;
}

const OF_ITSELF = /\/status(es)?\/\d+\/(analytics|photo|video)/;

/** The time of the post itself, which is in a link. */
export function ownTime(article: Element, parts: Parts): Element | null {
  for (const time of article.querySelectorAll(S.time)) if (!parts.isQuoted(time)) return time;
  return null;
}

/**
 * Id of a quoted post. Only its pictures may carry it, and only an id whose time is the shown one is its
 * own: a picture can be borrowed from a third post.
 */
export function quotedId(article: Element, parts: Parts, shownAt: string | null, base: URL): string | null {
  if (shownAt === null) return null;
  for (const link of article.querySelectorAll(S.statusLink)) {
    const status = parts.isQuoted(link) ? statusId(link, base) : null;
    if (status && timeOfId(status.id)?.slice(0, 19) === shownAt.slice(0, 19)) return status.id;
  }
  return null;
}

function statusId(link: Element, base: URL) {
  const address = resolveAddress(hrefOf(link), base);
  return address?.kind === 'post' && address.platform === 'twitter'
    ? { id: address.key.slice('x:'.length), owner: address.owner }
    : null;
}
