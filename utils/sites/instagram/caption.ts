import { distinct } from '../shared/post.ts';
import { lineOf, textOf } from '../shared/text.ts';
import { MORE_LABEL } from './labels.ts';
import { linkedProfile } from './links.ts';
import { instantOf, isBefore } from './parts.ts';
import { S } from './selectors.ts';

export type Caption = { text: string; truncated: boolean; mentions: string[]; element: Element | null };

const NONE: Caption = { text: '', truncated: false, mentions: [], element: null };

/**
 * The author's words: in the viewer the heading, elsewhere what stands in the same row as the author's name.
 * @param name the link before the caption, where there is one
 * @param limit elements outside of the caption's row: the header, the first comment
 */
export function readCaption(root: Element, name: Element | null, limit: Element[], base: URL): Caption {
  const heading = [...root.querySelectorAll(S.heading)].find((one) => lineOf(one) && !one.closest('header'));
  const element = heading ?? (name && (ofPlayer(root, name) ?? besideName(root, name, limit)));
  if (!element) return NONE;
  const links = [...element.querySelectorAll('a[href]')];
  const profiles = links.map((link) => linkedProfile(link, base)?.key ?? null).filter((key) => key !== null);
  return { ...wordsOf(element), mentions: distinct(profiles), element };
}

const BUTTON = 'button, [role="button"]';
const HIDDEN = '[aria-hidden="true"]';
const ELLIPSIS = /\s*(…|\.{3})$/;

/** "… more", in any language, is a button or hidden from screen readers; a word of the table if it is neither. */
function wordsOf(element: Element): { text: string; truncated: boolean } {
  const text = textOf(element, { space: 'collapse', skip: `${BUTTON}, ${HIDDEN}` });
  const places = [...(element.parentElement ?? element).querySelectorAll(`${BUTTON}, ${HIDDEN}, span, div`)];
  const more = places.find((place) => place !== element && !place.contains(element) && isMore(place, text));
  if (!more) return { text, truncated: false };
  const label = lineOf(more);
  // A plain element was read with the words; what is left of the ellipsis is the site's.
  const shown = text.endsWith(label) ? text.slice(0, -label.length).trimEnd() : text;
  return { text: shown.replace(ELLIPSIS, ''), truncated: true };
}

function isMore(place: Element, text: string): boolean {
  const label = lineOf(place);
  if (label === '' || label.length > 30 || place.closest('a')) return false;
  const isMarked = place.matches(`${BUTTON}, ${HIDDEN}`);
  if (/^(…|\.{3})\s*\S/.test(label)) return isMarked || MORE_LABEL.test(label.replace(/^[….\s]+/, ''));
  if (!MORE_LABEL.test(label)) return false;
  const before = text.endsWith(label) ? text.slice(0, -label.length).trimEnd() : text;
  return isMarked || ELLIPSIS.test(before);
}

/** In the player the caption is a button of its own; labels stand between it and the name. */
function ofPlayer(root: Element, name: Element): Element | null {
  if (!root.querySelector(S.reelAuthor)) return null;
  const button = [...root.querySelectorAll(S.captionButton)].find(
    (one) => isBefore(name, one) && lineOf(one),
  );
  return button?.querySelector('[dir]') ?? button?.querySelector('span') ?? null;
}

/** The longest text after a name in the smallest element around the name that has any. */
function besideName(root: Element, name: Element, limit: Element[]): Element | null {
  for (let row = name.parentElement; row && row !== root.parentElement; row = row.parentElement) {
    if (limit.some((one) => row?.contains(one) && !one.contains(name))) return null;
    const spans = [...row.querySelectorAll('span')].filter((span) => isCandidate(span, name));
    const best = spans.reduce<Element | null>((a, b) => (lengthOf(b) > lengthOf(a) ? b : a), null);
    if (best && lengthOf(best) > 0) return best;
  }
  return null;
}

/** How many letters, digits and emoji stand in it; "•" between name and time is none. */
const lengthOf = (span: Element | null): number =>
  lineOf(span, `${BUTTON}, ${HIDDEN}`).replace(/[•·\s]/g, '').length;

function isCandidate(span: Element, name: Element): boolean {
  if (!isBefore(name, span) || span.contains(name) || name.contains(span)) return false;
  if (span.closest(S.notCaption)) return false;
  // The page of 2021 wraps name and caption together in a button.
  const button = span.closest(BUTTON);
  if (button && !button.contains(name)) return false;
  return !span.querySelector(`${S.time}, ${S.captionEnd}`) && !standsBesideTime(span);
}

/** "Edited" stands on the line of the time. */
const standsBesideTime = (span: Element): boolean =>
  [...(span.parentElement?.children ?? [])].some(
    (one) => one.tagName === 'SPAN' && one.querySelector(S.time),
  );

/** The time on the caption's line, where that line does not say that the caption was edited. */
export function timeOfCaption(root: Element): string | null {
  const time = [...root.querySelectorAll(S.time)].find((one) => !one.closest('a[href]'));
  const isAlone = time && lineOf(time.parentElement) === lineOf(time) && !hasNeighbour(time);
  return isAlone ? instantOf(time) : null;
}

function hasNeighbour(time: Element): boolean {
  const line = time.parentElement?.tagName === 'SPAN' ? time.parentElement.parentElement : null;
  return [...(line?.children ?? [])].some(
    (one) =>
      one.tagName === 'SPAN' && !one.contains(time) && /\p{L}/u.test(lineOf(one)) && !one.querySelector('a'),
  );
}
