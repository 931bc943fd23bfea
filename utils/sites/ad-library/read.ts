import type { Author, Post, Unread } from '../../model/index.ts';
import { resolveAddress } from '../address.ts';
import { hrefOf, outbound } from '../shared/dom.ts';
import { distinct, emptyPost, unread } from '../shared/post.ts';
import { lineOf, textOf } from '../shared/text.ts';
import { type CardText, readCardText } from './card-text.ts';
import { bodyAfter, fieldsOf, readMedia } from './creative.ts';
import { detailsOf } from './details.ts';
import { adData } from './page-json.ts';
import { labelIn } from './roots.ts';
import { S } from './selectors.ts';

/** Reads one ad card. */
export function readCard(card: Element, base: URL): Post | Unread | null {
  const shown = readCardText(textOf(card, { space: 'collapse' }).split('\n'));
  const id = shown.libraryId;
  const label = labelIn(card);
  const links = [...card.querySelectorAll('a[href]')];
  const author = readAuthor(links, shown, base);
  if (!author && !label)
    return id === null ? null : unread('ad-library', 'author', 'card: no page link and no label');
  const media = readMedia(card, label, base);
  const isCarousel = card.querySelector(S.carousel) !== null;
  const body = label ? bodyAfter(label, card) : '';
  const details = detailsOf(id === null ? null : adData(card.ownerDocument, id), {
    ...shown,
    ...fieldsOf(card, label),
    body,
    media,
    isCarousel,
  });
  return {
    ...emptyPost('ad-library'),
    kind: 'ad',
    key: id === null ? null : `facebook-ad:${id}`,
    permalink: id === null ? null : `https://www.facebook.com/ads/library/?id=${id}`,
    author,
    media,
    links: targets(links, base),
    mentions: profiles(links, base).filter((key) => key !== author?.key),
    promoted: true,
    context: shown.status,
    ...details,
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
