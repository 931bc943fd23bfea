import type { Author, Post, Unread } from '../../model/index.ts';
import { hrefOf, outbound } from '../shared/dom.ts';
import { distinct, emptyPost, unread } from '../shared/post.ts';
import { lineOf } from '../shared/text.ts';
import { type Caption, readCaption } from './caption.ts';
import { codeOfPage, linkedProfile, postLink } from './links.ts';
import { readMedia } from './media.ts';
import { type JsonMedium, mediaInJson } from './page-json.ts';
import { reelInJson } from './reel.ts';
import { isPlayer, isTile } from './roots.ts';
import { AD_LABEL, S } from './selectors.ts';
import { authorOf, readTile } from './tile.ts';

/** Reads one root: a tile, a reel of the player or a post. */
export function readRoot(root: Element, base: URL): Post | Unread | null {
  if (root.tagName === 'A' && isTile(root)) return readTile(root, base);
  const stamp = stampOf(root);
  const author = readAuthor(root, stamp?.user ?? null, base);
  const caption = readCaption(root, author?.key ?? null, base);
  const media = readMedia(root, base);
  if (!author && !caption.text) {
    return media.length === 0 ? null : unread('instagram', 'author', 'no link to a profile in the post');
  }
  const shown = stamp?.code ?? codeBySurroundings(root, base);
  const json = isPlayer(base) ? reelInJson(root, author, caption.text, base) : describes(root, shown);
  const code = shown ?? json?.code ?? null;
  return {
    ...emptyPost('instagram'),
    key: code === null ? null : `instagram:${code}`,
    permalink: code === null ? null : `https://www.instagram.com/p/${code}/`,
    author,
    publishedAt: stamp?.at ?? json?.takenAt ?? timeWithoutLink(root),
    ...words(caption),
    media,
    links: outboundLinks(root, base),
    promoted: promotedBy(root, json, code, base),
  };
}

const words = ({ text, truncated, mentions }: Caption) => ({ text, truncated, mentions });

/** The time that links to the post: its code, sometimes its user. Times of comments link to the comment. */
function stampOf(root: Element) {
  for (const time of root.querySelectorAll(S.time)) {
    const link = postLink(time.closest('a[href]'));
    if (link) return { ...link, at: instantOf(time) };
  }
  return null;
}

/** A post without such a link: alone at its address, or only its own links (likes, comments) tell the code. */
function codeBySurroundings(root: Element, base: URL): string | null {
  const own = [...root.querySelectorAll(S.postLink)].map(
    (link) => /\/(?:p|reel|tv)\/([\w-]{5,64})\//.exec(hrefOf(link))?.[1],
  );
  const codes = distinct(own.filter((code) => code !== undefined));
  const page = isPlayer(base) ? null : codeOfPage(base);
  if (page !== null && (codes.length === 0 || codes.includes(page))) return page;
  return codes.length === 1 ? (codes[0] ?? null) : null;
}

/** The caption of the old page carries the post's time without a link. */
function timeWithoutLink(root: Element): string | null {
  const time = [...root.querySelectorAll(S.time)].find((one) => !one.closest('a[href]'));
  return time ? instantOf(time) : null;
}

function instantOf(time: Element): string | null {
  const date = new Date(time.getAttribute('datetime') ?? '');
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

function readAuthor(root: Element, user: string | null, base: URL): Author | null {
  if (user !== null) return authorOf(user);
  for (const scope of [root.querySelector('header'), root]) {
    for (const link of scope?.querySelectorAll('a[href]') ?? []) {
      const profile = linkedProfile(link, base);
      // Pictures may carry tags of people; the author's link has words, or a picture beside words.
      if (profile && (lineOf(link) || link.closest('header')))
        return authorOf(profile.key.slice('instagram:@'.length));
    }
  }
  return null;
}

/** The page's data about this very post, if it holds any. */
function describes(root: Element, code: string | null): JsonMedium | null {
  if (code === null) return null;
  return mediaInJson(root.ownerDocument).find((one) => one.code === code) ?? null;
}

function outboundLinks(root: Element, base: URL): string[] {
  const isHome = (host: string) => /(^|\.)(instagram\.com|threads\.(net|com))$/.test(host);
  const targets = [...root.querySelectorAll('a[href]:not([href*="ads/ig_redirect"])')].map((link) =>
    outbound(hrefOf(link), base, isHome),
  );
  return distinct(targets.filter((target) => target !== null));
}

/** False only where there is no place for advertisements, or the page's data knows the post as ordinary. */
function promotedBy(root: Element, json: JsonMedium | null, code: string | null, base: URL): boolean | null {
  if (root.querySelector(S.adLink) || json?.ad || hasLabel(root)) return true;
  // How the player's data marks an advertisement is not known.
  if (json && !isPlayer(base)) return false;
  return code !== null && code === codeOfPage(base) ? false : null;
}

function hasLabel(root: Element): boolean {
  const places = [...root.querySelectorAll('span, a, div[dir="auto"]')];
  return places.some(
    (place) => place.childElementCount === 0 && AD_LABEL.test((place.textContent ?? '').trim()),
  );
}
