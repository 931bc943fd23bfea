import { allOf, outermost } from '../shared/dom.ts';
import { drawnIn } from './letters.ts';
import { groupOf, linkedProfile, mayBeTime } from './links.ts';
import { S } from './selectors.ts';

/** A post taken apart: the sharer's own part, and the shared post inside. */
export type Parts = {
  name: Element | null;
  /** The line below the name: time or "Sponsored". */
  subtitle: Element | null;
  /** Its scrambled words as they are drawn. */
  drawn(): string[];
  message: Element | null;
  quotedName: Element | null;
  quotedSubtitle: Element | null;
  quotedMessage: Element | null;
  /** All links in it, of comments too: looked for once, as much of a post is found by its links. */
  links: Element[];
  /** True for what is the author's: no comment, no decoy, nothing of the shared post. */
  isOwn(element: Element): boolean;
  isQuoted(element: Element): boolean;
};

/** Name lines of post and shared post: headings with a link, outside of comments, decoys and previews. */
export function nameLines(root: Element): Element[] {
  const lines = allOf(root, S.name).filter((line) => isPlain(line) && line.querySelector('a[href]') !== null);
  return outermost(lines).filter((line) => !line.closest('a, object, [role="button"]'));
}

/** The author's line: of a reel, whose name is no heading, the first link to a profile that has words. */
export function nameLine(root: Element): Element | null {
  const [line] = nameLines(root);
  if (line || !root.querySelector(S.player)) return line ?? null;
  const link = [...root.querySelectorAll('a[href]')].find(
    (one) => isPlain(one) && linkedProfile(one, HOME) !== null && /\p{L}/u.test(one.textContent ?? ''),
  );
  return link?.parentElement ?? null;
}

/** Outside of comments and decoys. The root itself may be marked like a comment's container. */
const isPlain = (element: Element): boolean => !element.closest(`${S.comment}, ${S.decoy}, form`);

/** Splits a post at the second name line, which is the author's of the shared post unless another is `shared`. */
export function partsOf(root: Element, shared?: Element): Parts {
  const [first, ...more] = nameLines(root);
  const name = first ?? (root.matches(S.container.join(', ')) ? null : nameLine(root));
  const second = shared ?? more.find(namesSomebody) ?? null;
  const described = (root.getAttribute('aria-describedby') ?? '').split(/\s+/).map((id) => byId(root, id));
  const messages = messagesIn(root, described[1] ?? null);
  const frame = name && second && frameOf(second, name, messages);
  const subtitle = described[0] ?? (name && subtitleAfter(name, root));
  return {
    name,
    subtitle,
    drawn: drawnIn(subtitle),
    message: messages.find((one) => !frame?.contains(one)) ?? null,
    quotedName: second,
    quotedSubtitle: second && subtitleAfter(second, root),
    quotedMessage: messages.find((one) => frame?.contains(one)) ?? null,
    links: [...root.querySelectorAll('a[href]')],
    isOwn: remembered((element) => isPlain(element) && !frame?.contains(element)),
    isQuoted: (element) => frame?.contains(element) === true && isPlain(element),
  };
}

/** Asked of the same links and pictures again and again; the answer holds as long as one reading. */
function remembered(test: (element: Element) => boolean): (element: Element) => boolean {
  const known = new Map<Element, boolean>();
  return (element) => {
    const answer = known.get(element) ?? test(element);
    known.set(element, answer);
    return answer;
  };
}

/** Headings of previews and life events lead elsewhere. */
const namesSomebody = (line: Element): boolean =>
  [...line.querySelectorAll('a[href]')].some(
    (link) => linkedProfile(link, HOME) !== null || groupOf(link) !== null,
  );

const HOME = new URL('https://www.facebook.com/');

/** Words of post and shared post; where nothing marks them, the second thing that describes the list entry. */
function messagesIn(root: Element, described: Element | null): Element[] {
  const marked = outermost([...root.querySelectorAll(S.message.join(', '))]).filter(isPlain);
  return marked.length > 0 || !described ? marked : [described];
}

/** The largest element around the shared post's name which holds neither the sharer's name nor words. */
function frameOf(second: Element, name: Element, messages: Element[]): Element {
  const before = [name, ...messages.filter((one) => one.compareDocumentPosition(second) & FOLLOWING)];
  let current = second;
  for (let above = second.parentElement; above; above = above.parentElement) {
    if (before.some((one) => above?.contains(one))) break;
    current = above;
  }
  return current;
}

const FOLLOWING = 4;

/** Ids hold characters that selectors cannot, and some are missing: the page is drawn in two steps. */
export function byId(near: Element, id: string): Element | null {
  return id ? near.ownerDocument.getElementById(id) : null;
}

/** Without a list entry's description: the block after the one that holds the name, if it has a link like a time's. */
function subtitleAfter(name: Element, root: Element): Element | null {
  for (let place = name, step = 0; place !== root && step < 4; step++) {
    const next = place.nextElementSibling;
    if ([...(next?.querySelectorAll('a[href]') ?? [])].some((link) => mayBeTime(link, HOME))) return next;
    if (!place.parentElement) break;
    place = place.parentElement;
  }
  return null;
}
