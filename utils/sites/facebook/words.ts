import { resolveAddress } from '../address.ts';
import { hrefOf, outbound } from '../shared/dom.ts';
import { distinct } from '../shared/post.ts';
import { lineOf, textOf } from '../shared/text.ts';
import { linkedProfile } from './links.ts';
import type { Parts } from './parts.ts';
import { S } from './selectors.ts';

/** Text, cut or not, and the profiles it links. */
export function readWords(message: Element | null, base: URL) {
  if (!message) return { text: '', truncated: false, mentions: [] };
  const mentions = [...message.querySelectorAll('a[href]')].flatMap((link) => profilesBehind(link, base));
  const isCut = [...message.querySelectorAll(S.seeMore)].some((button) => lineOf(button) !== '');
  const text = textOf(message, { space: 'collapse', skip: `${S.seeMore}, ${S.decoy}` });
  return { text: isCut ? text.replace(/\s*…$/, '') : text, truncated: isCut, mentions: distinct(mentions) };
}

/** Links of Facebook stay in place, those to other networks come wrapped. */
function profilesBehind(link: Element, base: URL): string[] {
  const own = linkedProfile(link, base);
  if (own) return [own.key];
  const other = resolveAddress(hrefOf(link), base);
  return other?.kind === 'profile' && other.platform !== 'facebook' ? [other.key] : [];
}

/** In the photo viewer nothing marks the message: the first words after the name line, before reactions and comments. */
export function messageInColumn(column: Element, parts: Parts): Element | null {
  const start = parts.subtitle ?? parts.name;
  const [end = null] = column.querySelectorAll(`${S.toolbar}, ${S.comment}`);
  for (const block of column.querySelectorAll('span[dir="auto"], div[dir="auto"]')) {
    if (end && !(block.compareDocumentPosition(end) & 4)) break;
    const isAfter =
      start !== null && (start.compareDocumentPosition(block) & 4) !== 0 && !start.contains(block);
    if (isAfter && !block.closest('a, h2, h3, [role="button"]') && lineOf(block)) return block;
  }
  return null;
}

const isHome = (host: string) => /(^|\.)(facebook\.com|fb\.com|fb\.watch|messenger\.com)$/.test(host);

/** Relative addresses, except those of a redirector. */
const STAYS = /^([?#]|$|\/(?!.*[?&]u=))/;

/** Addresses outside of Facebook to which a part of the post links. */
export function outboundLinks(links: Element[], belongs: (element: Element) => boolean, base: URL): string[] {
  const away = links.filter((link) => !STAYS.test(hrefOf(link)) && belongs(link));
  const hrefs = distinct(
    away.map((link) => hrefOf(link)),
    1000,
  );
  return distinct(hrefs.map((href) => outbound(href, base, isHome)).filter((target) => target !== null));
}
