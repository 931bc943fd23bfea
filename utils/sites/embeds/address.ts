import { canonicalUrl, resolveAddress } from '../address.ts';
import type { Address } from '../contract.ts';
import { hrefOf } from '../shared/dom.ts';
import { S } from './selectors.ts';

/** Attributes in which an embed names its post; the first that there is. */
const ATTRIBUTES = ['data-instgrm-permalink', 'data-href', 'src', 'data-src', 'cite'];

/** The post (or profile) that an embed names; null when it names none that we know. */
export function addressOf(embed: Element, base: URL): Address | null {
  const id = tweetId(embed, base);
  if (id) return resolveAddress(`https://x.com/i/web/status/${id}`);
  const code = embed.getAttribute('data-shortcode');
  if (code) return resolveAddress(`https://www.instagram.com/p/${code}/`);
  return named(embed, base) ?? lastStatus(embed, base)?.address ?? firstPost(embed, base);
}

/** The address as written, for one whose form we do not know (`/share/p/…`). */
export function writtenAddress(embed: Element, base: URL): string | null {
  const href = attributesOf(embed)[0];
  return href === undefined ? null : canonicalUrl(withoutGraph(href), base);
}

const HOMES = {
  twitter: 'https://x.com/',
  instagram: 'https://www.instagram.com/',
  facebook: 'https://www.facebook.com/',
};

/** The profile under which a post's address stands, spelled as written where that is possible. */
export function profileOf({ owner, platform }: Address, written: string | null): Address | null {
  if (owner === null) return null;
  const [, segment = ''] = (written ?? '').split(/\/\/[^/]+\//);
  const spelled = resolveAddress(HOMES[platform] + (segment.split(/[/?#]/)[0] ?? ''));
  return spelled?.key === owner ? spelled : resolveAddress(HOMES[platform] + owner.replace(/^.*@/, ''));
}

/** What a link names. Facebook's fallback may lead to its programming interface, with the same paths. */
export const linked = (link: Element, base: URL): Address | null =>
  resolveAddress(withoutGraph(hrefOf(link)), base);

/** The last link to a post of X: earlier ones belong to the text. */
export function lastStatus(embed: Element, base: URL): { link: Element; address: Address } | null {
  for (const link of [...embed.querySelectorAll(S.statusLink)].reverse()) {
    const address = linked(link, base);
    if (address?.kind === 'post' && address.platform === 'twitter') return { link, address };
  }
  return null;
}

function named(embed: Element, base: URL): Address | null {
  const addresses = attributesOf(embed).map((href) => resolveAddress(withoutGraph(href), base));
  return addresses.find((address) => address !== null) ?? null;
}

const attributesOf = (embed: Element): string[] =>
  ATTRIBUTES.map((name) => embed.getAttribute(name)?.trim()).filter((value) => !!value) as string[];

/** Codes of Instagram before 2018 had the permalink only as a link. */
function firstPost(embed: Element, base: URL): Address | null {
  for (const link of embed.querySelectorAll(S.link)) {
    const address = linked(link, base);
    if (address?.kind === 'post') return address;
  }
  return null;
}

function tweetId(embed: Element, base: URL): string | null {
  for (const element of [embed, ...embed.querySelectorAll('[data-tweet-id], iframe')]) {
    const id =
      element.getAttribute('data-tweet-id') ?? element.getAttribute('data-tweetid') ?? frameId(element, base);
    if (id && /^\d{1,20}$/.test(id)) return id;
  }
  return null;
}

function frameId(frame: Element, base: URL): string | null {
  const src = frame.getAttribute('src') ?? frame.getAttribute('data-src') ?? '';
  if (!src.includes('/embed/Tweet.html')) return null;
  return URL.parse(src, base)?.searchParams.get('id') ?? null;
}

const withoutGraph = (href: string): string =>
  href.replace(/^(https?:)?\/\/graph\.facebook\.com\//i, 'https://www.facebook.com/');
