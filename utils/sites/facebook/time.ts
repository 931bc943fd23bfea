import { daysIn } from '../shared/dates.ts';
import { lineOf } from '../shared/text.ts';
import { byId, type Parts } from './parts.ts';

/** Longest plain time, "Wednesday, 14 October 2016 at 11:02 PM"; scrambled letters are longer or parse as nothing. */
const LONGEST = 60;

/** What the line below the name says, as far as it is not scrambled: label of the link, the text it refers to, its words. */
export function plainTimes(parts: Parts): string[] {
  const links = [...(parts.subtitle?.querySelectorAll('a[href]') ?? [])];
  return links.flatMap((link) => {
    const words = isScrambled(link) ? referredTo(link) : lineOf(link);
    return [link.getAttribute('aria-label') ?? '', words].filter(
      (text) => text !== '' && text.length <= LONGEST,
    );
  });
}

/** Letters in elements of their own, in false order and with false ones among them. */
const isScrambled = (link: Element): boolean =>
  link.querySelector('[aria-labelledby], canvas') !== null ||
  [...link.querySelectorAll('span, b')].filter((one) => one.textContent?.length === 1).length > 3;

/** The hidden store keeps the plain words for screen readers. */
function referredTo(link: Element): string {
  const scrambled = link.querySelector('[aria-labelledby]');
  return scrambled ? lineOf(byId(scrambled, scrambled.getAttribute('aria-labelledby') ?? '')) : '';
}

/** The day of publishing, where the page writes it in full. A life event shows its own date, and repeats it below. */
export function shownDay(root: Element, parts: Parts): string | null {
  for (const text of plainTimes(parts)) {
    const [day] = daysIn(text);
    if (day !== undefined && !isLifeEvent(root, parts, text)) return day;
  }
  return null;
}

const isLifeEvent = (root: Element, parts: Parts, text: string): boolean =>
  [...root.querySelectorAll('h3, h4')].some(
    (heading) => heading !== parts.name && lineOf(heading).endsWith(text),
  );

/** True when a time stands where an advertisement has its label. */
export const hasTime = (parts: Parts): boolean => plainTimes(parts).some((text) => /^\D{0,30}\d/.test(text));
