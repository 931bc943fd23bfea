import { describe, expect, it, vi } from 'vitest';
import { documentsInUse, type FilmMemory, type KeptFilms, observeFrames } from '../../utils/flows/index.ts';
import { filmOf, packFilm } from '../../utils/matching/index.ts';
import type { FrameSample, FramesRequest, Post, Registry } from '../../utils/model/index.ts';
import { framesOfFilm, moving, pan } from '../films/moving.ts';
import { asset, post, registry, resolve } from '../unit/matching/samples.ts';
import { pageFrames } from '../unit/matching/video/changes.ts';

const harbour = moving('nagasaki-boats', pan);
const film = Buffer.from(packFilm(filmOf(framesOfFilm(harbour, 8, 10)))).toString('base64');
const filmed = registry({ assets: [asset({ id: 'harbour', kind: 'video', film }), asset()] });

const samples: FrameSample[] = pageFrames(harbour).map(({ at, luma: { width, height, values } }) => ({
  at,
  width,
  height,
  grey: Buffer.from(Uint8Array.from(values)).toString('base64'),
}));

const request = (some: FrameSample[], part: Partial<FramesRequest> = {}, about: Partial<Post> = {}) => ({
  type: 'judge-frames' as const,
  posts: [{ ref: 'x:1', post: post({ key: 'x:1', ...about }) }],
  video: 'one',
  url: 'https://video.example/a.mp4',
  samples: some,
  ...part,
});

function flow(registries: Registry[] = [filmed]) {
  let stored: KeptFilms[] = [];
  const memory: FilmMemory = {
    load: async () => stored,
    save: async (kept) => {
      stored = kept;
    },
  };
  const make = () => observeFrames({ registries: async () => documentsInUse(registries, resolve), memory });
  return { frames: make(), restarted: make };
}

const verdict = {
  ref: 'x:1',
  matches: [],
  failed: [],
  pending: false,
  registries: [],
  registeredAuthor: false,
  captured: [],
};
const observer = {
  judge: async () => [verdict, { ...verdict, ref: 'x:2' }],
  judgeMedia: async () => [verdict],
  forget: vi.fn(),
};

describe('frames of a video', () => {
  it('make a match once enough of them came, over several messages', async () => {
    const { frames } = flow();
    expect(await frames.judge(request(samples.slice(0, 5)))).toMatchObject({ matches: [], held: 5 });
    const { matches, held } = await frames.judge(request(samples.slice(5)));
    expect(held).toBe(samples.length);
    expect(matches).toMatchObject([
      {
        signal: 'video',
        grade: 'same',
        in: 'post',
        entry: { entry: { kind: 'asset', value: { id: 'harbour' } } },
        measure: { by: 'frames', mediaUrl: 'https://video.example/a.mp4', speed: expect.closeTo(1, 1) },
      },
    ]);
    expect(matches[0]?.entry.entry.value).not.toHaveProperty('film');
  });

  it('of two videos are kept apart', async () => {
    const { frames } = flow();
    await frames.judge(request(samples.slice(0, 6)));
    expect(await frames.judge(request(samples.slice(6, 8), { video: 'two' }))).toMatchObject({
      matches: [],
      held: 2,
    });
    expect(await frames.judge(request(samples.slice(6)))).toMatchObject({
      matches: [{ grade: 'same' }],
      held: samples.length,
    });
  });

  it('are those of the quoted post where only that has a video', async () => {
    const quoted = { ...post({}), media: [{ kind: 'video' as const, url: null }] };
    const { frames } = flow();
    const { key, permalink, author, publishedAt, text, truncated, media, links, mentions } = quoted;
    const inner = { key, permalink, author, publishedAt, text, truncated, media, links, mentions };
    const { matches } = await frames.judge(request(samples, {}, { quoted: inner }));
    expect(matches).toMatchObject([{ in: 'quoted' }]);
  });

  it('say once that a video cannot be read', async () => {
    const { failed } = await flow().frames.judge(request([], { failed: 'not-readable' }));
    expect(failed).toEqual([{ signal: 'video', url: 'https://video.example/a.mp4', code: 'not-readable' }]);
  });
});

describe('what was found', () => {
  it('is in the verdicts that follow, of that post alone, also after the background was stopped', async () => {
    const { frames, restarted } = flow();
    await frames.judge(request(samples));
    for (const one of [frames, restarted()]) {
      const added = one.added(observer as never);
      const [first, second] = await added.judge([]);
      expect(first?.matches).toMatchObject([{ signal: 'video' }]);
      expect(second?.matches).toEqual([]);
      expect((await added.judgeMedia([]))[0]?.matches).toHaveLength(1);
    }
  });

  it('is forgotten with the registries it rests on', async () => {
    const { frames } = flow();
    await frames.judge(request(samples));
    await frames.forget();
    expect((await frames.added(observer as never).judge([]))[0]?.matches).toEqual([]);
    expect(await frames.judge(request(samples.slice(0, 2)))).toMatchObject({ held: 2 });
  });
});

describe('registries', () => {
  it('without a film are told', async () => {
    expect(await flow().frames.hasFilms()).toBe(true);
    expect(await flow([registry({ assets: [asset()] })]).frames.hasFilms()).toBe(false);
  });

  it.each(['AAAA', film.slice(0, 400), '===='])(
    'with a film that cannot be read still work: %#',
    async (bad) => {
      const broken = registry({ assets: [asset({ id: 'broken', film: bad }), ...filmed.assets] });
      expect((await flow([broken]).frames.judge(request(samples))).matches).toHaveLength(1);
    },
  );
});
