// matching: author, link, mention and picture (PDQ) as pure functions over data. Imports model only.
export type {
  AccountEntry,
  AddressEntry,
  AssetEntry,
  Entries,
  NamedPostEntry,
  PictureEntry,
  PostEntry,
  Resolve,
  WebsiteEntry,
} from './entries.ts';
export { judge } from './judge.ts';
export { matchPicture, type Print } from './match-picture.ts';
export { isMatchable, MIN_QUALITY, THRESHOLD } from './pdq/constants.ts';
export { distance, type PackedHashes, pack, scan } from './pdq/distance.ts';
export { fitWithin, type Luma, lumaOf, lumaWithin } from './pdq/luma.ts';
export { type Dihedral, pdq, pdqDihedral } from './pdq/pdq.ts';
export { strongest } from './strongest.ts';
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
