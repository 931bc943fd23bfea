import { describe, expect, it } from 'vitest';
import { topicMatches } from '../../../../utils/matching/topic/topic.ts';
import type { Topic } from '../../../../utils/model/index.ts';

const topic = (words: string[], part: Partial<Topic> = {}): Topic => ({
  id: 'topic',
  title: 'Topic',
  words,
  source: { title: 'Test source' },
  ...part,
});

/** What is found of one word, as the text writes it; null for nothing. */
function found(word: string, text: string): string | null {
  const [match] = topicMatches(text, [topic([word])], null);
  const [place] = match?.words ?? [];
  if (place) expect(text.slice(place.offset, place.offset + place.found.length)).toBe(place.found);
  return place?.found ?? null;
}

describe('words', () => {
  it.each([
    ['Haus', 'Häuser'],
    ['Haus', 'Hauses'],
    ['Haus', 'Haeusern'],
    ['Haus', 'HAUS'],
    ['Häuser', 'Haus'],
    ['Rat', 'Räte'],
    ['Rat', 'Rates'],
    ['Amt', 'Ämtern'],
    ['Garten', 'Gärten'],
    ['Bad', 'Bädern'],
    ['Stadt', 'Städten'],
    ['Wahl', 'Wahlen'],
    ['Wahlen', 'Wahl'],
    ['Ergebnis', 'Ergebnisse'],
    ['Bus', 'Bussen'],
    ['Park', 'Parks'],
    ['städtisch', 'städtische'],
    ['städtisch', 'staedtischen'],
    ['städtische', 'städtischem'],
    ['Bürgermeister', 'Bürgermeisters'],
    ['Bürgermeister', 'Bürgermeister:in'],
    ['Bürgermeisterin', 'Bürgermeisterinnen'],
    ['Straße', 'Strassen'],
    ['Kita', 'Kitas'],
    ['Investition', 'Investitionen'],
    ['city', 'cities'],
    ['bridge', 'bridges'],
    ['mayor', "mayor's"],
    ['OB', 'OB'],
    ['café', 'Cafe'],
    ['2021', '2021'],
  ])('%s stands for %s', (word, text) => {
    expect(found(word, `(${text}), so`)).toBe(text);
  });

  it.each([
    ['Wahl', 'Walfang'],
    ['Wahl', 'Wahllokal'],
    ['Wahl', 'Auswahl'],
    ['Wahl', 'wahllos'],
    ['Rat', 'Rathaus'],
    ['Rat', 'Ratte'],
    ['Rat', 'raten'],
    ['Rat', 'Raten'],
    ['Rat', 'Rad'],
    ['Haus', 'Hausen'.replace('en', 'arzt')],
    ['Haus', 'Hause-'.replace('e-', 'ieren')],
    ['Park', 'parken'],
    ['Stadt', 'Stadion'],
    ['Stadt', 'Staat'],
    ['schon', 'schön'],
    ['schon', 'schöne'],
    ['fordern', 'fördern'],
    ['OB', 'ob'],
    ['US', 'us'],
    ['WM', 'WMs'.toLowerCase()],
    ['Bad', 'Bande'],
    ['Amt', 'Ampel'],
    ['Kita', 'Kittel'],
    ['city', 'citadel'],
    ['neue', 'nur'],
    ['Markt', 'Marke'],
  ])('%s does not stand for %s', (word, text) => {
    expect(found(word, `so ${text} so`)).toBeNull();
  });

  it.each([
    ['Kita', 'Kita-Platz', 'Kita'],
    ['Platz', 'ein Kita-Platz', 'Platz'],
    ['Dubai', '#DubaiReise', 'Dubai'],
    ['Dubai', 'siehe https://x.example/Dubai', null],
    ['Dubai', '@Dubai', null],
  ])('%s in "%s" only at a clear joint', (word, text, expected) => {
    expect(found(word, text)).toBe(expected);
  });
});

