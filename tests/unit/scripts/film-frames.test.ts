import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { filmInfo, framesOf } from '../../../scripts/matching/film-frames.ts';
import { createFilmIndex, createFilmMaker, filmOf } from '../../../utils/matching/video/index.ts';
import { framesOfFilm, moving, pan } from '../../films/moving.ts';

const harbour = fileURLToPath(new URL('../../films/harbour.webm', import.meta.url));
const hasFfmpeg = (() => {
  try {
    return execFileSync('ffprobe', ['-version']).length > 0;
  } catch {
    return false;
  }
})();

async function all(file: string, options: Parameters<typeof framesOf>[1]) {
  const frames = [];
  for await (const frame of framesOf(file, options)) frames.push(frame);
  return frames;
}

afterEach(() => vi.unstubAllEnvs());

describe('a film file', () => {
  it('that is not there, and a machine without ffmpeg, are told apart', async () => {
    await expect(filmInfo('nowhere.mp4')).rejects.toMatchObject({ code: 'no-file' });
    vi.stubEnv('PATH', '');
    await expect(all(harbour, { fps: 1 })).rejects.toMatchObject({ code: 'no-ffmpeg' });
  });

  it.skipIf(!hasFfmpeg)('gives evenly spaced grey frames, which are those of the film', async () => {
    expect(await filmInfo(harbour)).toMatchObject({ duration: 8, width: 320, height: 180 });
    const frames = await all(harbour, { fps: 10 });
    expect(frames).toHaveLength(80);
    expect(frames[7]).toMatchObject({ at: 0.7, luma: { width: 256, height: 144 } });
    const film = filmOf(framesOfFilm(moving('nagasaki-boats', pan), 8, 10));
    expect(createFilmIndex([{ film }]).search(frames)).toMatchObject([{ grade: 'same' }]);
  });

  it.skipIf(!hasFfmpeg)('is refused when it is no film, or too long, and can be left half read', async () => {
    const code = fileURLToPath(import.meta.url);
    await expect(all(code, { fps: 1 })).rejects.toMatchObject({ code: 'undecodable' });
    await expect(all(harbour, { fps: 1, longest: 5 })).rejects.toMatchObject({ code: 'too-long' });
    const maker = createFilmMaker();
    for await (const frame of framesOf(harbour, { fps: 10 })) {
      maker.add(frame);
      if (frame.at > 1) break;
    }
    expect(maker.finish().duration).toBeCloseTo(1.1, 5);
  });
});
