import type { Match } from '../model/index.ts';
import type { Language } from './index.ts';

/** A day or instant as people of the language write it: 03.03.2021 or 3 March 2021; the text itself when it is none. */
export function formatDay(value: string | null | undefined, language: Language): string {
  if (!value) return '';
  const date = new Date(value);
  if (!/^\d{4}-\d\d-\d\d/.test(value) || Number.isNaN(date.getTime())) return value;
  // A day is that day everywhere; an instant is shown on the user's clock.
  const zone = value.length === 10 ? { timeZone: 'UTC' } : {};
  return language === 'de'
    ? date.toLocaleDateString('de-DE', { day: '2-digit', month: '2-digit', year: 'numeric', ...zone })
    : date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', ...zone });
}

/** Clock time with seconds, 24 hours. */
export const formatTime = (value: string): string =>
  new Date(value).toLocaleTimeString('de-DE', { hour12: false });

const SIZES = ['B', 'kB', 'MB', 'GB', 'TB'];

/** A size with three digits at most, in thousands: `0 B`, `950 kB`, `1.5 GB`. */
export function formatBytes(bytes: number, language: Language): string {
  const step = bytes < 1 ? 0 : Math.min(SIZES.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  const digits = step > 0 && value < 10 ? 1 : 0;
  return `${value.toLocaleString(language, { maximumFractionDigits: digits })} ${SIZES[step]}`;
}

/** A number with its noun: `1 post`, `3 posts`. German and English need no more forms. */
export const many = (n: number, one: string, other: string): string => `${n} ${n === 1 ? one : other}`;

/** How an entry is called: a profile by its name, all else by its title. */
export const titleOf = ({ entry: { entry } }: Match): string =>
  entry.kind === 'account' ? entry.value.name : entry.value.title;

/** `, producer, day` of an asset's first publication; empty for other entries. */
export function publishedOf({ entry: { entry } }: Match, day: (value: string | null) => string): string {
  if (entry.kind !== 'asset') return '';
  const date = day(entry.value.published.at);
  return date ? `, ${entry.value.producer}, ${date}` : `, ${entry.value.producer}`;
}