describe('phrases', () => {
  it.each([
    ['Abu Dhabi', 'in Abu Dhabi!', 'Abu Dhabi'],
    ['Abu Dhabi', 'ABU\u00a0DHABI', 'ABU\u00a0DHABI'],
    ['Abu Dhabi', 'die Abu-Dhabi-Reise', 'Abu-Dhabi'],
    ['Abu Dhabi', '#AbuDhabi', 'AbuDhabi'],
    ['städtisches Haus', 'städtische Häuser', 'städtische Häuser'],
    ['Haus der Vielfalt', 'im Haus der neuen Vielfalt', 'Haus der neuen Vielfalt'],
  ])('"%s" in "%s"', (word, text, expected) => {
    expect(found(word, text)).toBe(expected);
  });

  it.each([
    ['Abu Dhabi', 'Dhabi Abu'],
    ['Abu Dhabi', 'Abu. Dhabi'],
    ['Abu Dhabi', 'Abu\nDhabi'],
    ['Abu Dhabi', 'Abu und sein Dhabi'],
    ['Abu Dhabi', 'Dhabi'],
    ['Abu Dhabi', 'Abu'],
    ['Abu Dhabi', 'Abus Dhabianer'],
    ['…', 'Abu …'],
  ])('no "%s" in "%s"', (word, text) => {
    expect(found(word, text)).toBeNull();
  });
});

describe('grade and time', () => {
  const trip = topic(['Abu Dhabi', 'Emirate', 'Delegation'], { from: '2021-03-01', to: '2021-03-05' });

  it.each([
    ['Abu Dhabi', '2021-03-03T10:00:00Z', 'likely inside'],
    ['Abu Dhabi', '2021-03-01', 'likely inside'],
    ['Abu Dhabi', '2021-03-05T23:59:59Z', 'likely inside'],
    ['Emirate', '2021-03-03', 'possible inside'],
    ['Emirate und Emirate', '2021-03-03', 'possible inside'],
    ['Delegation in die Emirate', '2021-03-03', 'likely inside'],
    ['Abu Dhabi', null, 'possible unknown'],
    ['Abu Dhabi', '2021-02-28', ''],
    ['Abu Dhabi', '2021-03-06T00:00:00Z', ''],
  ])('of "%s" at %s', (text, time, expected) => {
    const [match] = topicMatches(text, [trip], time);
    expect(match ? `${match.grade} ${match.window}` : '').toBe(expected);
  });

  it('without a window is possible', () => {
    const [match] = topicMatches('Abu Dhabi', [topic(['Abu Dhabi'])], '2021-03-03');
    expect(match).toMatchObject({ grade: 'possible', window: 'none' });
    expect(topicMatches('Abu Dhabi', [topic(['Abu Dhabi'], { from: '2022-01-01' })], '2021-03-03')).toEqual(
      [],
    );
    expect(
      topicMatches('Abu Dhabi', [topic(['Abu Dhabi'], { to: '2022-01-01' })], '2021-03-03'),
    ).toHaveLength(1);
  });

  it('tells each word of the topic once, where it stands first', () => {
    const text = 'Die Delegation der Emirate: Delegationen, Emirat';
    expect(topicMatches(text, [trip], '2021-03-03')[0]?.words).toEqual([
      { word: 'Delegation', found: 'Delegation', offset: 4 },
      { word: 'Emirate', found: 'Emirate', offset: 19 },
    ]);
  });

  it('keeps topics apart', () => {
    const topics = [topic(['Haus'], { id: 'a' }), topic(['Häuser'], { id: 'b' }), topic([], { id: 'c' })];
    expect(topicMatches('Hauses', topics, null).map(({ topic: { id } }) => id)).toEqual(['a', 'b']);
    expect(topicMatches('', topics, null)).toEqual([]);
    expect(topicMatches('🎉 \ud800 ', topics, null)).toEqual([]);
  });
});
