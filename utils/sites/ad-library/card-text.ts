import { daysIn } from '../shared/dates.ts';
import { hasEuTransparency, hasVersions, libraryId, payerIn, sharingIn, sponsorLabel } from './labels.ts';

/** What the lines of an ad card say. */
export type CardText = {
  libraryId: string | null;
  /** "Active", "Inaktiv": as shown. */
  status: string | null;
  start: string | null;
  end: string | null;
  pageName: string | null;
  paidFor: string | null;
  /** How many advertisements use its creative and text, where the card counts them. */
  sharing: number | null;
  versions: boolean;
  euTransparency: boolean;
  /** Lines after the label: body, domain, headline, button. */
  after: string[];
};

/** How far below the id the dates stand at most. */
const DATE_LINES = 4;

/** Reads a card from its visible lines; the order of the lines is the same in all languages. */
export function readCardText(shown: string[]): CardText {
  const lines = shown
    .map((line) => line.replace(/[\u200b\u200e\u200f]/g, '').trim())
    .filter((line) => /[^•·\s]/.test(line));
  const at = lines.findIndex((line) => libraryId(line) !== null);
  const labelAt = lines.findIndex((line, index) => index > at + 1 && sponsorLabel(line) !== null);
  const days =
    lines
      .slice(at + 1, at + 1 + DATE_LINES)
      .map(daysIn)
      .find((found) => found.length > 0) ?? [];
  const rest = labelAt < 0 ? '' : (sponsorLabel(lines[labelAt] ?? '')?.rest ?? '');
  const below = labelAt < 0 ? [] : lines.slice(labelAt + 1);
  const payer = rest ? payerIn([rest, ...below]) : payerIn(below);
  // Political ones list figures and categories there as well.
  const facts = labelAt < 0 ? [] : lines.slice(at + 1, labelAt);
  const used = (payer?.lines ?? 0) - (rest ? 1 : 0);
  return {
    libraryId: at < 0 ? null : libraryId(lines[at] ?? ''),
    status: at > 0 ? statusIn(lines[at - 1] ?? '') : null,
    start: days[0] ?? null,
    end: days[1] ?? null,
    pageName: labelAt < 1 ? null : (lines[labelAt - 1] ?? null),
    paidFor: payer?.name || null,
    sharing: sharingIn(facts),
    versions: hasVersions(facts),
    euTransparency: hasEuTransparency(facts),
    after: below.slice(Math.max(0, used)),
  };
}

/** A short word; anything longer above the id is not the status. */
const statusIn = (line: string): string | null => (/^\p{L}{3,20}$/u.test(line) ? line : null);

/** Cuts the text of a page into the lines of its cards, each beginning with the status above its id. */
export function cardsIn(pageText: string): string[][] {
  const lines = pageText.split('\n').filter((line) => line.replace(/[\u200b\s]/g, '') !== '');
  const starts = lines.flatMap((line, index) => (libraryId(line) === null ? [] : [Math.max(0, index - 1)]));
  return starts.map((start, index) => lines.slice(start, starts[index + 1]));
}
