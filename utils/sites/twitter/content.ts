import type { Medium } from '../../model/index.ts';
import { canonicalUrl, resolveAddress } from '../address.ts';
import { allOf, hrefOf, outbound, webAddress } from '../shared/dom.ts';
import { distinct, distinctMedia } from '../shared/post.ts';
import { textOf } from '../shared/text.ts';
import { S } from './selectors.ts';

type Belongs = (element: Element) => boolean;

/** Text, links and mentions of that part of a post for which `belongs` is true. */
export function readWords(article: Element, belongs: Belongs, base: URL) {
  const body = [...article.querySelectorAll(S.text)].find(belongs);
  const anchors = body ? [...body.querySelectorAll('a[href]')] : [];
  const shown = anchors.map((link) => shownTarget(link)).filter((target) => target !== null);
  const links = [...shown, ...cardTargets(article, belongs, base)];
  const tagged = anchors.map((link) => hrefOf(link)).filter((href) => !isShort(href));
  return {
    text: body ? textOf(body, { space: 'keep', skip: ELLIPSIS }) : articleWords(article, belongs),
    truncated: [...article.querySelectorAll(S.showMore)].some(belongs),
    links: distinct(links),
    mentions: profilesIn([...tagged, ...shown], base),
  };
}

/** Long links end in a hidden "…" that is no part of the address; it is the last of several spans. */
const ELLIPSIS = 'a[href*="//t.co/"] > span[aria-hidden="true"]:last-child:not(:first-child)';

/** t.co says nothing; the visible text of its link is the true address, its middle in hidden spans. */
function shownTarget(link: Element): string | null {
  if (!isShort(hrefOf(link))) return null;
  const shown = (link.textContent ?? '').replace(/\s+/g, '').replace(/…$/, '');
  return /^https?:\/\//i.test(shown) ? canonicalUrl(shown) : null;
}

const isHome = (host: string) => /(^|\.)(x|twitter)\.com$/.test(host);

const isShort = (href: string) => /^https?:\/\/t\.co\//i.test(href);

/** Cards of organic posts lead to t.co; only those of advertisements carry their target. */
function cardTargets(article: Element, belongs: Belongs, base: URL): string[] {
  const links = [...article.querySelectorAll(`${S.card} a[href^="http"]`)].filter(belongs);
  const targets = links.map((link) => hrefOf(link)).filter((href) => !isShort(href));
  return targets.map((href) => outbound(href, base, isHome)).filter((target) => target !== null);
}

function profilesIn(hrefs: string[], base: URL): string[] {
  const addresses = hrefs.map((href) => resolveAddress(href, base));
  return distinct(addresses.flatMap((address) => (address?.kind === 'profile' ? [address.key] : [])));
}

function articleWords(article: Element, belongs: Belongs): string {
  const title = [...article.querySelectorAll(S.articleTitle)].find(belongs);
  const body = allOf(article, S.articleText).find(belongs);
  const parts = [title, body].flatMap((part) => (part ? [textOf(part, { space: 'keep' })] : []));
  return parts.join('\n');
}

/** Pictures and videos, each once: a video sits in the frame of a picture, and a card's picture is the card's. */
export function readMedia(article: Element, belongs: Belongs, base: URL): Medium[] {
  const frames = allOf(article, S.photo).filter((frame) => belongs(frame) && !frame.closest(S.card));
  const videos = [...article.querySelectorAll(S.video)].filter(belongs);
  const players = videos.filter((one) => !videos.some((other) => other !== one && other.contains(one)));
  const pictures = frames.filter(
    (frame) => !players.some((player) => frame.contains(player) || player.contains(frame)),
  );
  const both = [...pictures, ...players].sort((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1));
  return distinctMedia(
    both.map((one) => (players.includes(one) ? readVideo(one, base) : readPicture(one, base))),
  );
}

function readPicture(frame: Element, base: URL): Medium {
  const image = frame.querySelector('img');
  // "Image", "Bild": the site's own word where the author wrote none; kept out by length and lack of space.
  const alt = image?.getAttribute('alt')?.trim() ?? '';
  const medium: Medium = { kind: 'image', url: webAddress(image, 'src', base) };
  return alt.includes(' ') ? { ...medium, alt: alt.slice(0, 4000) } : medium;
}

function readVideo(player: Element, base: URL): Medium {
  const video = player.matches('video') ? player : player.querySelector('video');
  const still =
    player.closest('[data-testid="tweetPhoto"]')?.querySelector('img') ?? player.querySelector('img');
  const url =
    webAddress(video, 'poster', base) ??
    webAddress(still, 'src', base) ??
    webAddress(video, 'src', base) ??
    webAddress(video?.querySelector('source'), 'src', base);
  return { kind: 'video', url };
}
