import type { Language } from './index.ts';

/** A day or instant as people of the language write it: 03.03.2021 or 3 March 2021; the text itself when it is none. */
export function formatDay(value: string | null | undefined, language: Language): string {
  if (!value) return '';
  const date = new Date(value.length === 10 ? `${value}T12:00:00Z` : value);
  if (Number.isNaN(date.getTime())) return value;
  return language === 'de'
    ? date.toLocaleDateString('de-DE', { day: '2-digit', month: '2-digit', year: 'numeric' })
    : date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
}

/** Clock time with seconds, 24 hours. */
export const formatTime = (value: string): string =>
  new Date(value).toLocaleTimeString('de-DE', { hour12: false });
