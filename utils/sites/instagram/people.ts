import type { Author } from '../../model/index.ts';
import { lineOf } from '../shared/text.ts';
import { JOINING, PAID_LABEL } from './labels.ts';
import type { JsonMedium } from './page-json.ts';
import { headerOf, inSection, isBefore, isElsewhere, type Name, type Parts } from './parts.ts';
import { authorOf } from './tile.ts';

/** Who made a post, and the part of it that says so. */
export type People = {
  author: Author | null;
  coAuthors: Author[];
  header: Element | null;
  /** Handles of all authors. */
  users: string[];
  /** The name before the caption, where there is one. */
  captionName: Name | null;
};

/**
 * Authors of a post. The owner is the user in the post's own address or in the page's data; where a header
 * names several and neither tells, the one under whose name the caption stands.
 */
export function readPeople(root: Element, parts: Parts, json: JsonMedium | null, media: Element[]): People {
  const known = parts.stamp?.user ?? json?.user ?? null;
  const first = firstName(root, parts);
  const start = parts.names.find(({ user, isWords }) => isWords && user === known) ?? first;
  const header = headerOf(root, parts, start, media);
  const joint = header && first ? jointNames(header, parts) : [];
  const users = [
    ...new Set([known, start?.user, ...joint, ...(json?.coAuthors ?? [])].filter((user) => user != null)),
  ];
  const captionName = header ? nameAfter(root, header, parts, users) : null;
  const owner = known ?? (joint.length > 1 ? captionName?.user : null) ?? start?.user ?? null;
  const further = [...new Set([...joint, ...(json?.coAuthors ?? [])])].filter((user) => user !== owner);
  return {
    author: owner === null ? null : authorOf(owner),
    coAuthors: further.map(authorOf),
    header,
    users: known === null ? users : users.filter((user) => user === known || further.includes(user)),
    captionName,
  };
}

/** Pictures may carry tags of people; an author's link has words, or stands in the header. */
function firstName(root: Element, { names }: Parts): Name | undefined {
  const header = root.querySelector('header');
  return names.find(({ link }) => header?.contains(link)) ?? names.find(({ isWords }) => isWords);
}

/** The names with which a header begins, as far as they are joined by "and" or a comma. */
function jointNames(header: Element, { names }: Parts): string[] {
  const shown = names.filter(({ link, isWords }) => isWords && header.contains(link));
  const line = lineOf(header);
  const joint: string[] = [];
  let end = -1;
  for (const { link, user } of shown) {
    const words = lineOf(link);
    const start = line.indexOf(words, Math.max(end, 0));
    if (start < 0 || (end >= 0 && !JOINING.test(line.slice(end, start).trim()))) break;
    joint.push(user);
    end = start + words.length;
  }
  return joint;
}

/** Likes may name the author as well; they stand in a section. */
function nameAfter(root: Element, header: Element, { names }: Parts, users: string[]): Name | null {
  const after = names.filter(
    ({ link, user, isWords }) =>
      isWords &&
      users.includes(user) &&
      isBefore(header, link) &&
      !header.contains(link) &&
      !inSection(link, root),
  );
  return after[0] ?? null;
}

/** "Paid partnership with NAME" in the header of a post, or what the page's data says of it. */
export function readPartnership(
  people: People,
  parts: Parts,
  json: JsonMedium | null,
  caption: Element | null,
) {
  const label = people.header && labelIn(people.header, PAID_LABEL, parts, caption);
  const paid = label !== null ? true : json?.paid;
  const shown = label === null ? [] : sponsorsAfter(label, people, parts, caption);
  const sponsors = json?.sponsors.length ? json.sponsors.map(authorOf) : shown;
  return {
    ...(typeof paid === 'boolean' && { paidPartnership: paid }),
    ...(sponsors.length > 0 && { sponsors }),
  };
}

/** Profiles after the label; a name without link is known by its words alone: "… with NAME". */
function sponsorsAfter(
  label: Element,
  { header, users }: People,
  { names }: Parts,
  caption: Element | null,
): Author[] {
  const linked = names.filter(
    ({ link, user }) =>
      header?.contains(link) &&
      !caption?.contains(link) &&
      (isBefore(label, link) || label.contains(link)) &&
      !users.includes(user),
  );
  if (linked.length > 0) return [...new Set(linked.map(({ user }) => user))].map(authorOf);
  const name = lineOf(label).replace(PAID_LABEL, '').trim().split(' ').slice(1).join(' ');
  return name ? [{ key: null, name, url: null }] : [];
}

/** The element of a header whose words are such a label: not a name, a place or music, not the author's words. */
export function labelIn(
  scope: Element,
  label: RegExp,
  { names }: Parts,
  caption: Element | null,
): Element | null {
  for (const place of scope.querySelectorAll('span, a, div')) {
    if (!label.test(ownWords(place)) || caption?.contains(place)) continue;
    const link = place.closest('a[href]');
    if (link && (isElsewhere(link) || names.some((name) => name.link === link))) continue;
    return place;
  }
  return null;
}

/** The first words that stand in an element itself. */
function ownWords(element: Element): string {
  for (let node = element.firstChild; node; node = node.nextSibling) {
    const words = node.nodeType === 3 ? (node.nodeValue ?? '').trim() : '';
    if (words) return words;
  }
  return '';
}
