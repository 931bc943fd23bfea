import { describe, expect, it } from 'vitest';
import { boilerplateIn } from '../../../../utils/matching/text/boilerplate.ts';
import { quotationsIn } from '../../../../utils/matching/text/quotations.ts';

const cut = (text: string, stretches: readonly (readonly [number, number])[]) =>
  stretches.map(([from, to]) => text.slice(from, to));

describe('quotations', () => {
  it.each([
    ['Er sagt: „Wir bauen.“ Gut.', ['„Wir bauen.“']],
    ['Er sagt: „Wir bauen.” Gut.', ['„Wir bauen.”']],
    ['He says “we build”, yes.', ['“we build”']],
    ['Das »neue Haus« und das «alte».', ['»neue Haus«', '«alte»']],
    ['Sie sagt "wir bauen" und "gut so".', ['"wir bauen"', '"gut so"']],
    ['Oben\n> alter Text\n> noch einer\nunten', ['> alter Text', '> noch einer']],
    ['„innen „und“ außen“', ['„innen „und“']],
    ['„Ein 5"x Rohr“ so', ['„Ein 5"x Rohr“']],
  ])('in %j', (text, quoted) => {
    expect(cut(text, quotationsIn(text))).toEqual(quoted);
  });

  it.each([
    'Ein 27" Bildschirm und ein 32" Bildschirm',
    'Ein „offenes Zeichen\n\nund weiter“ nichts',
    'Ein 5"-Rohr, ein 6"-Rohr',
    'a > b und c',
    'Er sagt: „nie geschlossen',
    `„${'a '.repeat(2500)}a“`,
    '',
  ])('none in no. %#', (text) => {
    expect(quotationsIn(text)).toEqual([]);
  });
});

describe('boilerplate', () => {
  it.each([
    ['Schön. #a #b #c', '#a #b #c'],
    ['Schreiben an amt@stadt.example heute', 'amt@stadt.example'],
    ['Mehr auf www.stadt.example/x.', 'www.stadt.example/x.'],
    ['Mehr auf stadt.de/bauen heute', 'stadt.de/bauen'],
    ['Telefon 0123 456789 heute', 'Telefon 0123 456789'],
    ['Tel.: +49 231 50-0 heute', 'Tel.: +49 231 50-0'],
    ['Ort: Friedensplatz 1, 12345 Musterhausen', 'Friedensplatz 1, 12345 Musterhausen'],
    ['Text.\n\nPressekontakt: A. B.\nAmt C\n\nEnde', 'Pressekontakt: A. B.\nAmt C'],
    ['Impressum: Friedensplatz 1, 12345 Musterhausen', 'Impressum: Friedensplatz 1, 12345 Musterhausen'],
    ['Dazu lädt die Verwaltung alle herzlich ein.', 'lädt die Verwaltung alle herzlich ein'],
    ['Foto: A. B.\nDer Text', 'Foto: A. B.'],
    ['Heute teilt die Stadt Musterhausen mit, dass', 'teilt die Stadt Musterhausen mit'],
    ['Die Stadt Bad Beispiel teilt mit: neu', 'Die Stadt Bad Beispiel teilt mit'],
    ['Das ist neu, wie die Stadt mitteilt.', 'wie die Stadt mitteilt'],
    ['Sehr geehrte Damen und Herren, wir', 'Sehr geehrte Damen und Herren'],
    ['Mit freundlichen Grüßen', 'Mit freundlichen Grüßen'],
    ['Das gilt gemäß § 5 Abs. 1 TMG hier', 'gemäß § 5 Abs. 1 TMG hier'],
    ['So. Alle Rechte vorbehalten.', 'Alle Rechte vorbehalten'],
    ['The City of Sampletown announces that', 'The City of Sampletown announces that'],
    ['All rights reserved', 'All rights reserved'],
  ])('in %j', (text, words) => {
    expect(cut(text, boilerplateIn(text))).toEqual([words]);
  });

  it.each([
    'Heute eröffnet die Stadt #Musterhausen den neuen Park.',
    'Verantwortlich für die Planung ist das Amt.',
    'Der Kontakt zu den Nachbarn war gut.',
    'Die Stadt baut 12 Wohnungen im Jahr 2021.',
    'Das Haus hat 3.000 Bücher.Neu ist der Keller.',
    '',
  ])('none in %j', (text) => {
    expect(boilerplateIn(text)).toEqual([]);
  });

  it.each([
    '#a '.repeat(60_000),
    'a.'.repeat(80_000),
    '0 '.repeat(90_000),
    'straße 1 '.repeat(20_000),
    'die stadt '.repeat(20_000),
  ])('keeps its stretches apart in a long text (%#)', (text) => {
    let end = 0;
    for (const [from, to] of boilerplateIn(text)) {
      expect(from).toBeGreaterThanOrEqual(end);
      end = to;
    }
    expect(end).toBeLessThanOrEqual(text.length);
  });
});
