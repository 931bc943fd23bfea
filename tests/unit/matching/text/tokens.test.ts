import { describe, expect, it } from 'vitest';
import { foldWord, hashLatin, hashWord, isLatin } from '../../../../utils/matching/text/fold.ts';
import { tokensOf } from '../../../../utils/matching/text/tokens.ts';

/** The words as they stand in the text; each must hash as its folded form. */
function wordsOf(text: string): string[] {
  const { count, start, end, hash } = tokensOf(text);
  return Array.from({ length: count }, (_, i) => {
    const raw = text.slice(start[i], end[i]);
    expect(hash[i], raw).toBe(hashWord(raw));
    return raw;
  });
}

describe('words', () => {
  it.each([
    ['Kita-Platz im Westpark', ['Kita', 'Platz', 'im', 'Westpark']],
    ['#Dortmund #wählt!', ['Dortmund', 'wählt']],
    ['siehe https://a.example/b?c=d und www.b.example.', ['siehe', 'und']],
    ['mit @stadt.musterhausen heute', ['mit', 'heute']],
    [
      'Bürger:innen, Bürger*innen, Lehrer_in, BürgerInnen',
      ['Bürger:innen', 'Bürger*innen', 'Lehrer_in', 'BürgerInnen'],
    ],
    ['jede:r und ein*e', ['jede:r', 'und', 'ein*e']],
    ['Schüler/innen, Schüler/-innen, und/oder', ['Schüler/innen', 'Schüler/-innen', 'und', 'oder']],
    ['Uhr: in der Stadt', ['Uhr', 'in', 'der', 'Stadt']],
    ['Ort:international', ['Ort', 'international']],
    ["geht's, l’art, 'so'", ["geht's", 'l’art', 'so']],
    ['3.000 am 15.03.2021, 2,5 Ende.', ['3.000', 'am', '15.03.2021', '2,5', 'Ende']],
    ['Bürger-\nbeteiligung, Kita-\nPlatz', ['Bürger-\nbeteiligung', 'Kita', 'Platz']],
    ['Stadt\u00adentwicklung Ra\u200bt', ['Stadt\u00adentwicklung', 'Ra\u200bt']],
    ['u\u0308ber', ['u\u0308ber']],
    ['𝗙𝗲𝘀𝘁 heute 🎉', ['𝗙𝗲𝘀𝘁', 'heute']],
    ['مرحبا بالعالم', ['مرحبا', 'بالعالم']],
    ['\ud800 a \udc00', ['a']],
    ['🎉', []],
    ['', []],
  ])('of %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('begin in lower case or not', () => {
    const { lower, count } = tokensOf('der Ölberg öde 7 Z');
    expect([...lower.subarray(0, count)]).toEqual([1, 0, 1, 0, 0]);
  });
});

describe('folded words', () => {
  it.each([
    ['Bürger:innen', 'buergerinnen'],
    ['BürgerInnen', 'buergerinnen'],
    ['Buergerinnen', 'buergerinnen'],
    ['BU\u0308RGERINNEN', 'buergerinnen'],
    ['Schüler/-innen', 'schuelerinnen'],
    ['Straße', 'strasse'],
    ['STRASSE', 'strasse'],
    ['Stadt\u00adpark', 'stadtpark'],
    ['𝗙𝗲𝘀𝘁', 'fest'],
    ['café', 'cafe'],
    ["geht's", 'gehts'],
    ['3.000', '3000'],
    ['µ½', 'μ12'],
    ['\u0301', ''],
  ])('%s is %s', (raw, folded) => {
    expect(foldWord(raw)).toBe(folded);
  });

  it('hash the same by the quick way', () => {
    for (let unit = 0x30; unit < 0x100; unit++) {
      const letter = String.fromCharCode(unit);
      expect(isLatin(unit), letter).toBe(/[\p{L}\p{N}]/u.test(letter) && letter !== 'µ');
      if (!isLatin(unit)) continue;
      expect(hashLatin(`x${letter}y`, 0, 3), letter).toBe(hashWord(`x${letter}y`));
    }
  });
});
