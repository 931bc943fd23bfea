import { readFile } from 'node:fs/promises';
import { clusterNearDuplicates } from '../../utils/matching/pictures/clusters.ts';
import {
  createPictureFinder,
  type PictureFinder,
  type PictureFinding,
} from '../../utils/matching/pictures/find-pictures.ts';
import { unpackPrint } from '../../utils/matching/pictures/pack-print.ts';
import { createTextIndex, type TextFound } from '../../utils/matching/text/text-index.ts';
import {
  createFilmIndex,
  type FilmFound,
  type FilmIndex,
  type Sight,
  unpackFilm,
} from '../../utils/matching/video/index.ts';
import type { Grade, Region } from '../../utils/model/index.ts';
import { decodePicture } from './decode.ts';
import { kindOf } from './files.ts';
import { framesOf } from './film-frames.ts';
import { QUERY_FPS, stillsOf } from './films.ts';
import type { MatchRegistry } from './load-registry.ts';
import { whyUnread } from './why-unread.ts';

/** One match of a file, as printed. */
export type MatchLine = {
  entry: string;
  grade: Grade;
  signal: 'image' | 'video' | 'text';
  stage: 'hash' | 'features' | 'frames' | 'passages';
  /** Bits of 256; null where none were counted. */
  distance: number | null;
  /** 0-1, for sorting. */
  score: number;
  /** Which part of the file shows which part of the entry; null for texts. */
  region: { query: Region; entry: Region; mirrored: boolean; turned: number } | null;
  /** Videos: seconds from and to in the file and in the entry, and the entry's seconds for one of the file. */
  times?: { file: [number, number]; entry: [number, number]; speed: number };
  /** Texts: stretches of UTF-16 units in the file and in the entry. */
  passages?: { file: [number, number]; entry: [number, number] }[];
};

/** What is printed of a file. */
export type FileLine = {
  file: string;
  matches: MatchLine[];
  ms: number;
  /** False for a picture that is too flat or too small: then no match means nothing. */
  comparable?: boolean;
  error?: string;
  detail?: string | undefined;
};

/** Compares files with a registry; indexes are built when the first file of their kind comes. */
export function createFileMatcher(registry: MatchRegistry) {
  const pictures = lazily(() => {
    const prints = registry.pictures.map(({ print }) => unpackPrint(print));
    const clusters = clusterNearDuplicates(prints);
    return createPictureFinder(prints.map((print, at) => ({ print, cluster: clusters[at] ?? at })));
  });
  const films = lazily(() => createFilmIndex(registry.films.map(({ film }) => ({ film: unpackFilm(film) }))));
  const texts = lazily(() => createTextIndex(registry.texts));

  async function matchesOf(file: string): Promise<Omit<FileLine, 'file' | 'ms'>> {
    switch (kindOf(file)) {
      case 'text':
        return textLines(texts().search(await readFile(file, 'utf8')), registry);
      case 'video':
        return { matches: await videoLines(file, films, pictures, registry) };
      default:
        return pictureLines(pictures().find((await decodePicture(file)).luma), registry);
    }
  }

  return async (file: string): Promise<FileLine> => {
    const start = performance.now();
    const found = await matchesOf(file).catch(failureOf);
    return { file, ...found, ms: Math.round((performance.now() - start) * 10) / 10 };
  };
}

function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const failureOf = (error: unknown): Omit<FileLine, 'file' | 'ms'> => ({ matches: [], ...whyUnread(error) });

/** Of several prints of one entry the strongest, which comes first. */
function pictureLines({ found, comparable }: PictureFinding, { pictures }: MatchRegistry) {
  const lines = new Map<string, MatchLine>();
  for (const { entry, grade, stage, distance, score, alignment } of found) {
    const id = pictures[entry]?.id;
    if (id === undefined || lines.has(id)) continue;
    const region = {
      ...alignment,
      query: rounded(alignment.query),
      entry: rounded(alignment.entry),
      turned: Math.round(alignment.turned * 10) / 10,
    };
    lines.set(id, { entry: id, grade, signal: 'image', stage, distance, score: thousandths(score), region });
  }
  return { matches: [...lines.values()], comparable };
}

/** Runs of frames; and stills as pictures, as a picture may have been cut into the film. */
async function videoLines(
  file: string,
  films: () => FilmIndex,
  pictures: () => PictureFinder,
  registry: MatchRegistry,
): Promise<MatchLine[]> {
  const sights: Sight[] = [];
  for await (const frame of framesOf(file, { fps: QUERY_FPS })) sights.push(films().look(frame));
  const lines = films()
    .judge(sights)
    .flatMap((found) => filmLine(found, registry));
  const known = new Set(lines.map(({ entry }) => entry));
  const stills = registry.pictures.length > 0 ? await stillsOf(file) : [];
  const shown = stills.flatMap((luma) => pictureLines(pictures().find(luma), registry).matches);
  return [...lines, ...sureOnes(shown).filter(({ entry }) => !known.has(entry))];
}

/** Of several stills: what one shows for certain, or two show; each entry once. */
function sureOnes(lines: MatchLine[]): MatchLine[] {
  return [...Map.groupBy(lines, ({ entry }) => entry).values()].flatMap((same) => {
    const [best] = same.sort((a, b) => b.score - a.score);
    const sure = same.find(({ grade }) => grade === 'same');
    return sure ?? (same.length > 1 && best ? best : []);
  });
}

function filmLine({ film, ...how }: FilmFound, { films }: MatchRegistry): MatchLine[] {
  const id = films[film]?.id;
  if (id === undefined) return [];
  const { grade, distance, query, entry, speed, frames } = how;
  const times = { file: query, entry, speed: thousandths(speed) };
  const score = thousandths(Math.min(1, frames / ENOUGH_FRAMES));
  return [{ entry: id, grade, signal: 'video', stage: 'frames', distance, score, region: null, times }];
}

/** Frames of a run beyond which more say nothing more. */
const ENOUGH_FRAMES = 20;

function textLines(found: TextFound[], { texts }: MatchRegistry) {
  const matches = found.flatMap(({ document, grade, info, passages }): MatchLine[] => {
    const id = texts[document]?.id;
    if (id === undefined || grade === null) return [];
    const stretches = passages.map(({ post, document: inEntry }) => ({ file: post, entry: inEntry }));
    const score = thousandths(Math.min(1, info / FULL_WEIGHT));
    return [
      {
        entry: id,
        grade,
        signal: 'text',
        stage: 'passages',
        distance: null,
        score,
        region: null,
        passages: stretches,
      },
    ];
  });
  return { matches };
}

/** Weight of shared words beyond which more says nothing more. */
const FULL_WEIGHT = 60;

const thousandths = (value: number) => Math.round(value * 1000) / 1000;
const rounded = ({ left, top, width, height }: Region): Region => ({
  left: thousandths(left),
  top: thousandths(top),
  width: thousandths(width),
  height: thousandths(height),
});
