import type { Post } from '../../model/index.ts';
import type { Address } from '../contract.ts';
import { profileKey } from '../shared/address-parts.ts';
import { daysIn } from '../shared/dates.ts';
import { lineOf, textOf } from '../shared/text.ts';
import { linked } from './address.ts';
import { withoutDirection } from './direction.ts';
import { nameOnLine, VIEW_POST } from './labels.ts';
import { S } from './selectors.ts';

const HANDLE = /\(@([\w.]{1,30})\)/g;

type NameLine = { handle: string; name: string | null; after: string };

/** An embedded post of Instagram: often nothing but its address and a line with name and handle. */
export function readInstagram(embed: Element, address: Address, base: URL): Partial<Post> {
  const line = nameLineOf(embed);
  const author = authorOf(embed, line, base);
  return {
    text: captionOf(embed, address.key, base),
    publishedAt: timeOf(embed, line),
    ...(author && { author }),
  };
}

/** The last line of that form. */
function nameLineOf(embed: Element): NameLine | null {
  const lines = textOf(embed, { space: 'collapse' }).split('\n');
  return lines.map((line) => readNameLine(line)).findLast((line) => line !== null) ?? null;
}

/** "A post shared by NAME (@handle)": known words, or the handle at the end, or a date after it. Captions name people too. */
function readNameLine(written: string): NameLine | null {
  const line = withoutDirection(written);
  const found = [...line.matchAll(HANDLE)].at(-1);
  if (found?.[1] === undefined) return null;
  const after = line.slice(found.index + found[0].length);
  const name = nameOnLine(line.slice(0, found.index), after);
  const isForm = name !== null || after.trim() === '' || daysIn(after).length > 0;
  return isForm ? { handle: found[1].toLowerCase(), name, after } : null;
}

/** Older codes link the name, whose words are the name in every language; captions there link nobody. */
function authorOf(embed: Element, line: NameLine | null, base: URL): Post['author'] {
  const links = [...embed.querySelectorAll(S.link)];
  const link = links.findLast((one) => linked(one, base)?.kind === 'profile');
  const key = line ? profileKey('instagram', line.handle) : link && linked(link, base)?.key;
  if (!key?.startsWith('instagram:@')) return null;
  const words = lineOf(link).replace(HANDLE, '').trim();
  const name = link && linked(link, base)?.key === key && !/^@|^$/.test(words) ? words : (line?.name ?? null);
  return { key, name, url: `https://www.instagram.com/${key.slice('instagram:@'.length)}/` };
}

function timeOf(embed: Element, line: NameLine | null): string | null {
  const exact = new Date(embed.querySelector(S.time)?.getAttribute('datetime') ?? Number.NaN);
  if (!Number.isNaN(exact.getTime())) return exact.toISOString();
  return (line && daysIn(line.after)[0]) ?? null;
}

/** The caption is a link to the post by itself; the placeholder and the name line are such links too. */
function captionOf(embed: Element, key: string, base: URL): string {
  for (const link of embed.querySelectorAll(S.link)) {
    if (linked(link, base)?.key !== key || link.querySelector(S.skeleton)) continue;
    const text = textOf(link, { space: 'collapse' });
    if (
      text &&
      !VIEW_POST.test(withoutDirection(text)) &&
      (text.includes('\n') || !readNameLine(text)) &&
      !isAddress(text)
    )
      return text;
  }
  return '';
}

const isAddress = (text: string): boolean => /^https?:\/\/\S+$/.test(text);
