import { describe, expect, it } from 'vitest';
import { createTextIndex, type TextFound } from '../../../../utils/matching/text/text-index.ts';

const PARK =
  'Die Verwaltung eröffnet am Samstag den neuen Spielplatz im Westpark. Kinder aus drei Kitas haben die Geräte ' +
  'ausgesucht und gemeinsam mit Gärtnerinnen Büsche gepflanzt. Auch eine Rutsche aus Robinienholz steht bereit, ' +
  'dazu Bänke unter alten Platanen.';
const POOL =
  'Das Hallenbad an der Möllerstraße bleibt während der Sommerferien geschlossen. Handwerker erneuern Filter, Kessel ' +
  'und Umkleiden, danach gelten längere Öffnungszeiten für Schwimmvereine und Frühaufsteher.';
const BRIDGE =
  'Engineers replaced eleven rusty bearings beneath the old canal bridge last night, and cyclists can cross again ' +
  'while painters finish the railings before autumn storms arrive.';
const COPIED =
  'Kinder aus drei Kitas haben die Geräte ausgesucht und gemeinsam mit Gärtnerinnen Büsche gepflanzt';
const index = createTextIndex([PARK, POOL, BRIDGE].map((text) => ({ text })));

const brief = ({ document, grade }: TextFound) => `${document} ${grade}`;

