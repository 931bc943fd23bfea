import { hrefOf } from '../shared/dom.ts';
import { isCommentLink, linkedProfile, postLink } from './links.ts';
import { S } from './selectors.ts';

/** A link to a profile that shows words: who is named. */
export type Name = { link: Element; user: string; isWords: boolean };

/** A post taken apart: what names it, who is named in it, and where its comments begin. */
export type Parts = {
  /** Code, time and sometimes the user in the link around the post's own time. */
  stamp: { code: string; user: string | null; at: string | null } | null;
  /** Links to profiles before the comments. */
  names: Name[];
  /** Link to the first comment. */
  comment: Element | null;
};

const FOLLOWING = 4;

/** True when `a` begins before `b` in the document. */
export const isBefore = (a: Element, b: Element): boolean => (a.compareDocumentPosition(b) & FOLLOWING) !== 0;

/** Takes a post apart. */
export function partsOf(root: Element, base: URL): Parts {
  const links = [...root.querySelectorAll('a[href]')];
  const at = links.findIndex(isCommentLink);
  const comment = links[at] ?? null;
  const names = links.slice(0, comment ? at : undefined).flatMap((link) => nameOf(link, base));
  const first = comment && commenterBefore(root, comment);
  return {
    stamp: stampOf(root),
    names: first ? names.filter(({ link }) => !isBefore(first, link)) : names,
    comment,
  };
}

function nameOf(link: Element, base: URL): Name[] {
  const profile = linkedProfile(link, base);
  if (!profile) return [];
  return [{ link, user: profile.key.slice('instagram:@'.length), isWords: link.textContent?.trim() !== '' }];
}

/** The picture with which the first comment begins: who is named after it is named by the comment. */
function commenterBefore(root: Element, comment: Element): Element | null {
  let last: Element | null = null;
  for (const image of root.querySelectorAll('img')) {
    if (!isBefore(image, comment)) break;
    if (!image.closest('header')) last = image;
  }
  return last;
}

/** The time that links to the post. Times of comments link to the comment. */
function stampOf(root: Element): Parts['stamp'] {
  for (const time of root.querySelectorAll(S.time)) {
    const link = postLink(time.closest('a[href]'));
    if (link) return { ...link, at: instantOf(time) };
  }
  return null;
}

/** Time of an element in UTC, or null. */
export function instantOf(time: Element | null | undefined): string | null {
  const date = new Date(time?.getAttribute('datetime') ?? '');
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

/**
 * The part of a post that names its author and, around the name, co-authors, place, sponsor and label: the largest
 * element around the name without pictures, caption, buttons and comments.
 */
export function headerOf(
  root: Element,
  parts: Parts,
  name: Name | undefined,
  media: Element[],
): Element | null {
  if (!name) return null;
  const header = name.link.closest('header');
  if (header && root.contains(header)) return header;
  const other = parts.names.find(
    (one) => one.isWords && one.user === name.user && isBefore(name.link, one.link),
  );
  const borders = [...root.querySelectorAll(S.headerEnd), ...media];
  if (other) borders.push(other.link);
  if (parts.comment) borders.push(parts.comment);
  return below(root, name.link, borders);
}

/** The largest element around `start`, below `root`, that holds none of `borders`. */
function below(root: Element, start: Element, borders: Element[]): Element {
  let current = start;
  for (let above = start.parentElement; above && above !== root; above = above.parentElement) {
    if (borders.some((border) => above?.contains(border))) break;
    current = above;
  }
  return current;
}

/** True for a link of the site that leads neither to a profile nor to a post: place, music, hashtag. */
export const isElsewhere = (link: Element): boolean => /\/(locations|audio|tags)\//.test(hrefOf(link));

/** True inside of a section of the post: its buttons, its likes, the form for a comment. */
export function inSection(element: Element, root: Element): boolean {
  const section = element.closest('section, form');
  return section !== null && section !== root && root.contains(section);
}
