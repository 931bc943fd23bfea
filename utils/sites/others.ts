import { S as FACEBOOK } from './facebook/selectors.ts';
import { isCommentLink } from './instagram/links.ts';
import { partsOf } from './instagram/parts.ts';
import { S as INSTAGRAM } from './instagram/selectors.ts';
import { outermost } from './shared/dom.ts';
import { type Network, networkOf } from './shared/hosts.ts';

/** Where somebody can write, on any site. */
const FIELDS = 'form, textarea, [contenteditable=""], [contenteditable="true"], [role="textbox"]';
/** Pictures beside a field for comments are smaller than this, those of a post larger (CSS pixels). */
const LARGE = 64;

/**
 * What stands in a post and is not its own: comments, and the fields for them, which show the viewer's picture. None of
 * it may be stored. Previews of comments without time and link, as in Instagram's feed, cannot be told from captions.
 */
export function othersIn(root: Element, url: URL): Element[] {
  const comments = COMMENTS[networkOf(url) ?? 'twitter'](root, url);
  const fields = [...root.querySelectorAll(FIELDS)].map((field) => withPictureBeside(field, root));
  const all = [...new Set([...comments, ...fields])];
  return outermost(all.filter((one) => one !== root && root.contains(one)));
}

const COMMENTS: Record<Network, (root: Element, url: URL) => Element[]> = {
  facebook: (root) => [...root.querySelectorAll(FACEBOOK.comment)],
  instagram: instagramComments,
  // Replies are posts of their own.
  twitter: () => [],
};

/** Around each comment's time, the largest element that holds nothing of the post itself. */
function instagramComments(root: Element, url: URL): Element[] {
  const links = [...root.querySelectorAll('a[href]')].filter(isCommentLink);
  if (links.length === 0) return [];
  const { names } = partsOf(root, url);
  const times = [...root.querySelectorAll(INSTAGRAM.time)].filter((time) => {
    const link = time.closest('a[href]');
    return link === null || !isCommentLink(link);
  });
  const own = [
    // The picture before the first comment links to its author, without words.
    ...names.filter(({ isWords }) => isWords).map(({ link }) => link),
    ...times,
    ...root.querySelectorAll('header, section, h1, video, form'),
    ...[...root.querySelectorAll('img')].filter(isLarge),
  ];
  return links.map((link) => largestWithout(link, root, own));
}

/** The largest element around one, below the post, that holds none of what is named. */
function largestWithout(start: Element, root: Element, named: Element[]): Element {
  let largest = start;
  for (let above = start.parentElement; above && above !== root; above = above.parentElement) {
    if (named.some((one) => above.contains(one))) break;
    largest = above;
  }
  return largest;
}

/** A field with what stands beside it and has no words: the picture of whoever is logged in. */
function withPictureBeside(field: Element, root: Element): Element {
  const words = (element: Element) => (element.textContent ?? '').trim();
  let widest = field;
  for (let above = field.parentElement; above && above !== root; above = above.parentElement) {
    const holdsMore = words(above) !== words(field) || above.querySelector('video') !== null;
    if (holdsMore || [...above.querySelectorAll('img, svg, image')].some(isLarge)) break;
    widest = above;
  }
  return widest;
}

const isLarge = (picture: Element): boolean => picture.getBoundingClientRect().width > LARGE;
