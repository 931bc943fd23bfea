import { daysIn } from '../shared/dates.ts';

const DAY_MS = 86_400_000;

/**
 * The day that a date in any language names. Where the month's name is not known, the time in the post's id tells
 * which month it must be: of the days around it only one has the shown day and year.
 * @param known time of the post from its id, or null
 */
export function shownDay(text: string, known: string | null): string | null {
  const [day] = daysIn(text);
  if (day !== undefined || known === null) return day ?? null;
  const numbers = new Set((withPlainDigits(text).match(/\d+/g) ?? []).map(Number));
  const near = [0, -1, 1].map((days) => new Date(Date.parse(known) + days * DAY_MS));
  const fitting = near.filter((date) => numbers.has(date.getUTCFullYear()) && numbers.has(date.getUTCDate()));
  return fitting.length === 1 ? (fitting[0]?.toISOString().slice(0, 10) ?? null) : null;
}

/** Arabic and Persian digits as 0 to 9. */
const withPlainDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15));
