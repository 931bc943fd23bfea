import { describe, expect, it } from 'vitest';
import { daysIn } from '../../../utils/sites/shared/dates.ts';
import { derivedFrom, wordedTime } from '../../../utils/sites/shared/times.ts';

/** Local time: the words on a page are local as well. */
const NOW = new Date(2026, 10, 24, 15, 30, 40);
const ago = (minutes: number) =>
  new Date(new Date(2026, 10, 24, 15, 30).getTime() - minutes * 60_000).toISOString();

describe('full dates', () => {
  it.each([
    ['Wednesday, 14 October 2016 at 11:02 PM', '2016-10-14'],
    ['14. Oktober 2016 um 11:02', '2016-10-14'],
    ['14 octobre 2016', '2016-10-14'],
    ['1er juillet 2024', '2024-07-01'],
    ['14 de octubre de 2016', '2016-10-14'],
    ['14 de fevereiro de 2020', '2020-02-14'],
    ['14 ottobre 2016', '2016-10-14'],
    ['3 maggio 2021', '2021-05-03'],
    ['3 settembre 2021', '2021-09-03'],
    ['14 Eylül 2016', '2016-09-14'],
    ['14 oktober 2016', '2016-10-14'],
    ['3 maart 2021', '2021-03-03'],
    ['14 października 2016', '2016-10-14'],
    ['3 lipca 2021', '2021-07-03'],
    ['14 Ekim 2016', '2016-10-14'],
    ['3 Ağustos 2021', '2021-08-03'],
    ['14 октября 2016 г.', '2016-10-14'],
    ['3 мая 2021 г.', '2021-05-03'],
    ['١٤ أكتوبر ٢٠١٦', '2016-10-14'],
    ['March 16, 2024 at 11:41 AM', '2024-03-16'],
  ])('%s', (words, day) => {
    expect(daysIn(words)).toEqual([day]);
    expect(wordedTime(words)).toEqual({ kind: 'day', day });
  });

  it.each([['14/10/2016'], ['31 febbraio 2020'], ['114 Oktober 2016'], ['Zimmer 14 Ofen 2016']])(
    '%s: none',
    (words) => expect(daysIn(words)).toEqual([]),
  );
});

describe('times that lie before the moment of reading', () => {
  it.each([
    ['6h', ago(360)],
    ['6 hours ago', ago(360)],
    ['an hour ago', ago(60)],
    ['vor 3 Std.', ago(180)],
    ['vor einer Stunde', ago(60)],
    ['il y a 3 h', ago(180)],
    ['hace 5 min', ago(5)],
    ['há 2 horas', ago(120)],
    ['3 ore fa', ago(180)],
    ['3 uur geleden', ago(180)],
    ['3 godz.', ago(180)],
    ['3 saat önce', ago(180)],
    ['2 ч.', ago(120)],
    ['منذ ٣ س', ago(180)],
    ['Just now', ago(0)],
    ['Gerade eben', ago(0)],
    ['1d', '2026-11-23'],
    ['vor 2 Tagen', '2026-11-22'],
    ['il y a 30 jours', '2026-10-25'],
    ['Yesterday at 11:02', '2026-11-23'],
    ['Gestern um 11:02', '2026-11-23'],
    ['Heute um 09:00', '2026-11-24'],
    ['11 juillet', '2026-07-11'],
    ['3. März um 14:05', '2026-03-03'],
    ['30 May at 11:02', '2026-05-30'],
    ['March 16 at 11:41 AM', '2026-03-16'],
    ['24 November', '2026-11-24'],
    ['25 de noviembre a las 10:00', '2025-11-25'],
    ['Dec 31', '2025-12-31'],
    ['3w', null],
    ['vor 2 Wochen', null],
    ['2 years ago', null],
    ['29 February', null],
  ])('%s', (words, derived) => {
    const time = wordedTime(words);
    expect(time).not.toBeNull();
    expect(time && derivedFrom(time, NOW)).toBe(derived);
  });

  it.each([['Sponsored'], ['Gesponsert'], ['Dortmund'], ['12 Kommentare'], ['3x'], ['']])(
    '%s is no time',
    (words) => expect(wordedTime(words)).toBeNull(),
  );
});
