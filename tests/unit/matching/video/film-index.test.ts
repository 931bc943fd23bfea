import { describe, expect, it } from 'vitest';
import { createFilmIndex, filmOf } from '../../../../utils/matching/video/index.ts';
import { framesOfFilm, moving, pan, panBack, still } from '../../../films/moving.ts';
import { flatPlane } from '../windows/planes.ts';
import { CHANGES, pageFrames } from './changes.ts';

const harbour = moving('nagasaki-boats', pan);
const alps = moving('french-alpine-landscape', panBack);
const house = moving('dust-bowl-home', pan);
const standing = moving('allium-oreophilum', still);
const films = [harbour, alps, house, standing].map((film) => ({ film: filmOf(framesOfFilm(film, 8, 10)) }));
const index = createFilmIndex(films);

describe('a clip of a film', () => {
  it.each(Object.entries(CHANGES))('is found %s, and the times of both sides are told', (name, change) => {
    const found = index.search(pageFrames(harbour, { change }));
    expect(found).toMatchObject([{ film: 0, mirrored: /mirrored/.test(name) }]);
    // Three changes at once leave few windows in common.
    expect(found[0]?.grade).toBe(name.includes(',') ? 'likely' : 'same');
    const [{ frames, speed, query, entry } = { frames: 0, speed: 0, query: [], entry: [] }] = found;
    expect(frames).toBeGreaterThanOrEqual(12);
    expect(speed).toBeCloseTo(1, 1);
    expect((entry[0] ?? 0) - (query[0] ?? 0)).toBeCloseTo(0.437, 0);
  });

  it.each([0.8, 1.25])('is found at speed %f', (speed) => {
    const [found, ...others] = index.search(pageFrames(alps, { speed, seconds: 5 }));
    expect(others).toEqual([]);
    expect(found).toMatchObject({ film: 1, grade: 'same' });
    expect(found?.speed).toBeGreaterThan(speed - 0.06);
    expect(found?.speed).toBeLessThan(speed + 0.06);
  });

  it('is found whatever the moment of the first frame', () => {
    for (const start of [0.01, 0.23, 0.55, 0.86, 1.31])
      expect(
        index.search(pageFrames(house, { start, change: (luma) => CHANGES['re-encoded']?.(luma) ?? luma })),
      ).toMatchObject([{ film: 2 }]);
  });

  it('is found within a longer video of other things', () => {
    const other = moving('locomotion-house-cat', panBack);
    const frames = [
      ...pageFrames(other, { seconds: 6 }),
      ...pageFrames(harbour, { start: 2, seconds: 4 }).map(({ at, luma }) => ({ at: at + 6, luma })),
      ...pageFrames(other, { start: 4, seconds: 4 }).map(({ at, luma }) => ({ at: at + 10, luma })),
    ];
    const [found] = index.search(frames);
    expect(found?.film).toBe(0);
    expect(found?.query[0]).toBeGreaterThan(5.8);
    expect(found?.query[1]).toBeLessThan(10.2);
  });
});

describe('what is not found', () => {
  it.each(['acanthus-mollis', 'airplane-from-above', 'locomotion-house-cat'] as const)(
    'a film of %s',
    (name) => {
      for (const camera of [pan, panBack])
        expect(index.search(pageFrames(moving(name, camera), { seconds: 8, start: 0 }))).toEqual([]);
    },
  );

  it('a still picture, which is a picture match', () => {
    expect(index.search(pageFrames(standing, { seconds: 8 }))).toEqual([]);
    const paused = pageFrames(harbour).map(({ at }) => ({ at, luma: harbour(3) }));
    expect(index.search(paused)).toEqual([]);
  });

  it('frames of the film in another order', () => {
    const frames = pageFrames(alps, { seconds: 6 });
    const backwards = frames.map(({ at }, i) => ({
      at,
      luma: frames.at(-1 - i)?.luma ?? flatPlane(9, 9, 0),
    }));
    expect(index.search(backwards)).toEqual([]);
  });

  it('less than two seconds', () => {
    expect(index.search(pageFrames(harbour, { seconds: 1.9 }))).toEqual([]);
  });

  it('flat frames, which count neither as found nor as missed', () => {
    const frames = pageFrames(harbour);
    const flat = frames.map(({ at }) => ({ at: at + 0.1, luma: flatPlane(160, 90, 40) }));
    expect(index.search(flat)).toEqual([]);
    expect(index.look(flat[0] ?? { at: 0, luma: flatPlane(9, 9, 0) })).toMatchObject({
      usable: false,
      hits: [],
    });
    expect(index.search([...frames, ...flat, ...flat])).toMatchObject([{ film: 0, grade: 'same' }]);
  });

  it('anything in an empty registry, or without frames', () => {
    expect(createFilmIndex([]).search(pageFrames(harbour))).toEqual([]);
    expect(index.search([])).toEqual([]);
  });
});