describe('search', () => {
  it.each([
    [PARK, '0 same'],
    [POOL, '1 same'],
    [BRIDGE, '2 same'],
    [`Toll! ${COPIED}. Ich freue mich.`, '0 same'],
    [COPIED.toUpperCase().replaceAll('Ä', 'AE'), '0 same'],
    [COPIED.replace('Gärtnerinnen', 'Gärtner*innen').replace('Geräte', '#Ger\u00adäte'), '0 same'],
    ['Eine Rutsche aus Robinienholz steht bereit, dazu Bänke unter Bäumen', '0 likely'],
    ['Rutsche aus Robinienholz steht bereit, dazu Bänke', '0 possible'],
    [POOL.replace('Handwerker', 'Fachleute').replace('danach gelten', 'später kommen'), '1 same'],
  ])('finds no. %#', (post, expected) => {
    expect(index.search(post).map(brief)).toEqual([expected]);
  });

  it.each([
    '',
    '🎉',
    '\ud800\udc00\ud800',
    '#eins #zwei #drei #vier',
    'مرحبا بالعالم كيف حالك اليوم يا صديقي العزيز',
    'Heute war ich im Westpark. Schön war es da, und die Kinder hatten Spaß auf dem Spielplatz.',
    'Kinder aus drei Kitas haben gesungen.',
    'ja '.repeat(20_000),
    'a'.repeat(200_000),
  ])('finds nothing in no. %#', (post) => {
    expect(index.search(post)).toEqual([]);
  });

  it('says where the words stand, to the word, on both sides', () => {
    const post = `Toll! 🎉 Endlich ist es fertig: ${COPIED.replace('ä', 'a\u0308')} – ich freue mich.`;
    const [found] = index.search(post);
    const [passage] = found?.passages ?? [];
    expect(post.slice(...(passage?.post ?? []))).toBe(COPIED.replace('ä', 'a\u0308'));
    expect(PARK.slice(...(passage?.document ?? []))).toBe(COPIED);
    expect(passage).toMatchObject({ equal: 14, words: 14 });
    expect(found?.coverage).toBeCloseTo(0.76, 1);
  });

  it('finds all passages, also in another order and of several documents', () => {
    const [first = '', second = '', third = ''] = PARK.split(/(?<=\.) /);
    const post = `${third} Dazwischen steht etwas ganz anderes von mir selbst. ${first} ${second}\n\n${BRIDGE}`;
    const found = index.search(post);
    expect(found.map(brief)).toEqual(['2 same', '0 same']);
    expect(found[0]?.info).toBeGreaterThan(found[1]?.info ?? 0);
    const park = found.find(({ document }) => document === 0);
    expect(park?.passages.map(({ post: [from, to] }) => post.slice(from, to))).toEqual([
      third.slice(0, -1),
      `${first} ${second}`.slice(0, -1),
    ]);
  });

  it('finds a passage at the very end of a long text, in both directions', () => {
    const own = Array.from({ length: 25_000 }, (_, i) => `w${(i * 7919) % 20_011}`).join(' ');
    const post = `${own} ${COPIED}`;
    expect(post.length).toBeGreaterThan(150_000);
    expect(index.search(post).map(brief)).toEqual(['0 same']);
    expect(
      createTextIndex([{ text: post }])
        .search(`Neu: ${COPIED}`)
        .map(({ document }) => document),
    ).toEqual([0]);
  });

  it('takes a long copy for one passage, and an edited one too', () => {
    const text = `${PARK} ${POOL} ${BRIDGE}`;
    const [found] = createTextIndex([{ text }]).search(text);
    expect(found?.passages).toMatchObject([{ post: [0, text.length - 1], document: [0, text.length - 1] }]);
    const edited = POOL.replace('Handwerker', 'viele gute Leute').replace('längere ', '');
    const [other] = index.search(edited);
    expect(other?.passages).toMatchObject([{ post: [0, edited.length - 1], equal: 22, words: 25 }]);
  });

  it('tells a passage once that the document holds twice', () => {
    const twice = createTextIndex([{ text: `${PARK} ${POOL} ${PARK}` }]);
    expect(twice.search(PARK)[0]?.passages).toHaveLength(1);
  });

  it('keeps two passages apart when both texts go other ways between them', () => {
    const between = (word: string) => Array.from({ length: 20 }, (_, i) => `${word}${i}`).join(' ');
    const [left, right] = [COPIED, POOL];
    const two = createTextIndex([{ text: `${left} ${between('a')} ${right}` }]);
    const post = `${left} ${between('b')} ${right}`;
    const passages = two.search(post)[0]?.passages.map((passage) => post.slice(...passage.post));
    expect(passages).toEqual([left, right.slice(0, -1)]);
  });

  it('sorts the documents by score', () => {
    const both = createTextIndex([POOL.slice(0, 90), POOL].map((text) => ({ text })));
    const post = `${POOL.slice(0, 78)} und dann: ${PARK}`;
    const three = createTextIndex([POOL, PARK].map((text) => ({ text })));
    expect(three.search(post).map(({ document }) => document)).toEqual([1, 0]);
    expect(both.search(POOL)[0]?.document).toBe(1);
  });

  it('finds a short passage behind another one', () => {
    const rare = (word: string, count: number) => Array.from({ length: count }, (_, i) => word + i).join(' ');
    const [left, right] = [rare('links', 8), rare('rechts', 8)];
    const two = createTextIndex([{ text: `${left} ${rare('a', 20)} ${right}` }]);
    const post = `${left} ${rare('b', 20)} ${right}`;
    const passages = two.search(post)[0]?.passages.map((passage) => post.slice(...passage.post));
    expect(passages).toEqual([left, right]);
  });

  it('does not end a passage with a common word behind an unequal one', () => {
    const one = createTextIndex([{ text: `Erst die Rutsche, ${COPIED} morgens die Rutsche` }]);
    const post = `Mit die Leute: ${COPIED} abends die Feier`;
    const [passage] = one.search(post)[0]?.passages ?? [];
    expect(post.slice(...(passage?.post ?? []))).toBe(COPIED);
  });

  it('weighs a word once, however often it is repeated', () => {
    const text = 'sieben flinke Dackel jagen '.repeat(30);
    expect(createTextIndex([{ text }]).search(text)).toEqual([]);
    const common = 'heute gibt es viele neue gute Angebote für alle Kinder '.repeat(30);
    expect(createTextIndex([{ text: common }]).search(common)).toEqual([]);
  });

  it('finds nothing in scattered words', () => {
    const [a = '', b = '', c = ''] = [0, 4, 8].map((at) =>
      POOL.split(' ')
        .slice(at, at + 4)
        .join(' '),
    );
    const mix = (word: string) =>
      [a, b, c].join(` ${Array.from({ length: 7 }, (_, i) => word + i).join(' ')} `);
    expect(createTextIndex([{ text: mix('x') }]).search(mix('y'))).toEqual([]);
    expect(createTextIndex([{ text: mix('x') }]).search(mix('x'))).toHaveLength(1);
  });

  it('finds text of scripts without cases', () => {
    const text = 'افتتحت المدينة حديقة جديدة للأطفال قرب النهر صباح اليوم بحضور سكان الحي';
    expect(createTextIndex([{ text }]).search(`قال ${text}`).map(brief)).toEqual(['0 same']);
  });

  it('drops lists of names', () => {
    const names =
      'Anton Becker, Carla Dietz, Emil Funk, Greta Hahn, Ida Jung, Karl Lang, Mia Neuer, Otto Pohl';
    expect(createTextIndex([{ text: names }]).search(names)).toEqual([]);
    const sentence = names.replaceAll(',', ' trifft heute');
    expect(createTextIndex([{ text: sentence }]).search(sentence)).toHaveLength(1);
  });
});

