import type { Author } from '../../model/index.ts';
import { resolveAddress } from '../address.ts';
import { profileAddress } from '../shared/address-parts.ts';
import { hrefOf } from '../shared/dom.ts';
import { lineOf } from '../shared/text.ts';

/** Author of a post from its name line; the avatar's name is the last resort. */
export function readAuthor(name: Element | null, avatar: Element | null, base: URL): Author | null {
  const handle = name ? (linkedHandle(name, base) ?? writtenHandle(name)) : null;
  const known =
    handle ?? /^UserAvatar-Container-(\w{1,20})$/.exec(avatar?.getAttribute('data-testid') ?? '')?.[1];
  const shown = name ? shownName(name, known ?? null) : '';
  if (!known) return shown ? { key: null, name: shown, url: null } : null;
  const { key, url } = profileAddress('twitter', known, `https://x.com/${known.toLowerCase()}`);
  return { key, name: shown || null, url };
}

function linkedHandle(name: Element, base: URL): string | null {
  for (const link of name.querySelectorAll('a[href]')) {
    const address = resolveAddress(hrefOf(link), base);
    if (address?.kind === 'profile' && address.platform === 'twitter') return address.key.slice('x:@'.length);
  }
  return null;
}

/** Quoted posts have no link: the handle stands as text, after a display name that may look like one. */
function writtenHandle(name: Element): string | null {
  let last: string | null = null;
  for (const span of name.querySelectorAll('span, div')) {
    const handle = span.childElementCount === 0 && /^\s*@(\w{1,20})\s*$/.exec(span.textContent ?? '')?.[1];
    if (handle) last = handle;
  }
  return last;
}

/** The display name: what stands before the handle. A name may hold an "@" of its own. */
function shownName(name: Element, handle: string | null): string {
  const line = lineOf(name.querySelector('a[href]')) || lineOf(name.firstElementChild ?? name);
  const written = handle?.toLowerCase();
  const own = [...line.matchAll(HANDLE_AT_END)].find(([, one]) => one?.toLowerCase() === written);
  return own ? line.slice(0, own.index).trim() : line;
}

/** A handle with nothing after it but a time. One expression for all: making one costs more than the rest of the line. */
const HANDLE_AT_END = /@(\w{1,20})(?=(\s*·.*)?$)/g;
