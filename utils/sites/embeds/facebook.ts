import type { Post } from '../../model/index.ts';
import { resolveAddress } from '../address.ts';
import type { Address } from '../contract.ts';
import { daysIn } from '../shared/dates.ts';
import { hrefOf } from '../shared/dom.ts';
import { distinct } from '../shared/post.ts';
import { lineOf, textOf } from '../shared/text.ts';
import { linked, profileOf, writtenAddress } from './address.ts';
import { S } from './selectors.ts';

/** An embedded post of Facebook: its address, and in the fallback the beginning of its text, the author and the day. */
export function readFacebook(embed: Element, address: Address, base: URL): Partial<Post> {
  const words = [...embed.querySelectorAll(S.paragraph)].map((one) => textOf(one, { space: 'collapse' }));
  const text = words.filter(Boolean).join('\n');
  const author = authorLink(embed, address, base);
  return {
    altKeys: setOf(writtenAddress(embed, base)),
    text: text.replace(/\s*…$/, ''),
    truncated: text.endsWith('…'),
    ...(author && { author: authorOf(embed, author, address, base), publishedAt: dayAfter(embed, author) }),
    media: embed.matches(S.video) ? [{ kind: 'video', url: null }] : [],
    mentions: mentionsIn(embed, base),
  };
}

/** A picture's address may name the post it belongs to: `/photos/pcb.POST/PHOTO`, `set=pcb.POST`. */
function setOf(href: string | null): string[] {
  const post = /[/=]pcb\.(\d{1,25})(?=[/&?#]|$)/.exec(href ?? '')?.[1];
  return post === undefined ? [] : [`facebook:${post}`];
}

/** "Posted by NAME on DATE": the last link below the text that does not lead to the post, in any language. */
function authorLink(embed: Element, { key }: Address, base: URL): Element | null {
  const links = [...embed.querySelectorAll(S.link)].filter(
    (link) => !link.closest(S.paragraph) && lineOf(link) !== '',
  );
  return (
    links.reverse().find((link) => isProfile(linked(link, base)) && linked(link, base)?.key !== key) ?? null
  );
}

const isProfile = (address: Address | null): address is Address =>
  address?.kind === 'profile' && address.platform === 'facebook';

/** The link names the author, unless it leads to the programming interface: there the post's address is better. */
function authorOf(embed: Element, link: Element, post: Address, base: URL): Post['author'] {
  const profile =
    resolveAddress(hrefOf(link), base) ?? profileOf(post, writtenAddress(embed, base)) ?? linked(link, base);
  return { key: profile?.key ?? null, name: lineOf(link), url: profile?.url ?? null };
}

function dayAfter(embed: Element, author: Element): string | null {
  const whole = lineOf(embed);
  const name = lineOf(author);
  return daysIn(whole.slice(whole.lastIndexOf(name) + name.length)).at(-1) ?? null;
}

function mentionsIn(embed: Element, base: URL): string[] {
  const links = [...embed.querySelectorAll(S.paragraph)].flatMap((one) => [...one.querySelectorAll(S.link)]);
  return distinct(
    links.flatMap((link) => {
      const address = linked(link, base);
      return address?.kind === 'profile' ? [address.key] : [];
    }),
  );
}
