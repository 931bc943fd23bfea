// video: films of a registry found in frames of a page's video.
export { createFilmIndex, type FilmIndex } from './film-index.ts';
export { createFilmMaker, type FilmMaker, type FilmPrint, filmOf, MOST_FILM_BYTES } from './film-print.ts';
export { FILM_SIDE, type FilmFrame } from './frames.ts';
export { BadFilm, FILM_VERSION, packFilm, unpackFilm } from './pack-film.ts';
export type { FilmFound } from './run.ts';
export type { Sight } from './sight.ts';
