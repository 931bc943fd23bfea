import type { Post } from '../../model/index.ts';
import { hrefOf } from '../shared/dom.ts';
import { lineOf } from '../shared/text.ts';
import { groupOf } from './links.ts';
import type { Parts } from './parts.ts';
import { S } from './selectors.ts';

type Group = NonNullable<Post['group']>;

/**
 * The group a post stands in: the poster is linked as its member, or the name line names it. Its name stands in the
 * name line, or beside it as the label of its picture.
 */
export function groupIn(root: Element, parts: Parts, base: URL): Group | null {
  const outside = (link: Element) => parts.isOwn(link) && !parts.message?.contains(link);
  const inGroups = parts.links.filter((link) => link.matches(S.group));
  const member = inGroups.find((link) => link.matches(S.groupUser) && outside(link));
  const homes = inGroups.filter((link) => isHome(link) && outside(link));
  const named = homes.find((link) => parts.name?.contains(link));
  const id = groupOf(member ?? named ?? root);
  if (id === null) return null;
  // On the group's own pages its name is the headline.
  const headline = [...root.ownerDocument.getElementsByTagName('h1')].flatMap((line) => [
    ...line.querySelectorAll(S.group),
  ]);
  const names = [...homes, ...headline.filter(isHome)]
    .filter((link) => groupOf(link) === id || named === link)
    .flatMap((link) => [lineOf(link), link.getAttribute('aria-label')?.trim() ?? '']);
  const url = URL.parse(`https://www.facebook.com/groups/${id}/`, base)?.href ?? null;
  return { name: names.find((name) => name !== '') ?? null, url };
}

/** The group itself, not one of its posts, members or pages. */
const isHome = (link: Element): boolean => /\/groups\/[^/?#]+\/?([?#]|$)/.test(hrefOf(link));
