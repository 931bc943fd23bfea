import { hrefOf } from '../shared/dom.ts';
import { lineOf } from '../shared/text.ts';
import { isLabel } from './labels.ts';
import { trueLetters } from './letters.ts';
import { postOfPage } from './links.ts';
import type { Story } from './page-json.ts';
import { byId, type Parts } from './parts.ts';
import { S } from './selectors.ts';
import { hasTime } from './time.ts';

/**
 * True by the label below the name or the page's data; false when the data calls the post ordinary, or when
 * a time stands in the label's place at the post's own address or on a page shown to nobody in particular.
 * Everything else is unknown.
 */
export function promotedBy(root: Element, parts: Parts, story: Story | null, base: URL): boolean | null {
  if (story?.sponsored || (parts.subtitle && hasLabel(parts.subtitle, parts))) return true;
  if (story?.sponsored === false) return false;
  // The cheaper question first.
  const isPublicView = () => postOfPage(base) !== null || isLoggedOut(root.ownerDocument);
  return hasTime(parts.subtitle, base) && isPublicView() ? false : null;
}

/** Asked for by name: the browser keeps that list, and would search the whole page for a selector. */
const isLoggedOut = (document: Document): boolean =>
  [...document.getElementsByName('pass')].some((field) => field.matches(S.login));

function hasLabel(subtitle: Element, parts: Parts): boolean {
  const links = [...subtitle.querySelectorAll('a')];
  if (links.some((link) => isLabel(link.getAttribute('aria-label') ?? '') || isAboutAds(link))) return true;
  if ([...subtitle.querySelectorAll('[aria-labelledby]')].some(refersToLabel)) return true;
  if ([...subtitle.querySelectorAll('use')].some(drawsLabel)) return true;
  const leaves = [...subtitle.querySelectorAll('span, a, b, div')].filter(
    (one) => one.childElementCount === 0,
  );
  return (
    leaves.some((leaf) => isLabel(leaf.textContent ?? '')) ||
    links.some((link) => isLabel(trueLetters(link))) ||
    parts.drawn().some(isLabel)
  );
}

const isAboutAds = (link: Element): boolean => /\/ads\/about(\/|\?|$)/.test(hrefOf(link));

function refersToLabel(element: Element): boolean {
  const ids = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/);
  return ids.some((id) => isLabel(lineOf(byId(element, id))));
}

function drawsLabel(use: Element): boolean {
  const target = use.getAttribute('href') ?? use.getAttribute('xlink:href') ?? '';
  return target.startsWith('#') && isLabel(byId(use, target.slice(1))?.textContent ?? '');
}
