import { WORDS } from '../pdq/bits.ts';
import { createHashStore } from '../scan/hash-store.ts';
import type { FilmPrint, KeptFrame } from './film-print.ts';
import { type FilmFrame, queryFrame } from './frames.ts';

/** What looking up one frame of a page's video has shown; kept, so that no frame is looked up twice. */
export type Sight = {
  /** Seconds. */
  at: number;
  /** False for a flat frame, which is neither found nor missed. */
  usable: boolean;
  /** Hash of the frame without its border, to tell frames that differ; eight words. */
  own: Uint32Array;
  hits: readonly SightHit[];
};

export type SightHit = { film: number; frame: number; distance: number; mirrored: boolean };

/** Largest distance of two windows; a run of frames has to confirm it (docs/matching.md). */
const LIMIT = 48;
/** Most frames of one film that one frame is compared with further: of a slow film all are alike. */
const MOST_OF_A_FILM = 48;

/** Looks up frames among those of films. */
export function createLookout(films: readonly FilmPrint[]) {
  const frames = films.flatMap((film, number) => film.frames.map((frame, at) => ({ number, at, frame })));
  const store = storeOf(frames.map(({ frame }) => frame));

  return {
    kernel: store.kernel,
    look({ at, luma }: FilmFrame): Sight {
      const { count, words, mirrored } = queryFrame(luma);
      const own = words.slice(0, WORDS);
      if (count === 0) return { at, usable: false, own: new Uint32Array(WORDS), hits: [] };
      const both = new Uint32Array(2 * count * WORDS);
      both.set(words);
      both.set(mirrored, count * WORDS);
      const found = store.search(both, 2 * count, LIMIT);
      const best = new Map<number, SightHit>();
      for (let i = 0; i < found.count; i++) {
        const owner = store.owners[found.hash[i] ?? 0] ?? 0;
        const isMirrored = (found.query[i] ?? 0) >= count;
        const name = owner * 2 + (isMirrored ? 1 : 0);
        const distance = found.distance[i] ?? 0;
        const { number, at: frame } = frames[owner] ?? { number: 0, at: 0 };
        if (distance < (best.get(name)?.distance ?? Infinity))
          best.set(name, { film: number, frame, distance, mirrored: isMirrored });
      }
      return { at, usable: true, own, hits: closestOfEach([...best.values()]) };
    },
  };
}

function storeOf(frames: readonly KeptFrame[]) {
  const count = frames.reduce((sum, { variants }) => sum + variants.length, 0);
  const words = new Uint32Array(count * WORDS);
  const owners = new Uint32Array(count);
  const variants = new Uint8Array(count);
  let at = 0;
  frames.forEach((frame, owner) => {
    words.set(frame.words, at * WORDS);
    variants.set(frame.variants, at);
    owners.fill(owner, at, at + frame.variants.length);
    at += frame.variants.length;
  });
  return createHashStore(words, owners, variants);
}

function closestOfEach(hits: SightHit[]): SightHit[] {
  const byFilm = Map.groupBy(hits, ({ film, mirrored }) => film * 2 + (mirrored ? 1 : 0));
  return [...byFilm.values()].flatMap((list) =>
    list.sort((a, b) => a.distance - b.distance).slice(0, MOST_OF_A_FILM),
  );
}
