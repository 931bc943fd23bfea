import type { Author, Medium, Post, Unread } from '../../model/index.ts';
import { resolveAddress } from '../address.ts';
import { hrefOf, outbound, webAddress } from '../shared/dom.ts';
import { distinct, distinctMedia, emptyPost, unread } from '../shared/post.ts';
import { lineOf, textOf } from '../shared/text.ts';
import { type CardText, readCardText } from './card-text.ts';
import { payerIn } from './labels.ts';
import { labelIn } from './roots.ts';
import { S } from './selectors.ts';

const FOLLOWING = 4;

/** Reads one ad card. */
export function readCard(card: Element, base: URL): Post | Unread | null {
  const shown = readCardText(textOf(card, { space: 'collapse' }).split('\n'));
  const id = shown.libraryId;
  const label = labelIn(card);
  const links = [...card.querySelectorAll('a[href]')];
  const author = readAuthor(links, shown, base);
  if (!author && !label)
    return id === null ? null : unread('ad-library', 'author', 'card: no page link and no label');
  return {
    ...emptyPost('ad-library'),
    kind: 'ad',
    key: id === null ? null : `facebook-ad:${id}`,
    permalink: id === null ? null : `https://www.facebook.com/ads/library/?id=${id}`,
    author,
    publishedAt: shown.start,
    text: label ? bodyAfter(label, card) : '',
    media: readMedia(card, label, base),
    links: targets(links, base),
    mentions: profiles(links, base).filter((key) => key !== author?.key),
    promoted: true,
    paidFor: shown.paidFor,
    context: shown.status,
  };
}

/** The page: the first profile the card links to, which is that of the name above the label. */
function readAuthor(links: Element[], shown: CardText, base: URL): Author | null {
  for (const link of links) {
    const address = resolveAddress(hrefOf(link), base);
    if (address?.kind === 'profile' && address.platform === 'facebook') {
      return { key: address.key, name: lineOf(link) || shown.pageName, url: address.url };
    }
  }
  return shown.pageName === null ? null : { key: null, name: shown.pageName, url: null };
}

/** The first block of words after the label's own block; nothing when a picture comes first. */
function bodyAfter(label: Element, card: Element): string {
  for (let place = label; place !== card && place.parentElement; place = place.parentElement) {
    for (let next = place.nextElementSibling; next; next = next.nextElementSibling) {
      const words = textOf(next, { space: 'collapse' });
      if (words && !/^[•·]/.test(words) && !payerIn([words]))
        return next.querySelector(S.media) ? wordsBeforeMedia(next) : words;
      if (next.matches(S.media) || next.querySelector(S.media)) return '';
    }
  }
  return '';
}

/** Body and media can share one element: then the body is its first block without media. */
function wordsBeforeMedia(block: Element): string {
  const media = block.querySelector(S.media);
  for (const element of block.querySelectorAll('div, span')) {
    if (media && !(element.compareDocumentPosition(media) & FOLLOWING)) break;
    const words = element.contains(media) ? '' : textOf(element, { space: 'collapse' });
    if (words) return words;
  }
  return '';
}

function targets(links: Element[], base: URL): string[] {
  const isHome = (host: string) => /(^|\.)(facebook|fb)\.com$/.test(host);
  return distinct(
    links.map((link) => outbound(hrefOf(link), base, isHome)).filter((target) => target !== null),
  );
}

function profiles(links: Element[], base: URL): string[] {
  const addresses = links.map((link) => resolveAddress(hrefOf(link), base));
  return distinct(addresses.flatMap((address) => (address?.kind === 'profile' ? [address.key] : [])));
}

/** Creatives stand after the label; the picture before it is the page's. */
function readMedia(card: Element, label: Element | null, base: URL): Medium[] {
  const all = [...card.querySelectorAll(S.media)].filter(
    (one) => !label || (label.compareDocumentPosition(one) & FOLLOWING) !== 0,
  );
  return distinctMedia(all.map((one) => readMedium(one, base)).filter((medium) => medium !== null));
}

function readMedium(element: Element, base: URL): Medium | null {
  if (element.tagName === 'VIDEO') {
    return { kind: 'video', url: webAddress(element, 'poster', base) ?? webAddress(element, 'src', base) };
  }
  const url = webAddress(element, 'src', base);
  return url === null || /emoji|\/rsrc\.php\//.test(url) ? null : { kind: 'image', url };
}
