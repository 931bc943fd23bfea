import { lineOf } from '../shared/text.ts';
import { derivedFrom, type WordedTime, wordedTime } from '../shared/times.ts';
import { isLabel } from './labels.ts';
import { isScrambled } from './letters.ts';
import { mayBeTime } from './links.ts';
import type { Story } from './page-json.ts';
import { byId } from './parts.ts';

/** Longest plain time, "Wednesday, 14 October 2016 at 11:02 PM"; scrambled letters are longer or parse as nothing. */
const LONGEST = 60;

/** When a post was published, as far as the page tells; `shownTime` and `derivedAt` as in the model. */
export type Times = { publishedAt: string | null; shownTime?: string; derivedAt: string | null };

/** Reads the time line of a post: its data first, then plain words, last the letters as they are drawn. */
export function readTimes(
  root: Element,
  { subtitle, drawn }: { subtitle: Element | null; drawn(): string[] },
  story: Story | null,
  { base, now }: { base: URL; now: Date | null },
): Times {
  const published = story?.createdAt ?? null;
  const plain = plainTimes(subtitle, base).filter((text) => !isLifeEvent(root, subtitle, text));
  const words = best(plain) ?? (published === null ? certain(drawn()) : null);
  if (!words) return { publishedAt: published, derivedAt: null };
  const { text, time } = words;
  const day = time?.kind === 'day' ? time.day : null;
  return {
    publishedAt: published ?? day,
    ...(day === null && { shownTime: text }),
    derivedAt: published === null && day === null && time && now ? derivedFrom(time, now) : null,
  };
}

type Words = { text: string; time: WordedTime | null };

/** Full dates before others; words in a language we do not know count when they hold a number. */
function best(texts: string[]): Words | null {
  const all = texts.map((text) => ({ text, time: wordedTime(text) }));
  return (
    all.find(({ time }) => time?.kind === 'day') ??
    all.find(({ time }) => time !== null) ??
    all.find(({ text }) => NUMBERED.test(text)) ??
    null
  );
}

const NUMBERED = /^\P{Nd}{0,30}\p{Nd}/u;

/** What the line below the name says, as far as it is not scrambled: the text it refers to, its label, its words. */
function plainTimes(subtitle: Element | null, base: URL): string[] {
  const texts = timeLinks(subtitle, base).flatMap((link) => [
    ...referredTo(link),
    link.getAttribute('aria-label') ?? '',
    isScrambled(link) ? '' : lineOf(link),
  ]);
  return texts.filter((text) => text !== '' && text.length <= LONGEST && !isLabel(text));
}

/** Links below the name that lead to no profile: a group's line names the poster there. */
const timeLinks = (subtitle: Element | null, base: URL): Element[] =>
  [...(subtitle?.querySelectorAll('a[href]') ?? [])].filter((link) => mayBeTime(link, base));

/** The hidden store keeps the plain words for screen readers. */
function referredTo(link: Element): string[] {
  const marked = [link, ...link.querySelectorAll('[aria-labelledby]')];
  const ids = marked.flatMap((one) => (one.getAttribute('aria-labelledby') ?? '').split(/\s+/));
  return ids.map((id) => lineOf(byId(link, id)));
}

/** Only words that are a time for certain: letters whose order is unknown can form anything. */
function certain(texts: string[]): Words | null {
  const all = texts.map((text) => ({ text, time: text.length <= LONGEST ? wordedTime(text) : null }));
  return all.find(({ time }) => time !== null) ?? null;
}

/** A life event shows its own date in the place of the time, and repeats it below. */
const isLifeEvent = (root: Element, subtitle: Element | null, text: string): boolean =>
  [...root.querySelectorAll('h3, h4')].some(
    (heading) =>
      !subtitle?.contains(heading) && lineOf(heading).length > text.length && lineOf(heading).endsWith(text),
  );

/** True when a time stands where an advertisement has its label. */
export const hasTime = (subtitle: Element | null, base: URL): boolean =>
  plainTimes(subtitle, base).some((text) => wordedTime(text) !== null || NUMBERED.test(text));
