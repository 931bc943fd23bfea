import { resolveAddress } from '../address.ts';
import type { Address } from '../contract.ts';
import { hrefOf } from '../shared/dom.ts';
import { distinct } from '../shared/post.ts';
import { groupOf, hasComment, linkedPost, postOfPage, tokensOf } from './links.ts';
import { type Story, storyOf } from './page-json.ts';
import type { Parts } from './parts.ts';
import { isOnlyPlayer } from './players.ts';
import { S } from './selectors.ts';

export type Identity = { key: string | null; altKeys: string[]; permalink: string | null };

/**
 * What the page's data knows about a post: found by the token which all links of the post carry, else by the number
 * that its time link or the address of the page gives.
 */
export function storyBehind(root: Element, parts: Parts, base: URL): Story | null {
  const tokens = ownTokens(parts);
  const named = timeLinks(parts.subtitle).map((link) => linkedPost(link, base));
  const keys = [...named, addressOfPage(root, base)].flatMap((address) => address?.key.split(':')[1] ?? []);
  return storyIn(root, [...tokens, ...keys]);
}

/** Most links carry the same one: only those with another are asked whose they are. */
function ownTokens({ links, isOwn }: Parts): string[] {
  const tokens = new Set<string>();
  for (const link of links) {
    const [token] = tokensOf(link);
    if (token !== undefined && !tokens.has(token) && isOwn(link)) tokens.add(token);
  }
  return [...tokens];
}

/** The same for the shared post: its links carry its token as the second. */
export function storyInside(root: Element, parts: Parts, outer: Story | null, base: URL): Story | null {
  const tokens = distinct(parts.links.filter(parts.isQuoted).flatMap((link) => tokensOf(link)));
  const named = timeLinks(parts.quotedSubtitle).flatMap(
    (link) => linkedPost(link, base)?.key.split(':')[1] ?? [],
  );
  const story = storyIn(root, [...tokens.reverse(), ...named]);
  return story && story.postId !== outer?.postId ? story : null;
}

function storyIn(root: Element, names: string[]): Story | null {
  for (const name of names) {
    const story = storyOf(root.ownerDocument, name);
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
  const media = parts.links.filter(
    (link) => link.matches(S.mediaLink) && parts.isOwn(link) && !hasComment(link),
  );
  const found = [
    fromData,
    ...timeLinks(parts.subtitle).map((link) => linkedPost(link, base)),
    ...[...root.querySelectorAll(S.videoId)].filter(parts.isOwn).map((video) => videoAddress(video, base)),
    ...commentLinks(parts).map((link) => linkedPost(link, base)),
    ...media.map((link) => setAddress(link)),
    addressOfPage(root, base),
    ...media.map((link) => linkedPost(link, base)),
  ].filter((address) => address !== null);
  const number = story ? [`facebook:${story.postId}`] : [];
  const [key = null, ...altKeys] = distinct([...number, ...found.map((address) => address.key)]);
  return { key, altKeys, permalink: found[0]?.url ?? null };
}

/** Names of the shared post: the page's data, links of its own time or pictures. */
export function identifyQuoted(parts: Parts, story: Story | null, base: URL): Identity {
  const links = parts.links.filter((link) => parts.isQuoted(link) && !hasComment(link));
  const media = links.filter((link) => link.matches(S.mediaLink));
  const plain = links.filter((link) => !media.includes(link));
  const linked = [...plain, ...media].map((link) => linkedPost(link, base));
  const found = [story?.url ? resolveAddress(story.url) : null, ...linked].filter(
    (address) => address !== null,
  );
  const number = story ? [`facebook:${story.postId}`] : [];
  const [key = null, ...altKeys] = distinct([...number, ...found.map((address) => address.key)]);
  return { key, altKeys, permalink: found[0]?.url ?? null };
}

const timeLinks = (subtitle: Element | null): Element[] =>
  [...(subtitle?.querySelectorAll('a[href]') ?? [])].filter((link) => !hasComment(link));

const commentLinks = ({ links }: Parts): Element[] =>
  links.filter((link) => hasComment(link) && link.closest(S.comment) !== null);

/** The data's address; the group's number, where the page has it, lasts longer than its name. */
function dataAddress(story: Story, root: Element): Address | null {
  const address = story.url === null ? null : resolveAddress(story.url);
  const member = root.querySelector(S.groupUser);
  const group = member && groupOf(member);
  if (!address || !group || !/^\d+$/.test(group)) return address;
  return { ...address, url: address.url.replace(/\/groups\/[^/]+\//, `/groups/${group}/`) };
}

/** Players carry the number of their video. */
const videoAddress = (video: Element, base: URL): Address | null =>
  resolveAddress(`/reel/${video.getAttribute('data-video-id')}`, base);

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

/** The address of the page, for the first post on it: a permalink page shows the named post first. */
function addressOfPage(root: Element, base: URL): Address | null {
  const address = postOfPage(base);
  if (!address) return null;
  const isInWindow = root.getAttribute('aria-posinset') === '1' && root.closest('[role="dialog"]') !== null;
  const isFirst = () => root.ownerDocument.querySelector(S.container.join(', ')) === root;
  return root.matches(S.column) || isInWindow || isFirst() || isOnlyPlayer(root, base) ? address : null;
}
