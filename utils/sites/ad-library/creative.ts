import type { Medium } from '../../model/index.ts';
import { webAddress } from '../shared/dom.ts';
import { distinctMedia } from '../shared/post.ts';
import { lineOf, textOf } from '../shared/text.ts';
import { payerIn } from './labels.ts';
import { S } from './selectors.ts';

const FOLLOWING = 4;

const isAfter = (element: Element, label: Element | null): boolean =>
  !label || (label.compareDocumentPosition(element) & FOLLOWING) !== 0;

/** The first block of words after the label's own block; nothing when a picture comes first. */
export function bodyAfter(label: Element, card: Element): string {
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

/** Words around the button: of a carousel those of its first slide. */
export function fieldsOf(card: Element, label: Element | null) {
  const action = [...card.querySelectorAll(S.action)].find((one) => label !== null && isAfter(one, label));
  const [domain, headline, description] = action ? fieldsBefore(action, card) : [];
  return {
    headline: headline || null,
    // Without a domain the place shows what the page is, not what the advertisement says.
    description: (domain && description) || null,
    button: action ? lineOf(action) || null : null,
  };
}

const FIELDS = 4;

function fieldsBefore(action: Element, card: Element): string[] {
  for (let place = action; place !== card && place.parentElement; place = place.parentElement) {
    const fields = [...(place.previousElementSibling?.querySelectorAll(S.field) ?? [])];
    if (fields.length > 0) return fields.length === FIELDS ? fields.map((field) => lineOf(field)) : [];
  }
  return [];
}

/** Creatives stand after the label; the picture before it is the page's. */
export function readMedia(card: Element, label: Element | null, base: URL): Medium[] {
  const all = [...card.querySelectorAll(S.media)].filter((one) => isAfter(one, label));
  return distinctMedia(all.map((one) => readMedium(one, base)).filter((medium) => medium !== null));
}

function readMedium(element: Element, base: URL): Medium | null {
  if (element.tagName === 'VIDEO') {
    return { kind: 'video', url: webAddress(element, 'poster', base) ?? webAddress(element, 'src', base) };
  }
  const url = webAddress(element, 'src', base);
  return url === null || /emoji|\/rsrc\.php\//.test(url) ? null : { kind: 'image', url };
}
