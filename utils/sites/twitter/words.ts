import { canonicalUrl, resolveAddress } from '../address.ts';
import { allOf, hrefOf, outbound } from '../shared/dom.ts';
import { distinct } from '../shared/post.ts';
import { textOf } from '../shared/text.ts';
import { S } from './selectors.ts';

/** True for elements of the part that is read: the post itself, or the post it quotes. */
export type Belongs = (element: Element) => boolean;

/** Text, links and mentions of that part of a post for which `belongs` is true. */
export function readWords(article: Element, belongs: Belongs, base: URL) {
  const body = [...article.querySelectorAll(S.text)].find(belongs);
  const anchors = body ? [...body.querySelectorAll('a[href]')] : [];
  const shown = anchors.map((link) => shownTarget(link)).filter((target) => target !== null);
  const links = [...shown, ...cardTargets(article, belongs, base)];
  const tagged = anchors.map((link) => hrefOf(link)).filter((href) => !isShort(href));
  return {
    text: body
      ? textOf(body, { space: 'keep', skip: `${ELLIPSIS}, ${S.showMore}` })
      : articleWords(article, belongs),
    truncated: [...article.querySelectorAll(S.showMore)].some(belongs),
    links: distinct(links),
    mentions: profilesIn([...tagged, ...shown], base),
  };
}

/** Long links end in a hidden "…" that is no part of the address; it is the last of several spans. */
const ELLIPSIS = 'a[href*="//t.co/"] > span[aria-hidden="true"]:last-child:not(:first-child)';

/** t.co says nothing; the visible text of its link is the true address, its middle in hidden spans. */
export function shownTarget(link: Element): string | null {
  if (!isShort(hrefOf(link))) return null;
  const shown = (link.textContent ?? '').replace(/\s+/g, '').replace(/…$/, '');
  return /^https?:\/\//i.test(shown) ? canonicalUrl(shown) : null;
}

/** True on the site's own hosts. */
export const isHome = (host: string) => /(^|\.)(x|twitter)\.com$/.test(host);

/** True for the site's shortened addresses, which say nothing. */
export const isShort = (href: string) => /^https?:\/\/t\.co\//i.test(href);

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
