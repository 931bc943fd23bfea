import { BadFilm, createFilmIndex, type FilmPrint, unpackFilm } from '../matching/index.ts';
import type { EntrySnapshot } from '../model/index.ts';
import { assetsIn, type RegistriesInUse } from './registries-in-use.ts';

type Known = { film: FilmPrint; entry: EntrySnapshot };

/** The films of registries, ready to be searched, and what each stands for. Stored films that cannot be read are left out. */
export async function indexFilms({ entries }: Pick<RegistriesInUse, 'entries'>) {
  const known: Known[] = [];
  for await (const { entry, asset } of assetsIn(entries, 'film')) {
    const film = asset.film === undefined ? null : filmIn(asset.film);
    if (film) known.push({ film, entry });
  }
  return { count: known.length, entries: known.map(({ entry }) => entry), index: createFilmIndex(known) };
}

function filmIn(base64: string): FilmPrint | null {
  try {
    return unpackFilm(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
  } catch (error) {
    // atob's own error is a DOMException.
    if (error instanceof BadFilm || error instanceof DOMException) return null;
    throw error;
  }
}
