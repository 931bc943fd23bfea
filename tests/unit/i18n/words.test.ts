import { afterEach, describe, expect, it } from 'vitest';
import { badgeWords, formatDay, formatTime, pageWords } from '../../../utils/i18n/index.ts';
import {
  type FlawCode,
  failedCheck,
  type Match,
  type Measure,
  missingArtefact,
  unread,
} from '../../../utils/model/index.ts';
import { authorMatch, namedPostMatch, pictureMatch } from '../evidence/samples.ts';

const region = { left: 0, top: 0.5, width: 0.5, height: 0.5 };
const part = {
  by: 'part' as const,
  mediaUrl: 'https://pics.example/1.jpg',
  stage: 'hash' as const,
  distance: 12,
  share: 0.8,
  points: 9,
  query: region,
  entry: region,
  mirrored: true,
  turned: 90,
};
const passages = [{ post: [0, 5], entry: [0, 5], words: 'shared', equal: 6 }] satisfies object[];
const measures: Measure[] = [
  part,
  { ...part, distance: null, share: null, points: null, mirrored: false, turned: 0, from: 'screen' },
  {
    by: 'frames',
    mediaUrl: null,
    frames: 12,
    query: [0, 6.5],
    entry: [30, 36.5],
    speed: 1.25,
    distance: 20,
  },
  { by: 'passages', where: 'alt', info: 36, passages: [], quoted: 4, boilerplate: 2 },
  { by: 'topic', found: [{ word: 'harbours', words: 'harbour', offset: 3 }], time: 'inside' },
];

/** Arguments that fit every template of the tables. */
const sample = {
  sentence: 'S',
  count: 3,
  reason: 'R',
  producer: 'P',
  date: 'D',
  id: 'I',
  version: 'V',
  text: 'T',
  detail: 'E',
  number: 4,
  time: '14:03:22',
  numbers: '1, 2',
  shown: 2,
  all: 5,
  n: 6,
  rows: 7,
  value: 'W',
  accounts: 1,
  account: 1,
  asset: 2,
  post: 3,
  website: 4,
  topic: 5,
  inquiry: 6,
  sequence: 7,
  done: 8,
  total: 9,
  vanish: 10,
  of: 11,
  entries: 12,
  head: 2,
  root: 3,
  checked: 'C',
  until: 'U',
  day: 'N',
  issued: 'J',
  host: 'K',
  file: 'M',
  why: 'Q',
  more: false,
  assets: 2,
  posts: 3,
  websites: 4,
  topics: 5,
  at: 'A',
  title: 'X',
  label: 'L',
  what: 'W',
  field: 'F',
  data: 'D',
  site: 'www.partei.example',
  word: 'Y',
  from: 'G',
  to: 'H',
  words: 'Z',
  known: 8,
  refused: 9,
  days: 3,
  files: 4,
  findings: 5,
  lines: 6,
  authority: 'B',
  where: 'alt',
  passages,
  ...part,
  ...region,
};
const matches: Match[] = [
  authorMatch,
  pictureMatch,
  namedPostMatch,
  ...measures.map((measure) => ({ ...pictureMatch, measure })),
];

/** Every word of a table by its place; templates are filled in, those of matches once for each match. */
function wordsOf(table: unknown, path = ''): [string, string][] {
  if (typeof table === 'string') return [[path, table]];
  if (typeof table === 'function') {
    const takesMatch = /\.(why|measure)$/.test(path);
    const all = takesMatch ? matches : path.endsWith('.day') ? ['2021-03-03'] : [sample];
    return all.map((one, i) => [`${path}(${i})`, String(table(one))]);
  }
  if (typeof table !== 'object' || table === null) return [];
  return Object.entries(table).flatMap(([key, value]) => wordsOf(value, `${path}.${key}`));
}

const tables = (language: 'de' | 'en') =>
  new Map(wordsOf({ badge: badgeWords(language), page: pageWords(language) }));
const [de, en] = [tables('de'), tables('en')];

/** Words that are the same in both languages. */
const SAME = new Set([
  '120 %',
  'Website',
  'blind',
  'Status',
  'Stadtspur',
  'Facebook',
  'Instagram',
  'X / Twitter',
  'Video',
  'Text',
  'Link',
  'Links',
  'Details',
  'Format',
  'UTC',
  'Medium',
  'Software',
  'Deutsch',
  'English',
  'T (E)',
  '6 posts: R',
  '6 × W',
  'https://tsa.example/tsr',
  'https://web.archive.org/web/…',
  'L: W',

  'T: 8 of 9',
]);

