import { daysIn, dayWithoutYear, latinDigits } from './dates.ts';

/** Words of relative times, by what they count. Short forms as the sites draw them, long ones as they read them out. */
const UNITS = {
  minute:
    'm|mins?|minutes?|minuten?|minutos?|minut[oiya]?|minuut|minuten|dk|dakika|мин|минут[аыу]?|د|دقيقة|دقائق|دقيقه',
  hour: 'h|hrs?|hours?|std|stunden?|heures?|horas?|or[ae]|uur|u|godz|godzin[ayę]?|sa|saat|ч|час(?:а|ов)?|س|ساعة|ساعات',
  day: 'd|days?|t|tag(?:en?)?|j|jours?|días?|dias?|giorn[oi]|gg?|dag(?:en)?|dni|dzień|gün|g|дн|день|дня|дней|ي|يوم|أيام',
  longer:
    'w|wks?|weeks?|wo|wochen?|sem|semanas?|semaines?|settiman[ae]|sett|we(?:ek|ken)|tyg|tygodni[ea]?|hafta|нед|недел[юиь]|أسبوع|أسابيع|months?|mona?te?n?|mois|mes(?:es)?|mês|mes[ei]|maand(?:en)?|y|yrs?|years?|jahre?n?|ans?|años?|anos?|ann[oi]|jaar|lata?|yıl|год[а]?|лет|سنة|سنوات',
};

const ONE = "an?|eine[mnr]?|ein|une?|una?|un['’]|uma?|één|jeden|jedną|bir";
const BEFORE = 'vor|il y a|hace|há|منذ|قبل|about|etwa';
const AFTER = 'ago|fa|geleden|temu|önce|назад|atrás';
const NOW =
  /^(just now|gerade eben|à l['’]instant|ahora mismo|ahora|agora( mesmo)?|adesso|zojuist|teraz|şimdi|только что|الآن)$/i;
const YESTERDAY = /^(yesterday|gestern|hier|ayer|ontem|ieri|gisteren|wczoraj|dün|вчера|أمس)(?!\p{L})/iu;
const TODAY = /^(today|heute|aujourd['’]hui|hoy|hoje|oggi|vandaag|dzisiaj|bugün|сегодня|اليوم)(?!\p{L})/iu;

const AGO = Object.entries(UNITS).map(
  ([unit, words]) =>
    [
      unit,
      new RegExp(
        `^(?:(?:${BEFORE})\\s)?(?:(\\d{1,3})\\s?|(?:${ONE})\\s?)(?:${words})\\.?(?:\\s(?:${AFTER}))?\\.?$`,
        'iu',
      ),
    ] as const,
);

/** What a time on a page tells: a full day, or how far it lies before the moment of reading. */
export type WordedTime =
  | { kind: 'day'; day: string }
  | { kind: 'minutes' | 'days'; ago: number }
  | { kind: 'date'; month: number; day: number }
  | { kind: 'vague' };

/** Reads a time as a person words it; null for words that are no time in a language we know. */
export function wordedTime(words: string): WordedTime | null {
  const text = latinDigits(words)
    .replace(/[\s\p{Cf}]+/gu, ' ')
    .trim();
  const [day] = daysIn(text);
  if (day !== undefined) return { kind: 'day', day };
  if (NOW.test(text)) return { kind: 'minutes', ago: 0 };
  if (TODAY.test(text)) return { kind: 'days', ago: 0 };
  if (YESTERDAY.test(text)) return { kind: 'days', ago: 1 };
  return agoIn(text) ?? dateIn(text);
}

function agoIn(text: string): WordedTime | null {
  for (const [unit, form] of AGO) {
    const match = form.exec(text);
    if (!match) continue;
    const count = Number(match[1] ?? 1);
    if (unit === 'longer') return { kind: 'vague' };
    return unit === 'day'
      ? { kind: 'days', ago: count }
      : { kind: 'minutes', ago: unit === 'hour' ? count * 60 : count };
  }
  return null;
}

function dateIn(text: string): WordedTime | null {
  const date = dayWithoutYear(text);
  return date && { kind: 'date', ...date };
}

/**
 * The instant (to the minute) or day that a time meant when it was read: in the reader's time zone, as the page shows it.
 * @returns null where the words leave open which day it was
 */
export function derivedFrom(time: WordedTime, now: Date): string | null {
  if (time.kind === 'minutes') {
    const at = new Date(Math.floor((now.getTime() - time.ago * 60_000) / 60_000) * 60_000);
    return at.toISOString();
  }
  if (time.kind === 'days') return localDay(now, now.getFullYear(), now.getMonth(), now.getDate() - time.ago);
  if (time.kind !== 'date') return null;
  const [month, day] = [time.month - 1, time.day];
  const isPast = month < now.getMonth() || (month === now.getMonth() && day <= now.getDate());
  return localDay(now, now.getFullYear() - (isPast ? 0 : 1), month, day);
}

/** Null for a 29 February that the year does not have. */
function localDay(now: Date, year: number, month: number, day: number): string | null {
  const date = new Date(now.getTime());
  date.setHours(12, 0, 0, 0);
  date.setFullYear(year, month, day);
  const isMoved = day > 0 && date.getDate() !== day;
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return isMoved ? null : parts.map((part) => String(part).padStart(2, '0')).join('-');
}
