// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { excerptOf } from '../../../components/badge/excerpt.ts';
import { MatchItem } from '../../../components/badge/MatchItem.tsx';
import type { Asset, Match, Measure } from '../../../utils/model/index.ts';
import { pictureMatch } from '../evidence/samples.ts';
import { draw, one, text, words } from './samples.tsx';

beforeEach(() => {
  URL.createObjectURL = () => 'blob:entry';
  URL.revokeObjectURL = () => {};
});

type Of<By extends Measure['by']> = Extract<Measure, { by: By }>;

const asset: Asset = {
  id: 'bridge',
  kind: 'picture',
  title: 'The bridge',
  producer: 'Agentur',
  published: { url: 'https://musterhausen.example/bridge', at: null },
  thumbnail: 'data:image/png;base64,iVBORw0KGgo=',
  source: { title: 'Newsroom' },
};

const part: Of<'part'> = {
  by: 'part',
  mediaUrl: 'https://pics.example/1.jpg',
  stage: 'features',
  distance: null,
  share: null,
  points: 41,
  query: { left: 0, top: 0.5, width: 0.5, height: 0.5 },
  entry: { left: 0, top: 0, width: 1, height: 1 },
  mirrored: false,
  turned: 0.4,
};

const matchBy = (measure: Measure, value: Asset = asset): Match => ({
  ...pictureMatch,
  entry: { ...pictureMatch.entry, entry: { kind: 'asset', value } },
  measure,
});

const show = (
  match: Match,
  language: 'de' | 'en' = 'en',
  pagePicture = (url: string): string | null => url,
) => draw(<MatchItem match={match} words={words(language).badge} pagePicture={pagePicture} />);

const frames = (app: HTMLElement) =>
  [...app.querySelectorAll<HTMLElement>('.frame')].map(({ style }) => [
    style.left,
    style.top,
    style.width,
    style.height,
  ]);

describe('a part of a picture', () => {
  it('is framed in both pictures, each at its own place', async () => {
    const app = await show(matchBy(part));
    expect([...app.querySelectorAll('img')].map(({ src }) => src)).toEqual([part.mediaUrl, 'blob:entry']);
    expect(frames(app)).toEqual([
      ['0%', '50%', '50%', '50%'],
      ['0%', '0%', '100%', '100%'],
    ]);
  });

  it.each([
    ['en', 'The frame marks the same part: 25 % of the picture here, 100 % of the one in the registry.'],
    ['de', 'Der Rahmen zeigt den gleichen Teil: 25 % des Bildes hier, 100 % des Bildes im Register.'],
  ] as const)('is told in words (%s), with nothing said of what is not so', async (language, expected) => {
    expect(text(one(await show(matchBy(part), language), '.how'))).toBe(expected);
  });

  it.each([
    ['en', /The picture here is mirrored\. The picture here is turned by 90°\.$/],
    ['de', /Das Bild hier ist gespiegelt\. Das Bild hier ist um 90° gedreht\.$/],
  ] as const)('mirrored and turned is said in words (%s)', async (language, expected) => {
    const app = await show(matchBy({ ...part, mirrored: true, turned: -90 }), language);
    expect(text(one(app, '.how'))).toMatch(expected);
  });

  it.each([
    ['en', ['The marked part is 25 % of the picture, in the lower left', 'The whole picture is marked']],
    ['de', ['Der Teil im Rahmen ist 25 % des Bildes, unten links', 'Das ganze Bild liegt im Rahmen']],
  ] as const)('is told to those who do not see the frame (%s)', async (language, expected) => {
    const app = await show(matchBy(part), language);
    expect([...app.querySelectorAll('img')].map(({ alt }) => alt)).toEqual(expected);
  });

  it('too small to make a percent is not told as nothing', async () => {
    const sliver = { left: 0.9, top: 0.9, width: 0.01, height: 0.01 };
    const app = await show(matchBy({ ...part, query: sliver }));
    expect(text(one(app, '.how'))).toContain('1 % of the picture here');
    expect(app.querySelector('img')?.alt).toContain('1 % of the picture, in the lower right');
  });

  it('loads nothing from the network where nothing may be loaded', async () => {
    const app = await show(matchBy(part), 'en', () => null);
    expect([...app.querySelectorAll('img')].map(({ src }) => src)).toEqual(['blob:entry']);
    expect(frames(app)).toEqual([['0%', '0%', '100%', '100%']]);
  });

  it('of a whole picture has no frame', async () => {
    const app = await show(matchBy(pictureMatch.measure));
    expect(app.querySelectorAll('img')).toHaveLength(2);
    expect(app.querySelector('.frame, .how')).toBeNull();
  });
});

