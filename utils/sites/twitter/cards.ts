import type { Card } from '../../model/index.ts';
import { hrefOf, outbound, webAddress } from '../shared/dom.ts';
import { lineOf, textOf } from '../shared/text.ts';
import { S } from './selectors.ts';
import { type Belongs, isHome, isShort, shownTarget } from './words.ts';

/** Previews below the words: linked pages, polls, long articles. */
export function readCards(article: Element, belongs: Belongs, base: URL): Card[] {
  const wrappers = [...article.querySelectorAll(S.card)].filter(belongs);
  const isWhole = article.querySelector(S.articleTitle) !== null;
  const covers = isWhole ? [] : [...article.querySelectorAll(S.articleCover)].filter(belongs);
  return [
    ...wrappers.flatMap((wrapper) => cardsIn(wrapper, article, base)),
    ...covers.map((cover) => articleCard(cover, article, base)),
  ];
}

function cardsIn(wrapper: Element, article: Element, base: URL): Card[] {
  const poll = wrapper.querySelector(S.poll);
  if (poll) return [{ ...card('poll'), options: choices(poll) }];
  const links = [...wrapper.querySelectorAll('a[href]')];
  const targets = [...new Set(links.map(hrefOf))];
  if (targets.length === 0) return [{ ...card('other'), title: linesOf(wrapper)[0] ?? null }];
  return targets.map((href) =>
    linkCard(
      links.filter((link) => hrefOf(link) === href),
      targets.length === 1 ? wrapper : null,
      targetOf(href, article, base),
    ),
  );
}

const card = (kind: Card['kind']): Card => ({ kind, title: null, domain: null, url: null });

/** A choice is named first; with results its share follows. */
const choices = (poll: Element): string[] =>
  [...poll.querySelectorAll(S.pollChoice)].map((one) => linesOf(one)[0] ?? lineOf(one)).filter(Boolean);

/** Only links of advertisements carry their target; another may stand among the words with the same short address. */
function targetOf(href: string, article: Element, base: URL): string | null {
  if (!isShort(href)) return outbound(href, base, isHome);
  const written = [...article.querySelectorAll(`${S.text} a[href]`)].find((link) => hrefOf(link) === href);
  return written ? shownTarget(written) : null;
}

const HOST = /^(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}$/u;

/**
 * The host stands at the beginning of the link's label, on a line of its own, or at the end of the line below the
 * card ("From example.org", in any language).
 */
function linkCard(links: Element[], wrapper: Element | null, url: string | null): Card {
  const lines = wrapper ? linesOf(wrapper) : links.flatMap(linesOf);
  const label = (links[0]?.getAttribute('aria-label') ?? '').replace(/\s+/g, ' ').trim();
  const below = lineOf(wrapper?.parentElement?.querySelector(':scope > :last-child:not(:first-child)'));
  const words = [label.split(' ')[0], ...lines, below.split(' ').at(-1)];
  const domain = words.find((word) => word !== undefined && HOST.test(word)) ?? null;
  const title = lines.find((line) => line !== domain && !/^\d+:\d\d$/.test(line));
  const rest = domain && label.startsWith(domain) ? label.slice(domain.length).trim() : label;
  return { kind: 'link', title: title ?? (rest || null), domain, url };
}

/** The lines of an element: X gives each its direction. */
function linesOf(scope: Element): string[] {
  const lines = [...scope.querySelectorAll('[dir]')].filter((one) => !one.querySelector('[dir]'));
  return lines.map((line) => lineOf(line)).filter(Boolean);
}

/** A long article that is only announced: its title is the first line beside the picture. */
function articleCard(cover: Element, article: Element, base: URL): Card {
  let frame: Element = cover;
  while (frame.parentElement && frame !== article && !lineOf(frame)) frame = frame.parentElement;
  const isOwn = !frame.querySelector(`${S.userName}, ${S.text}`);
  const link = cover.closest(S.articleLink) ?? frame.querySelector(S.articleLink);
  const title = isOwn ? textOf(frame, { space: 'collapse' }).split('\n')[0] : null;
  return { ...card('article'), title: title || null, url: webAddress(link, 'href', base) };
}
