import { daysIn } from '../shared/dates.ts';

const ISO = /^(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?/;

/**
 * A time as pages write it (ISO 8601, or a date in words) as a day or an instant in UTC. A clock time without its zone
 * says no more than the day.
 * @returns null for what is no date
 */
export function momentOf(written: string): string | null {
  const text = written.trim().slice(0, 100);
  const [whole = '', day, zone] = ISO.exec(text) ?? [];
  if (!day) return daysIn(text)[0] ?? null;
  const isDay = daysIn(day)[0] === day;
  return isDay && zone ? instantOf(whole) : isDay ? day : null;
}

function instantOf(text: string): string | null {
  const exact = text
    .replace(' ', 'T')
    .replace(/\s/g, '')
    .replace(/([+-]\d\d)(\d\d)$/, '$1:$2');
  const date = new Date(exact);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
