import { describe, expect, it } from 'vitest';
import {
  BadFilm,
  createFilmMaker,
  filmOf,
  MOST_FILM_BYTES,
  packFilm,
  unpackFilm,
} from '../../../../utils/matching/video/index.ts';
import { framesOfFilm, moving, pan, still } from '../../../films/moving.ts';
import { flatPlane } from '../windows/planes.ts';

const film = filmOf(framesOfFilm(moving('nagasaki-boats', pan), 3, 10));
const packed = packFilm(film);
const changed = (at: number, value: number) =>
  Uint8Array.from(packed, (byte, i) => (i === at ? value : byte));

describe('the print of a film', () => {
  it('holds moving frames one by one, and a still one once for all the time it stands', () => {
    expect(film).toMatchObject({ duration: 2.9, spacing: 0 });
    expect(film.frames.length).toBeGreaterThan(20);
    const { frames } = filmOf(framesOfFilm(moving('nagasaki-boats', still), 3, 10));
    expect(frames).toMatchObject([{ from: 0, to: 2900 }]);
  });

  it('leaves flat frames out', () => {
    const flat = [0, 1, 2].map((at) => ({ at, luma: flatPlane(320, 180, 90) }));
    expect(filmOf(flat)).toMatchObject({ duration: 2, frames: [] });
  });

  it('is thinned evenly where it would not fit an asset, and says so', () => {
    const most = 15_000;
    const maker = createFilmMaker(most);
    for (const frame of framesOfFilm(moving('dust-bowl-home', pan), 12, 10)) maker.add(frame);
    const long = maker.finish();
    expect(long.spacing).toBeGreaterThan(100);
    expect(packFilm(long).length).toBeLessThanOrEqual(most);
    const gaps = long.frames.map(({ from }, i) => from - (long.frames[i - 1]?.from ?? from));
    expect(Math.max(...gaps)).toBeLessThan(2 * long.spacing);
    expect(long.frames.at(-1)?.from).toBeGreaterThan(11_000);
    // Base64 of the largest film that is stored, and the bound of an asset.
    expect(4 * Math.ceil(MOST_FILM_BYTES / 3)).toBeLessThanOrEqual(2_000_000);
  });
});

describe('the stored form', () => {
  it('comes back as it was', () => {
    const back = unpackFilm(packed);
    expect(back).toEqual({ ...film, aspect: expect.closeTo(film.aspect, 5) });
  });

  it.each([
    ['nothing', new Uint8Array(0)],
    ['other bytes', new Uint8Array(400).fill(7)],
    ['another version', changed(2, 9)],
    ['other windows', changed(3, 9)],
    ['a length of days', changed(7, 255)],
    ['no shape', changed(11, 127)],
    ['more frames than there are', changed(16, (packed[16] ?? 0) + 1)],
    ['fewer frames than there are', changed(16, (packed[16] ?? 0) - 1)],
    ['a frame without windows', changed(26, 0)],
    ['a window that does not exist', changed(27, 128)],
    ['the beginning alone', packed.slice(0, packed.length - 5)],
  ])('is refused with %s', (_, bytes) => {
    expect(() => unpackFilm(bytes)).toThrow(BadFilm);
  });
});
