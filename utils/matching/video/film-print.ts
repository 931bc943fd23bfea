import { bitsApart } from '../features/bits.ts';
import { WORDS } from '../pdq/bits.ts';
import { type FilmFrame, type FrameHashes, registryFrame } from './frames.ts';

/** What is kept of a registry's film: hashes of windows of its frames. */
export type FilmPrint = {
  /** Seconds from the first frame to the last. */
  duration: number;
  /** Width by height. */
  aspect: number;
  /** Milliseconds that lie at least between two kept frames; 0 unless the film was thinned to fit. */
  spacing: number;
  /** Kept frames, in the order of time. */
  frames: readonly KeptFrame[];
};

/** A kept frame, which stands for the frames that follow it and are all but the same. Milliseconds. */
export type KeptFrame = FrameHashes & { from: number; to: number };

/** A frame whose hashes are all this close to the last kept one's is the same again. */
const SAME = 4;

/** The base64 of so many bytes fits the 2,000,000 characters of a registry's asset. */
export const MOST_FILM_BYTES = 1_490_000;

/** Before the frames. */
export const HEADER_BYTES = 20;
/** From, how long, windows; then the hashes. */
export const FRAME_BYTES = 8;
/** Longest time that a kept frame stands for: two bytes of milliseconds. */
const MOST_LASTING = 65_000;
const LEAST_SPACING = 50;

/** Takes the frames of a film one after another and holds no more than a print of them. */
export type FilmMaker = { add(frame: FilmFrame): void; finish(): FilmPrint };

/**
 * The print of a film for a registry. About ten frames a second are enough (docs/matching.md).
 * @param frames in the order of time, `at` in seconds
 */
export function filmOf(frames: Iterable<FilmFrame>): FilmPrint {
  const maker = createFilmMaker();
  for (const frame of frames) maker.add(frame);
  return maker.finish();
}

/**
 * The same for frames that come by and by. Where a film is too long for a registry's asset (about ten minutes), frames
 * are left out evenly: `spacing` then says how far apart the kept ones are.
 * @param most bytes of the print
 */
export function createFilmMaker(most = MOST_FILM_BYTES): FilmMaker {
  const room = most - HEADER_BYTES;
  let kept: KeptFrame[] = [];
  let bytes = 0;
  let spacing = 0;
  let aspect = 1;
  let first: number | null = null;
  let last = 0;

  function thin(): void {
    while (bytes > room) {
      spacing = Math.max(LEAST_SPACING, spacing * 2);
      let before = -Infinity;
      kept = kept.filter(({ from }) => {
        const stays = from - before >= spacing;
        if (stays) before = from;
        return stays;
      });
      bytes = kept.reduce((sum, frame) => sum + bytesOf(frame), 0);
    }
  }

  return {
    add({ at, luma }) {
      const ms = Math.round(at * 1000);
      first ??= ms;
      last = ms;
      aspect = luma.width / luma.height;
      const before = kept.at(-1);
      if (before && ms - before.from < spacing) return;
      const hashes = registryFrame(luma);
      if (hashes.variants.length === 0) return;
      if (before && ms - before.from <= MOST_LASTING && isSame(before, hashes)) {
        before.to = ms;
        return;
      }
      kept.push({ ...hashes, from: ms, to: ms });
      bytes += bytesOf(hashes);
      if (bytes > room) thin();
    },
    finish: () => ({ duration: (last - (first ?? 0)) / 1000, aspect, spacing, frames: kept }),
  };
}

const bytesOf = ({ variants }: FrameHashes) => FRAME_BYTES + variants.length * WORDS * 4;

function isSame(a: FrameHashes, b: FrameHashes): boolean {
  if (a.variants.join() !== b.variants.join()) return false;
  return a.variants.every((_, at) => bitsApart(a.words, at, b.words, at, 256) <= SAME);
}
