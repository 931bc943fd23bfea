import type { Words } from '../types.ts';
import type { Failed, LastCheck, RegistryRow } from './types.ts';

const UNITS: [unit: Intl.RelativeTimeFormatUnit, ms: number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** `2 hours ago`, `in 3 hours`, `just now`. */
export function ago(at: string, words: Words, now = Date.now()): string {
  const distance = Date.parse(at) - now;
  const found = UNITS.find(([, ms]) => Math.abs(distance) >= ms);
  if (!found) return words.page.registries.justNow;
  const [unit, ms] = found;
  return new Intl.RelativeTimeFormat(words.page.locale, { numeric: 'auto' }).format(
    Math.round(distance / ms),
    unit,
  );
}

/** `1.2 MB`. */
export function sizeOf(bytes: number, { page }: Words): string {
  const [unit, size] =
    bytes >= 1e6 ? ['megabyte', bytes / 1e6] : bytes >= 1e3 ? ['kilobyte', bytes / 1e3] : ['byte', bytes];
  const maximumFractionDigits = size < 10 && unit !== 'byte' ? 1 : 0;
  const style = { style: 'unit', unit: String(unit), maximumFractionDigits } as const;
  return new Intl.NumberFormat(page.locale, style).format(Number(size));
}

/** Whether a registry still holds, in words. */
export function freshness({ head, staleSince, last }: RegistryRow, words: Words): string {
  const text = words.page.registries;
  if (!head) return text.unsigned;
  if (staleSince) return text.stale({ day: words.badge.day(staleSince) });
  const isChecked = last.state === 'updated' || last.state === 'unchanged';
  return text.fresh({
    checked: isChecked ? ago(last.at, words) : '',
    until: words.badge.day(head.expires),
  });
}

/** How the last check went, in words; empty for what has its own place. */
export function lastWords(last: LastCheck, words: Words): string {
  const text = words.page.registries;
  switch (last.state) {
    case 'never':
      return text.never;
    case 'updated':
      return text.updated({ at: ago(last.at, words), n: last.changes });
    case 'unchanged':
      return text.unchanged({ at: ago(last.at, words) });
    case 'failed':
      return text.failed({ at: ago(last.at, words) });
    case 'held':
      return text.held.heading;
  }
}

/** What went wrong and what to do. */
export function failureWords({ code }: Pick<Failed, 'code'>, { page }: Words): string {
  const { failures } = page.registries;
  return failures[code] ?? failures.internal ?? code;
}

/** 64 hex digits in groups of four, as people compare them. */
export const grouped = (fingerprint: string): string[] => fingerprint.match(/.{1,4}/g) ?? [];

/** Hex digits of what was typed or pasted, whatever stands between them. */
export const digitsOf = (text: string): string => text.toLowerCase().replace(/[^0-9a-f]/g, '');
