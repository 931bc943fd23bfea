import { distinct } from '../shared/post.ts';
import { lineOf, textOf } from '../shared/text.ts';
import { isCommentLink, linkedProfile } from './links.ts';
import { S } from './selectors.ts';

const FOLLOWING = 4;
const PRECEDING = 2;

export type Caption = { text: string; truncated: boolean; mentions: string[]; element: Element | null };

const NONE: Caption = { text: '', truncated: false, mentions: [], element: null };

/**
 * The author's words. In the viewer they are the heading; elsewhere the longest text between the
 * author's name (its last mention before the comments) and what comes next.
 */
export function readCaption(root: Element, author: string | null, base: URL): Caption {
  const heading = [...root.querySelectorAll(S.heading)].find((one) => lineOf(one) && !one.closest('header'));
  const element = heading ?? longestAfterName(root, author, base);
  if (!element) return NONE;
  const links = [...element.querySelectorAll('a[href]')];
  const profiles = links.map((link) => linkedProfile(link, base)?.key ?? null).filter((key) => key !== null);
  return { text: wordsOf(element), truncated: isCut(element), mentions: distinct(profiles), element };
}

const MORE = 'button, [role="button"], [aria-hidden="true"]';

const wordsOf = (element: Element) => textOf(element, { space: 'collapse', skip: MORE }).replace(/\s*…$/, '');

/** "… more", in any language, is a button or hidden from screen readers. */
function isCut(element: Element): boolean {
  const places = [
    ...element.querySelectorAll(MORE),
    ...(element.parentElement?.querySelectorAll(MORE) ?? []),
  ];
  return (
    places.some((place) => /^(…|\.{3})|^.{3,14}$/.test(lineOf(place)) && !place.contains(element)) &&
    places.some((place) => !place.querySelector('img, svg'))
  );
}

function longestAfterName(root: Element, author: string | null, base: URL): Element | null {
  const names = [...root.querySelectorAll('a[href]')].filter(
    (link) => lineOf(link) !== '' && author !== null && linkedProfile(link, base)?.key === author,
  );
  const firstComment = [...root.querySelectorAll(S.postLink)].find(isCommentLink);
  const own = names.filter((link) => !firstComment || isBefore(link, firstComment));
  // The first name is the header's; in the player it is the only one.
  const name = own[1] ?? (root.querySelector(S.reelAuthor) && own[0]);
  return name ? longest(root, name, endOf(root, name, firstComment)) : null;
}

const isBefore = (a: Element, b: Element) => (a.compareDocumentPosition(b) & FOLLOWING) !== 0;

function endOf(root: Element, name: Element, firstComment: Element | undefined): Element | null {
  const ends = [...root.querySelectorAll(S.captionEnd)].filter(
    (one) => isBefore(name, one) && !one.contains(name),
  );
  const [end = null] = [...ends, ...(firstComment ? [firstComment] : [])].sort((a, b) =>
    isBefore(a, b) ? -1 : 1,
  );
  return end;
}

function longest(root: Element, name: Element, end: Element | null): Element | null {
  let best: Element | null = null;
  let length = 0;
  for (const span of root.querySelectorAll('span')) {
    if (end && !isBefore(span, end)) break;
    if (!isCandidate(span, name, end)) continue;
    const size = lineOf(span, MORE).length;
    if (size > length) [best, length] = [span, size];
  }
  return best;
}

function isCandidate(span: Element, name: Element, end: Element | null): boolean {
  const place = name.compareDocumentPosition(span);
  if (!(place & FOLLOWING) || place & PRECEDING || span.contains(name) || (end && span.contains(end)))
    return false;
  if (name.contains(span)) return false;
  const other = span.closest(S.notCaption);
  // The page of 2021 wraps name and caption together in a button, the player wraps the caption alone.
  if (other && !other.contains(name) && !other.matches(S.captionButton)) return false;
  return !span.querySelector(S.time) && !standsBesideTime(span);
}

/** "Edited" stands on the line of the time. */
const standsBesideTime = (span: Element): boolean =>
  [...(span.parentElement?.children ?? [])].some(
    (one) => one.tagName === 'SPAN' && one.querySelector(S.time),
  );
