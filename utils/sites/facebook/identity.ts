import { resolveAddress } from '../address.ts';
import type { Address } from '../contract.ts';
import { hrefOf } from '../shared/dom.ts';
import { distinct } from '../shared/post.ts';
import { groupOf, hasComment, linkedPost, postOfPage, tokenOf } from './links.ts';
import { type Story, storyOf } from './page-json.ts';
import type { Parts } from './parts.ts';
import { S } from './selectors.ts';

export type Identity = { key: string | null; altKeys: string[]; permalink: string | null };

/** What the page's data knows about a post; found by the token which all links of the post carry. */
export function storyBehind(root: Element, parts: Parts, base: URL): Story | null {
  const links = [...root.querySelectorAll('a[href*="__cft__"]')].filter(parts.isOwn);
  const tokens = distinct(links.map((link) => tokenOf(link, base)).filter((token) => token !== null));
  for (const token of tokens) {
    const story = storyOf(root.ownerDocument, token);
    if (story) return story;
  }
  return null;
}

/**
 * All names of a post, best first: the page's data, the time link, the time links of its comments, the
 * number in the set of its pictures, the address of the page, and last its photo or reel.
 */
export function identify(root: Element, parts: Parts, story: Story | null, base: URL): Identity {
  const fromData = story ? dataAddress(story, root) : null;
  const media = [...root.querySelectorAll(S.mediaLink)].filter(
    (link) => parts.isOwn(link) && !hasComment(link),
  );
  const found = [
    fromData,
    ...timeLinks(parts).map((link) => linkedPost(link, base)),
    ...commentLinks(root).map((link) => linkedPost(link, base)),
    ...media.map((link) => setAddress(link)),
    isAtItsAddress(root) ? postOfPage(base) : null,
    ...media.map((link) => linkedPost(link, base)),
  ].filter((address) => address !== null);
  const number = story ? [`facebook:${story.postId}`] : [];
  const [key = null, ...altKeys] = distinct([...number, ...found.map((address) => address.key)]);
  return { key, altKeys, permalink: found[0]?.url ?? null };
}

/** Names of the shared post: links of its own time or pictures. */
export function identifyQuoted(root: Element, parts: Parts, base: URL): Identity {
  const links = [...root.querySelectorAll('a[href]')].filter(
    (link) => parts.isQuoted(link) && !hasComment(link),
  );
  const media = links.filter((link) => link.matches(S.mediaLink));
  const plain = links.filter((link) => !media.includes(link));
  const found = [...plain, ...media]
    .map((link) => linkedPost(link, base))
    .filter((address) => address !== null);
  const [key = null, ...altKeys] = distinct(found.map((address) => address.key));
  return { key, altKeys, permalink: found[0]?.url ?? null };
}

const timeLinks = (parts: Parts): Element[] =>
  [...(parts.subtitle?.querySelectorAll('a[href]') ?? [])].filter((link) => !hasComment(link));

const commentLinks = (root: Element): Element[] =>
  [...root.querySelectorAll(`${S.comment} a[href*="comment_id="]`)].filter((link) => root.contains(link));

/** The data's address; the group's number, where the page has it, lasts longer than its name. */
function dataAddress(story: Story, root: Element): Address | null {
  const address = story.url === null ? null : resolveAddress(story.url);
  const member = root.querySelector(S.groupUser);
  const group = member && groupOf(member);
  if (!address || !group || !/^\d+$/.test(group)) return address;
  return { ...address, url: address.url.replace(/\/groups\/[^/]+\//, `/groups/${group}/`) };
}

/** `set=pcb.POST` (several pictures) and `set=gm.POST` (in a group) name the post a picture belongs to. */
function setAddress(link: Element): Address | null {
  const href = hrefOf(link);
  const [, kind, id] = /(?:[?&]set=|\/photos\/)(pcb|gm)\.(\d{1,25})/.exec(href) ?? [];
  if (id === undefined) return null;
  const group = kind === 'gm' ? /[?&]idorvanity=(\w+)/.exec(href)?.[1] : undefined;
  const path = group === undefined ? id : `groups/${group}/posts/${id}/`;
  return {
    kind: 'post',
    key: `facebook:${id}`,
    platform: 'facebook',
    url: `https://www.facebook.com/${path}`,
    owner: null,
  };
}

/** The first post of its page: a permalink page shows the named post first. */
function isAtItsAddress(root: Element): boolean {
  const place = root.getAttribute('aria-posinset');
  const first = root.ownerDocument.querySelector(S.container.join(', '));
  return (
    root.matches(S.column) || (place === '1' && root.closest('[role="dialog"]') !== null) || first === root
  );
}
