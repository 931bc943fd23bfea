import type { Post, Unread } from '../../model/index.ts';
import { hrefOf, outbound } from '../shared/dom.ts';
import { distinct, emptyPost, unread } from '../shared/post.ts';
import { type Caption, readCaption, timeOfCaption } from './caption.ts';
import { publicCode } from './code.ts';
import { AD_LABEL } from './labels.ts';
import { codeOfPage } from './links.ts';
import { mediaOf, readMedia } from './media.ts';
import { entriesOf, type JsonMedium } from './page-json.ts';
import { isBefore, type Parts, partsOf } from './parts.ts';
import { labelIn, type People, readPartnership, readPeople } from './people.ts';
import { reelInJson } from './reel.ts';
import { isPlayer, isTile } from './roots.ts';
import { S } from './selectors.ts';
import { slidesOf } from './slides.ts';
import { authorOf, readTile } from './tile.ts';

/** Reads one root: a tile, a reel of the player or a post. */
export function readRoot(root: Element, base: URL): Post | Unread | null {
  if (root.tagName === 'A' && isTile(root)) return readTile(root, base);
  const parts = partsOf(root, base);
  const media = mediaOf(root, parts);
  const shown = parts.stamp?.code ?? codeBySurroundings(root, base);
  const entries = shown === null ? [] : entriesOf(root.ownerDocument, shown);
  const people = readPeople(root, parts, entries[0] ?? null, media);
  const caption = captionOf(root, parts, people, base);
  if (!people.author && !caption.text) {
    return media.length === 0 ? null : unread('instagram', 'author', 'no link to a profile in the post');
  }
  const reel = isPlayer(base) ? reelInJson(root, people.author, caption.text, base) : null;
  const json = entries[0] ?? reel;
  const code = shown ?? json?.code ?? null;
  const slides = slidesOf(root, json);
  const coAuthors = people.coAuthors.length > 0 ? people.coAuthors : (json?.coAuthors ?? []).map(authorOf);
  return {
    ...emptyPost('instagram'),
    key: code === null ? null : `instagram:${code}`,
    permalink: code === null ? null : `https://www.instagram.com/p/${code}/`,
    author: people.author,
    publishedAt: parts.stamp?.at ?? json?.takenAt ?? timeOfCaption(root),
    text: caption.text,
    truncated: caption.truncated,
    mentions: caption.mentions,
    media: readMedia(media, base),
    links: outboundLinks(root, parts, base),
    promoted: isLabelled(root, parts, people, caption) || promotedByData(entries, code, base),
    ...(coAuthors.length > 0 && { coAuthors }),
    ...readPartnership(people, parts, json, caption.element),
    ...(slides !== null && { slides }),
  };
}

/** The player shows one name for header and caption. */
function captionOf(root: Element, parts: Parts, people: People, base: URL): Caption {
  const { header, captionName } = people;
  const only = isPlayer(base) && header && parts.names.find(({ link }) => header.contains(link));
  const name = captionName?.link ?? (only ? only.link : null);
  const limit = [header, parts.comment].filter((one) => one !== null && one !== undefined);
  return readCaption(root, name, limit, base);
}

/** A post without a link around its time: alone at its address, or only its own links (likes, comments) tell the code. */
function codeBySurroundings(root: Element, base: URL): string | null {
  const own = [...root.querySelectorAll(S.postLink)].map(
    (link) => /\/(?:p|reel|tv)\/([\w-]{5,64})\//.exec(hrefOf(link))?.[1],
  );
  const codes = distinct(own.filter((code) => code !== undefined));
  const page = isPlayer(base) ? null : codeOfPage(base);
  if (page !== null && (codes.length === 0 || codes.includes(page))) return page;
  return codes.length === 1 ? (codes[0] ?? null) : null;
}

/** The site's own links, most of all, need not be taken apart. */
const HOME = /^https?:\/\/(www\.)?(instagram|threads)\.(com|net)\//;

function outboundLinks(root: Element, { comment }: Parts, base: URL): string[] {
  const isHome = (host: string) => /(^|\.)(instagram\.com|threads\.(net|com))$/.test(host);
  const links = [...root.querySelectorAll('a[href^="http"]')].filter(
    (link) => !HOME.test(hrefOf(link)) && !link.matches(S.adLink) && !(comment && isBefore(comment, link)),
  );
  const targets = links.map((link) => outbound(hrefOf(link), base, isHome));
  return distinct(targets.filter((target) => target !== null));
}

/** The link of advertisements, or the label in the header. */
function isLabelled(root: Element, parts: Parts, { header }: People, { element }: Caption): boolean {
  return Boolean(root.querySelector(S.adLink) || (header && labelIn(header, AD_LABEL, parts, element)));
}

/** False only where there is no place for advertisements, or the page's data knows the post as ordinary. */
function promotedByData(entries: JsonMedium[], code: string | null, base: URL): boolean | null {
  const page = codeOfPage(base);
  const isOwnPage = code !== null && page !== null && publicCode(code) === publicCode(page);
  // The data tells what the first page of the visit showed: the same post may stand there as an advertisement.
  if (entries.some(({ ad }) => ad)) return isOwnPage || entries.some(({ ad }) => !ad) ? null : true;
  // How the player's data marks an advertisement is not known.
  if (entries.length > 0 && !isPlayer(base)) return false;
  return isOwnPage ? false : null;
}
