/**
 * Beginnings of month names: English, German, French, Spanish, Portuguese, Italian, Dutch, Polish, Turkish, Russian,
 * Arabic. They do not contradict each other.
 */
const MONTHS = [
  'jan|jän|ene|gen|sty|oca|янв|يناير',
  'feb|fév|fev|lut|şub|фев|فبراير',
  'mar|mär|mrz|mrt|maa|мар|مارس',
  'apr|avr|abr|kwi|nis|апр|أبريل|ابريل',
  'may|mai|mag|mei|maj|ма[йя]|مايو',
  'jun|juin|giu|cze|haz|июн|يونيو',
  'jul|juil|lug|lip|tem|июл|يوليو',
  'aug|aoû|aou|ago|sie|ağu|авг|أغسطس|اغسطس',
  'sep|set|wrz|eyl|сен|سبتمبر',
  'oct|okt|out|ott|paź|eki|окт|أكتوبر|اكتوبر',
  'nov|lis|kas|ноя|نوفمبر',
  'dec|dez|déc|dic|gru|ara|дек|ديسمبر',
].map((names) => new RegExp(`^(${names})`));

const DAY = '(?<!\\d)(?<day>\\d{1,2})(?:st|nd|rd|th|er|º)?';
const MONTH = '(?<month>\\p{L}{3,12})';
const FORMS = [
  '(?<!\\d)(?<day>\\d{1,2})\\.\\s?(?<month>\\d{1,2})\\.\\s?(?<year>\\d{4})',
  '(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})',
  `${DAY}\\.?\\s(?:de\\s)?${MONTH}\\.?[,،]?\\s(?:de\\s)?(?<year>\\d{4})`,
  `${MONTH}\\.?\\s${DAY},?\\s(?<year>\\d{4})`,
].map((form) => new RegExp(form, 'u'));
const DATE = new RegExp(FORMS.map((form) => form.source.replace(/\?<\w+>/g, '')).join('|'), 'gu');

/** Dates without year, as they begin a line: "11 juillet", "March 16 at 11:41 AM". */
const DAYS = [`^${DAY}\\.?\\s(?:de\\s)?${MONTH}(?!\\p{L})`, `^${MONTH}\\.?\\s${DAY}(?!\\d)`].map(
  (form) => new RegExp(form, 'u'),
);

/**
 * The days written on a line, as YYYY-MM-DD. Numbers with slashes are left out: whether day or month
 * comes first cannot be told.
 */
export function daysIn(line: string): string[] {
  const found = latinDigits(line).match(DATE) ?? [];
  return found.map((text) => dayOf(text)).filter((day) => day !== null);
}

/** Month and day at the beginning of a line that names no year. */
export function dayWithoutYear(line: string): { month: number; day: number } | null {
  const text = latinDigits(line.trim());
  for (const form of DAYS) {
    const { month = '', day = '' } = form.exec(text)?.groups ?? {};
    // A leap year has every day.
    if (month && isoDay('2024', monthOf(month), day)) return { month: monthOf(month), day: Number(day) };
  }
  return null;
}

/** Arabic and Persian digits as those of the other languages. */
export const latinDigits = (text: string): string =>
  text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15));

function dayOf(text: string): string | null {
  for (const form of FORMS) {
    const { year, month, day } = form.exec(text)?.groups ?? {};
    if (year !== undefined && month !== undefined && day !== undefined)
      return isoDay(year, monthOf(month), day);
  }
  return null;
}

const monthOf = (text: string): number =>
  /^\d/.test(text) ? Number(text) : MONTHS.findIndex((form) => form.test(text.toLowerCase())) + 1;

function isoDay(year: string, month: number, day: string): string | null {
  const iso = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}