describe('what does not count', () => {
  it.each([
    `„${COPIED}.“`,
    `Die Stadt schreibt: "${COPIED}."`,
    `» ${COPIED}«`.replace('» ', '»'),
    `> ${COPIED}\nSehe ich auch so.`,
  ])('a quotation: %j', (post) => {
    expect(index.search(post)).toEqual([]);
    const [found] = index.search(post, { masked: true });
    expect(found).toMatchObject({ document: 0, grade: null, info: 0, boilerplate: 0 });
    expect(found?.quoted).toBeGreaterThan(80);
  });

  it('boilerplate', () => {
    const text =
      'Pressekontakt: Amt für Presse, Rabea Ulmensang, erreichbar täglich zwischen zehn und zwölf, Zimmer neunzig im Turm';
    const other = createTextIndex([{ text: `Neues vom Zoo.\n\n${text}` }]);
    expect(other.search(text)).toEqual([]);
    expect(other.search(text, { masked: true })[0]).toMatchObject({ grade: null, quoted: 0 });
    expect(other.search(text.slice('Pressekontakt:'.length))).toHaveLength(1);
  });

  it('of a passage with a quotation in it only the rest counts', () => {
    const post = PARK.replace('Kinder aus drei Kitas', '„Kinder aus drei Kitas“');
    const [plain, found] = [index.search(PARK)[0], index.search(post)[0]];
    expect(found?.quoted).toBe('KinderausdreiKitas'.length);
    expect(found?.info).toBeLessThan(plain?.info ?? 0);
    expect(found?.passages[0]?.equal).toBe(plain?.passages[0]?.equal);
  });
});

describe('many documents', () => {
  const filler = (i: number) =>
    `Dokument ${i}: ${Array.from({ length: 60 }, (_, k) => `n${(i * 7919 + k * k * 31) % 40_009}x`).join(' ')}`;

  it('takes a phrase of many documents for a common one', () => {
    const texts = Array.from({ length: 12 }, (_, i) => ({ text: `${filler(i)} ${COPIED}.` }));
    expect(createTextIndex(texts).search(COPIED)).toEqual([]);
    expect(createTextIndex(texts.slice(0, 5)).search(COPIED)).toHaveLength(5);
  });

  it('counts versions of one text once', () => {
    const texts = Array.from({ length: 12 }, (_, i) => ({ text: `${PARK} Fassung ${i}.` }));
    const found = createTextIndex([{ text: POOL }, ...texts]).search(COPIED);
    expect(found.map(brief)).toEqual(['1 same']);
    expect(found[0]?.versions).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    const [last] = createTextIndex(texts).search(
      `${COPIED}. Auch eine Rutsche. Unter alten Platanen. Fassung 7.`,
    );
    expect(last?.document).toBe(7);
  });

  it('does not move the score with their number', () => {
    const infos = [0, 50, 1000, 5000].map((count) => {
      const others = Array.from({ length: count }, (_, i) => ({ text: filler(i) }));
      return createTextIndex([{ text: PARK }, ...others]).search(COPIED)[0]?.info ?? 0;
    });
    expect(Math.max(...infos) - Math.min(...infos)).toBeLessThan(12);
    expect(Math.min(...infos)).toBeGreaterThan(24);
  });

  it('tells its size', () => {
    const grams = [PARK, POOL, BRIDGE].map((text) => (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) - 3);
    expect(index.size).toMatchObject({ documents: 3, grams: grams.reduce((a, b) => a + b) });
    expect(createTextIndex([]).search(PARK)).toEqual([]);
    expect(createTextIndex([{ text: '' }]).search(PARK)).toEqual([]);
  });
});

describe('searchAll', () => {
  it('keeps where a text stood', () => {
    const parts = [
      { where: 'text', text: 'Schaut mal!' },
      { where: 'alt of picture 1', text: POOL },
    ];
    expect(index.searchAll(parts).map(({ where, document }) => `${where}: ${document}`)).toEqual([
      'alt of picture 1: 1',
    ]);
  });
});
