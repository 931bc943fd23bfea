/** Beginnings of month names in English, German, French and Spanish. */
const MONTHS: [RegExp, number][] = [
  [/^(jan|jän|ene)/, 1],
  [/^(feb|fév|fev)/, 2],
  [/^(mar|mär|mrz)/, 3],
  [/^(apr|avr|abr)/, 4],
  [/^(may|mai)/, 5],
  [/^(jun|juin)/, 6],
  [/^(jul|juil)/, 7],
  [/^(aug|aoû|aou|ago)/, 8],
  [/^sep/, 9],
  [/^(oct|okt)/, 10],
  [/^nov/, 11],
  [/^(dec|dez|déc|dic)/, 12],
];

const FORMS = [
  /(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4})/,
  /(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})/,
  /(?<day>\d{1,2})\.?\s(?:de\s)?(?<month>\p{L}{3,12})\.?,?\s(?:de\s)?(?<year>\d{4})/u,
  /(?<month>\p{L}{3,12})\.?\s(?<day>\d{1,2}),?\s(?<year>\d{4})/u,
];
const DATE = new RegExp(FORMS.map((form) => form.source.replace(/\?<\w+>/g, '')).join('|'), 'gu');

/**
 * The days written on a line, as YYYY-MM-DD. Numbers with slashes are left out: whether day or month
 * comes first cannot be told.
 */
export function daysIn(line: string): string[] {
  const found = line.match(DATE) ?? [];
  return found.map((text) => dayOf(text)).filter((day) => day !== null);
}

function dayOf(text: string): string | null {
  for (const form of FORMS) {
    const { year, month, day } = form.exec(text)?.groups ?? {};
    if (year !== undefined && month !== undefined && day !== undefined)
      return isoDay(year, monthOf(month), day);
  }
  return null;
}

const monthOf = (text: string): number =>
  /^\d/.test(text) ? Number(text) : (MONTHS.find(([form]) => form.test(text.toLowerCase()))?.[1] ?? 0);

function isoDay(year: string, month: number, day: string): string | null {
  const iso = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}
