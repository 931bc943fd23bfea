// matching: author, link, mention, picture, text, topic as pure functions over data. Imports model only.
export type {
  AccountEntry,
  AddressEntry,
  AssetEntry,
  Entries,
  NamedPostEntry,
  PostEntry,
  Resolve,
  TopicEntry,
  WebsiteEntry,
} from './entries.ts';
export { judge } from './judge.ts';
export { isMatchable, MIN_QUALITY, THRESHOLD } from './pdq/constants.ts';
export { distance, type PackedHashes, pack, scan } from './pdq/distance.ts';
export { fitWithin, type Luma, lumaOf, lumaWithin } from './pdq/luma.ts';
export { type Dihedral, pdq, pdqDihedral } from './pdq/pdq.ts';
export { type ComparedWhole, pictureMatch } from './picture-match.ts';
export { clusterNearDuplicates, clusterPictures } from './pictures/clusters.ts';
export {
  createPictureFinder,
  type FinderEntry,
  type PictureFinder,
  type PictureFinding,
} from './pictures/find-pictures.ts';
export type { PictureFound } from './pictures/grade.ts';
export { BadPrint, packPrint, unpackPrint } from './pictures/pack-print.ts';
export { type PicturePrint, PRINT_SIDE, printOf, printOfHash } from './pictures/print.ts';
export { strongest } from './strongest.ts';
export { type KnownTexts, knownTexts, textMatches } from './text-matches.ts';
export { together } from './together.ts';
export { topicMatches } from './topic-matches.ts';
export {
  BadFilm,
  createFilmIndex,
  type FilmFound,
  type FilmIndex,
  type FilmPrint,
  filmOf,
  packFilm,
  type Sight,
  unpackFilm,
} from './video/index.ts';
