import {
  distance,
  isMatchable,
  type Luma,
  type PicturePrint,
  PRINT_SIDE,
  pdq,
  printOf,
} from '../../utils/matching/index.ts';
import { createFilmMaker, type FilmPrint } from '../../utils/matching/video/index.ts';
import { framesOf } from './film-frames.ts';

/** Of a registry's film every frame at this rate: dense on one side, sparse on the other (docs/matching.md). */
const REGISTRY_FPS = 10;
/** Frames a second that are looked up; the same as the extension takes of a video that plays. */
export const QUERY_FPS = 4;

/** Stills are looked at as pictures: a picture may be cut into a film, a frame of a film posted as its thumbnail. */
const STILL_FPS = 0.5;
const MOST_STILLS = 12;
/** Nearer frames are the same picture again. */
const ANOTHER = 31;

/** The print of a film file. @throws FilmFileError */
export async function filmPrintOf(file: string): Promise<FilmPrint> {
  const maker = createFilmMaker();
  for await (const frame of framesOf(file, { fps: REGISTRY_FPS })) maker.add(frame);
  return maker.finish();
}

/** Frames that differ from each other, as pictures of full size; at most twelve. @throws FilmFileError */
export async function stillsOf(file: string): Promise<Luma[]> {
  const stills: Luma[] = [];
  let last: string | null = null;
  for await (const { luma } of framesOf(file, { fps: STILL_FPS, side: PRINT_SIDE })) {
    const { hash, quality } = pdq(luma);
    if (!isMatchable(quality) || (last !== null && distance(last, hash) <= ANOTHER)) continue;
    last = hash;
    stills.push(luma);
    if (stills.length >= MOST_STILLS) break;
  }
  return stills;
}

/** Prints of a film's stills, so that a picture cut from it is found. @throws FilmFileError */
export const stillPrintsOf = async (file: string): Promise<PicturePrint[]> =>
  (await stillsOf(file)).map((luma) => printOf(luma));