describe('the words', () => {
  it('are all there in both languages', () => {
    expect([...de.keys()]).toEqual([...en.keys()]);
    expect(de.size).toBeGreaterThan(180);
    expect(
      [...de, ...en].filter(([, text]) => text.trim() === '' || /undefined|NaN|\[object/.test(text)),
    ).toEqual([]);
  });

  it('are translated', () => {
    const same = [...de].filter(([key, text]) => en.get(key) === text && !SAME.has(text));
    expect(same).toEqual([]);
  });

  it('judge nobody', () => {
    const banned =
      /misuse|violat|suspicious|caught|abuse|missbrauch|versto(ß|ss)|verdächtig|ertappt|erwischt/i;
    expect([...de, ...en].filter(([, text]) => banned.test(text))).toEqual([]);
  });

  it('are set as their language sets them', () => {
    // Straight quotes, three dots and English quotes in German are slips of the pen.
    expect([...de, ...en].filter(([, text]) => /"|\.\.\.|'/.test(text))).toEqual([]);
    expect([...de].filter(([, text]) => /”/.test(text))).toEqual([]);
    expect([...en].filter(([, text]) => /„/.test(text))).toEqual([]);
  });

  it('have one and many', () => {
    const { findings, export: csv, popup } = pageWords('de');
    expect([findings.count({ shown: 1, all: 1 }), findings.count({ shown: 0, all: 1 })]).toEqual([
      '1 Fund',
      '0 von 1 Funden',
    ]);
    expect([csv.done({ rows: 1 }), csv.done({ rows: 2 })]).toEqual([
      'CSV mit 1 Fund heruntergeladen.',
      'CSV mit 2 Funden heruntergeladen.',
    ]);
    expect(popup.registries({ n: 1 })).toBe('1 Register in Gebrauch');
    expect(badgeWords('en').cardTitle({ count: 1 })).toBe('1 match');
  });
});

const optionsOf = (schema: { options: readonly string[] }) => schema.options;
const flaws: Record<FlawCode, true> = {
  missing: true,
  'wrong-type': true,
  'too-long': true,
  'too-short': true,
  'too-large': true,
  'too-small': true,
  'not-allowed': true,
  'bad-format': true,
  'unknown-field': true,
  duplicate: true,
  dangling: true,
  'not-json': true,
};

describe.each(['de', 'en'] as const)('every code has words in %s:', (language) => {
  const { failures } = badgeWords(language);
  const { registry, reading } = pageWords(language);
  it.each([
    ['checks that failed', optionsOf(failedCheck.shape.code), failures],
    ['what is missing', optionsOf(missingArtefact.shape.code), failures],
    [
      'answers of background and page',
      [
        'disk-full',
        'database',
        'page-changed',
        'invalid-data',
        'unreachable',
        'cut-off',
        'no-post',
        'internal',
      ],
      failures,
    ],
    ['flaws of a file', Object.keys(flaws), registry.flaws],
    ['unread on the chip', optionsOf(unread.shape.reason), badgeWords(language).unread],
    ['unread in the popup', optionsOf(unread.shape.reason), reading.reasons],
  ])('%s', (_, codes, words: Record<string, string>) => {
    expect(codes.filter((code) => !words[code])).toEqual([]);
    expect(codes.length).toBeGreaterThan(2);
  });
});

describe('formatDay', () => {
  const zone = process.env.TZ;
  afterEach(() => {
    process.env.TZ = zone;
  });

  it.each([
    ['2021-03-03', '03.03.2021', '3 March 2021'],
    ['2021-12-31', '31.12.2021', '31 December 2021'],
    ['2021-03-03T12:00:00.000Z', '03.03.2021', '3 March 2021'],
    ['March 2021?', 'March 2021?', 'March 2021?'],
    ['', '', ''],
    [null, '', ''],
    [undefined, '', ''],
  ])('%s', (value, german, english) => {
    expect([formatDay(value, 'de'), formatDay(value, 'en')]).toEqual([german, english]);
  });

  it.each(['Pacific/Auckland', 'Pacific/Kiritimati', 'Pacific/Honolulu', 'Europe/Berlin'])(
    'gives a day as that day in %s',
    (name) => {
      process.env.TZ = name;
      expect(formatDay('2021-01-15', 'de')).toBe('15.01.2021');
    },
  );

  it('gives an instant as the day on the clock of the user', () => {
    process.env.TZ = 'Europe/Berlin';
    expect(formatDay('2021-03-03T23:30:00.000Z', 'de')).toBe('04.03.2021');
    expect(formatTime('2021-03-03T23:30:05.000Z')).toBe('00:30:05');
  });
});
