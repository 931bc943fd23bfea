import { BadFilm, createFilmIndex, type FilmPrint, unpackFilm } from '../matching/index.ts';
import type { Asset, EntrySnapshot, Registry } from '../model/index.ts';

type Known = { film: FilmPrint; entry: EntrySnapshot };

/** The films of registries, ready to be searched, and what each stands for. Stored films that cannot be read are left out. */
export function indexFilms(registries: readonly Registry[]) {
  const known = registries.flatMap((registry) =>
    registry.assets.flatMap((asset): Known[] => {
      const film = asset.film === undefined ? null : filmIn(asset.film);
      return film ? [{ film, entry: snapshotOf(registry, asset) }] : [];
    }),
  );
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

/** The entry without what it was found by: up to two megabytes, which no page and no finding needs. */
function snapshotOf(
  { id, version }: Registry,
  { film: _film, print: _print, ...value }: Asset,
): EntrySnapshot {
  return { registry: id, registryVersion: version, entry: { kind: 'asset', value } };
}
