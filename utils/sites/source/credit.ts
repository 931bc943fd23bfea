import { lineOf } from '../shared/text.ts';

/** The sign of copyright, or a word for pictures with a colon or sign behind it, as German and English pages write it. */
const CREDIT =
  /(?:©|\(c\)(?=\s)|\bcopyright\b|\b(?:foto(?:s|graf(?:in)?|grafie)?|bild(?:er|nachweis|quelle|rechte)?|quelle|photo(?:s|graph)?|picture|image|credit|video|film)\s*(?=:|©|\/\s|by\s))\s*[:/]?\s*[^\n|•]{2,160}/i;

/** How far from a picture its credit line is looked for: levels above it, and words of the block that holds both. */
const LEVELS = 4;
const MOST_LETTERS = 600;

/** The credit line in a text; empty where there is none. */
export function creditIn(text: string): string {
  const found = CREDIT.exec(text)?.[0].trim() ?? '';
  return found.replace(/[\s.,;()\]]+$/, '').slice(0, 400);
}

/** The caption of a picture or video: of its figure. */
export function captionOf(element: Element | null): string {
  return lineOf(element?.closest('figure')?.querySelector('figcaption')).slice(0, 1000);
}

/** The credit line that stands by a picture: in its caption or title, else in the smallest block around it that has one. */
export function creditBy(element: Element | null): string {
  if (!element) return '';
  const near = [
    captionOf(element),
    element.getAttribute('title') ?? '',
    element.getAttribute('data-copyright') ?? '',
  ];
  for (const text of near) {
    const credit = creditIn(text);
    if (credit) return credit;
  }
  let block = element.parentElement;
  for (let level = 0; block && level < LEVELS; level++, block = block.parentElement) {
    if (/^(BODY|MAIN|ARTICLE)$/.test(block.tagName) || (block.textContent?.length ?? 0) > MOST_LETTERS) break;
    const credit = creditIn(lineOf(block));
    if (credit) return credit;
  }
  return '';
}