const release =
  'The city opens the path by the harbour on Saturday. Forty benches of local oak, three fountains and a playground with a view of the cranes invite everybody to stay. The band of the dockers plays at eleven, and from noon on launches cross the basin without charge.';

const passageOf = (shared: string, equal = 9) => {
  const from = release.indexOf(shared);
  return {
    post: [0, shared.length] as [number, number],
    entry: [from, from + shared.length] as [number, number],
    words: shared,
    equal,
  };
};

const benches = passageOf('Forty benches of local oak, three fountains');
const launches = passageOf('from noon on launches cross the basin', 7);

const passages = (...found: Of<'passages'>['passages']): Of<'passages'> => ({
  by: 'passages',
  where: 'text',
  info: 41,
  passages: found,
  quoted: 0,
  boilerplate: 0,
});

describe('shared wording', () => {
  it('is marked, with dots for what lies between', async () => {
    const app = await show(matchBy(passages(benches, launches)));
    expect([...app.querySelectorAll('mark')].map(text)).toEqual([benches.words, launches.words]);
    expect(text(one(app, 'blockquote'))).toBe(`${benches.words} … ${launches.words}`);
    expect(text(one(app, '.passages figcaption'))).toBe(
      'From the text in the registry. Underlined: the wording shared with the post; 16 words are equal',
    );
  });

  it('in the description of a picture is told as such, also in German', async () => {
    const match = matchBy({ ...passages(benches), where: 'alt' });
    const caption = async (language: 'de' | 'en') =>
      text(one(await show(match, language), '.passages figcaption'));
    expect(await caption('en')).toContain('shared with the description of a picture here');
    expect(await caption('de')).toContain('die Beschreibung eines Bildes hier');
  });
});

describe('an excerpt', () => {
  const plain = (pieces: ReturnType<typeof excerptOf>) => pieces.map(({ words }) => words).join('');

  it('stands in the order of the entry, whatever the order of the post', () => {
    expect(excerptOf([launches, benches])).toEqual(excerptOf([benches, launches]));
  });

  it('shows what two passages share once', () => {
    const more = passageOf('local oak, three fountains and a playground');
    const within = passageOf('local oak');
    expect(excerptOf([benches, more, within]).map(({ words }) => words)).toEqual([
      benches.words,
      ' and a playground',
    ]);
  });

  it('is cut at a word after some 300 characters', () => {
    const words = 'word '.repeat(180).trim();
    const long = plain(
      excerptOf([{ post: [0, 899], entry: [0, 899], words, equal: 180 }, passageOf('benches')]),
    );
    expect(long).toMatch(/^(word )+word …$/);
    expect(long.length).toBeGreaterThan(280);
    expect(long.length).toBeLessThanOrEqual(302);
  });
});

describe('words of a topic', () => {
  const measure: Of<'topic'> = {
    by: 'topic',
    found: [
      { word: 'Hafen', words: 'hafen', offset: 4 },
      { word: 'Hafen*', words: 'Hafenbecken', offset: 30 },
    ],
    time: 'unknown',
  };

  it.each([
    ['en', ['“hafen”', '“Hafenbecken” (for “Hafen*”)'], 'The time of the post is unknown'],
    ['de', ['„hafen“', '„Hafenbecken“ (für „Hafen*“)'], 'Die Zeit des Beitrags ist unbekannt'],
  ] as const)('are listed as the post has them, with its time (%s)', async (language, expected, time) => {
    const app = await show({ ...matchBy(measure), signal: 'topic' }, language);
    expect([...app.querySelectorAll('.topic li')].map(text)).toEqual(expected);
    expect(text(one(app, '.topic'))).toContain(time);
  });

  it.each([
    [{ from: '2021-03-01', to: '2021-03-31' }, 'Time of the topic: 1 March 2021 to 31 March 2021'],
    [{ from: '2021-03-01' }, 'Time of the topic: 1 March 2021 to …'],
    [{}, undefined],
  ])('stand with the time of the topic, where it has one', async (period, expected) => {
    const value = { id: 'quay', title: 'Quay', words: ['Hafen'], source: { title: 'Letter' }, ...period };
    const match = matchBy(measure);
    const app = await show({ ...match, entry: { ...match.entry, entry: { kind: 'topic', value } } });
    expect(app.querySelector('.entry')?.textContent).toBe(expected);
  });
});
