import type { Post } from '../../model/index.ts';
import { canonicalUrl } from '../address.ts';
import type { Address } from '../contract.ts';
import { profileKey } from '../shared/address-parts.ts';
import { hrefOf } from '../shared/dom.ts';
import { distinct } from '../shared/post.ts';
import { lineOf, textOf } from '../shared/text.ts';
import { timeOfId } from '../twitter/status.ts';
import { lastStatus, linked } from './address.ts';
import { withoutDirection } from './direction.ts';
import { S } from './selectors.ts';
import { shownDay } from './shown-day.ts';

/** Name and handle as the last words before the date: "— Name (@handle)". */
const NAME_LINE = /^(.*?)\s*\(\s*@(\w{1,20})\s*\)$/;

/** An embedded post of X: its words, then name and handle, then the date in the link to it. */
export function readTweet(embed: Element, address: Address, base: URL): Partial<Post> {
  const derivedAt = timeOfId(address.key.slice('x:'.length));
  const status = lastStatus(embed, base);
  if (!status) return { derivedAt };
  const date = lineOf(status.link);
  const { text, name, handle } = partsOf(embed, date);
  const publishedAt = shownDay(date, derivedAt);
  return {
    text,
    author: authorOf(handle, name, status.address),
    publishedAt,
    ...(publishedAt === null && { derivedAt, ...(date && { shownTime: date }) }),
    ...linksOf(embed, status.link, handle, base),
  };
}

/** Splits the words before the date: the last line is the name, if it has the form of one. */
function partsOf(embed: Element, date: string) {
  const whole = textOf(embed, { space: 'collapse' });
  const end = date ? whole.lastIndexOf(date) : whole.length;
  const lines = whole
    .slice(0, end < 0 ? whole.length : end)
    .trim()
    .split('\n');
  const found = NAME_LINE.exec(withoutDirection(lines.at(-1) ?? '').trim());
  if (!found) return { text: lines.join('\n'), name: null, handle: null };
  const { before, name } = splitDash(found[1] ?? '');
  return { text: [...lines.slice(0, -1), before].join('\n').trim(), name, handle: found[2] ?? null };
}

/** The dash before the name. Where a website has put all on one line, what stands before it is the text. */
function splitDash(line: string): { before: string; name: string | null } {
  const at = /^\s*[—–-]/.test(line) ? line.search(/[—–-]/) : line.lastIndexOf('—');
  const name = line
    .slice(at + 1)
    .replace(/^[—–-]+/, '')
    .trim();
  return { before: at < 0 ? '' : line.slice(0, at), name: name || null };
}

function authorOf(handle: string | null, name: string | null, { owner }: Address) {
  const known = handle?.toLowerCase() ?? owner?.slice('x:@'.length);
  return known ? { key: profileKey('twitter', known), name, url: `https://x.com/${known}` } : null;
}

/** Tagged profiles, and addresses shown in full; t.co alone tells no target. */
function linksOf(embed: Element, own: Element, handle: string | null, base: URL) {
  const author = handle && profileKey('twitter', handle);
  const links: string[] = [];
  const mentions: string[] = [];
  for (const link of embed.querySelectorAll(S.link)) {
    const profile = linked(link, base);
    const inText = link.closest(S.paragraph)?.contains(own) === false;
    if (profile?.kind === 'profile' && (inText || profile.key !== author)) mentions.push(profile.key);
    const target = outboundOf(link);
    if (target) links.push(target);
  }
  return { links: distinct(links), mentions: distinct(mentions) };
}

function outboundOf(link: Element): string | null {
  if (!/^https?:\/\/t\.co\//i.test(hrefOf(link))) return null;
  const shown = (link.textContent ?? '').trim();
  return /^https?:\/\/(?!t\.co\/)[^\s…]+$/i.test(shown) ? canonicalUrl(shown) : null;
}
