import { hrefOf } from '../shared/dom.ts';
import { lineOf } from '../shared/text.ts';
import { postOfPage } from './links.ts';
import type { Story } from './page-json.ts';
import { byId, type Parts } from './parts.ts';
import { S } from './selectors.ts';
import { hasTime } from './time.ts';

/** Labels of advertisements, as whole words. English seen 2021-10, the others from maintained tools. */
export const AD_LABEL =
  /^(Sponsored|Gesponsert|Anzeige|Werbung|Ad|Sponsorisé|Commandité|Publicité|Publicidad|Patrocinado|Sponsorizzato|Contenido publicitario)(\s*[·•].*)?$/i;

/**
 * True by the label below the name or the page's data; false when the data calls the post ordinary, or when
 * a time stands in the label's place at the post's own address or on a page shown to nobody in particular.
 * Everything else is unknown.
 */
export function promotedBy(root: Element, parts: Parts, story: Story | null, base: URL): boolean | null {
  if (story?.sponsored || (parts.subtitle && hasLabel(parts.subtitle))) return true;
  if (story?.sponsored === false) return false;
  const isPublicView = postOfPage(base) !== null || root.ownerDocument.querySelector(S.login) !== null;
  return isPublicView && hasTime(parts) ? false : null;
}

function hasLabel(subtitle: Element): boolean {
  const links = [...subtitle.querySelectorAll('a')];
  if (links.some((link) => AD_LABEL.test(link.getAttribute('aria-label') ?? '') || isAboutAds(link)))
    return true;
  if ([...subtitle.querySelectorAll('[aria-labelledby]')].some(refersToLabel)) return true;
  if ([...subtitle.querySelectorAll('use')].some(drawsLabel)) return true;
  const leaves = [...subtitle.querySelectorAll('span, a, b, div')].filter(
    (one) => one.childElementCount === 0,
  );
  return (
    leaves.some((leaf) => isLabel(leaf.textContent ?? '')) || links.some((link) => isLabel(trueLetters(link)))
  );
}

const isLabel = (text: string): boolean => AD_LABEL.test(text.trim());

const isAboutAds = (link: Element): boolean => /\/ads\/about(\/|\?|$)/.test(hrefOf(link));

function refersToLabel(element: Element): boolean {
  const ids = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/);
  return ids.some((id) => isLabel(lineOf(byId(element, id))));
}

function drawsLabel(use: Element): boolean {
  const target = use.getAttribute('href') ?? use.getAttribute('xlink:href') ?? '';
  return target.startsWith('#') && isLabel(byId(use, target.slice(1))?.textContent ?? '');
}

/**
 * Letters of a scrambled label: the spans with the FEWEST classes are true, decoys carry one or two more.
 * Read in document order they are the label (2 of 2 advertisements of 2021-10).
 */
export function trueLetters(link: Element): string {
  const letters = [...link.querySelectorAll('span, b')].filter(
    (one) => one.childElementCount === 0 && [...(one.textContent ?? '')].length === 1,
  );
  const fewest = Math.min(...letters.map((one) => one.classList.length));
  return letters
    .filter((one) => one.classList.length === fewest)
    .map((one) => one.textContent ?? '')
    .join('');
}
