import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { comparePictures, documentsInUse, observePosts } from '../../utils/flows/index.ts';
import type { Registry } from '../../utils/model/index.ts';
import { createMediaFetcher } from '../../utils/platform/media.ts';
import { account, by, post, quotedPost } from '../unit/matching/samples.ts';
import { file, png } from '../unit/pixels/files.ts';
import {
  fileOf,
  images,
  named,
  pictureAsset,
  pictureUrl,
  readPixelsOf,
  registryWith,
  resolve,
} from './samples.ts';

vi.mock('wxt/browser', () => ({
  browser: {
    permissions: { contains: async ({ origins }: { origins: string[] }) => !origins.includes('<all_urls>') },
  },
}));

/** What the picture servers answer, by address; the real fetcher and header check stand in between. */
const answers = new Map<string, () => Response | Promise<Response>>();
const asked: string[] = [];

function serve(
  name: number | string,
  answer: Uint8Array<ArrayBuffer> | (() => Response | Promise<Response>),
) {
  answers.set(pictureUrl(name), typeof answer === 'function' ? answer : () => new Response(answer));
}

beforeEach(() => {
  answers.clear();
  asked.length = 0;
  vi.stubGlobal('fetch', async (url: string, { signal }: { signal: AbortSignal }) => {
    asked.push(url);
    const answer = answers.get(url);
    if (answer) return answer();
    return new Promise<never>((_, fail) => signal.addEventListener('abort', () => fail(signal.reason)));
  });
});
afterEach(() => vi.unstubAllGlobals());

function observer(
  registries: Registry[] | (() => Promise<Registry[]>),
  captured = new Map<string, number[]>(),
) {
  const documents = typeof registries === 'function' ? registries : async () => registries;
  const load = async () => documentsInUse(await documents(), resolve);
  return observePosts({
    registries: load,
    findings: { numbersOf: async () => captured },
    fetchMedia: createMediaFetcher(['pbs.twimg.com'], { timeoutMs: 300 }),
    comparePicture: comparePictures({ registries: load, readPixels: readPixelsOf }).compare,
    mediaName: (url) => url,
    resolve,
  });
}

const city = registryWith([pictureAsset(7)], { accounts: [account()] });
const withPicture = named(post({ author: by('x:@stadtmusterhausen'), media: images(7) }));

describe('judge', () => {
  it('answers at once, fetches nothing and says that pictures are outstanding', async () => {
    const [verdict] = await observer([city], new Map([[withPicture.ref, [3, 5]]])).judge([withPicture]);
    expect(verdict).toMatchObject({
      ref: withPicture.ref,
      pending: true,
      registeredAuthor: true,
      captured: [3, 5],
      failed: [],
      registries: [{ id: 'test', version: '1' }],
    });
    expect(verdict?.matches.map(({ signal }) => signal)).toEqual(['author']);
    expect(asked).toEqual([]);
  });

  it('has nothing outstanding without pictures, in the post or in the registry', async () => {
    const registryWithout = registryWith([], { accounts: [account()] });
    const [bare] = await observer([city]).judge([named(post())]);
    const video = { kind: 'video' as const, url: 'https://pbs.twimg.com/v/1.mp4?tag=1' };
    const [film] = await observer([city]).judge([
      named(post({ media: [video, { kind: 'image', url: null }] })),
    ]);
    const [other] = await observer([registryWithout]).judgeMedia([withPicture]);
    expect([bare?.pending, film?.pending, other?.pending]).toEqual([false, false, false]);
    expect(other?.failed).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('judges a post without permalink under its own name', async () => {
    const nameless = named(post({ key: null, text: 'no address', author: by('x:@stadtmusterhausen') }));
    const [verdict] = await observer([city]).judge([nameless]);
    expect(nameless.ref).toMatch(/^twitter~/);
    expect(verdict).toMatchObject({ ref: nameless.ref, registeredAuthor: true });
  });

  it('does not count a quoted registered author as the author', async () => {
    const quoting = named(post({ quoted: quotedPost({ author: by('x:@stadtmusterhausen') }) }));
    const [verdict] = await observer([city]).judge([quoting]);
    expect(verdict).toMatchObject({ registeredAuthor: false, matches: [{ signal: 'author', in: 'quoted' }] });
  });
});

describe('judgeMedia', () => {
  it('adds the picture to what was known already', async () => {
    serve(7, fileOf(7));
    const [verdict] = await observer([city]).judgeMedia([withPicture]);
    expect(verdict).toMatchObject({ pending: false, failed: [], registeredAuthor: true });
    expect(verdict?.matches.map(({ signal }) => signal).sort()).toEqual(['author', 'image']);
    const image = verdict?.matches.find(({ signal }) => signal === 'image');
    expect(image).toMatchObject({ in: 'post', measure: { by: 'pdq', mediaUrl: pictureUrl(7), distance: 0 } });
  });

  it('marks pictures of the quoted post, and leaves other pictures alone', async () => {
    serve(7, fileOf(7));
    serve(9, fileOf(9));
    const quoting = named(post({ media: images(9), quoted: quotedPost({ media: images(7) }) }));
    const [verdict] = await observer([city]).judgeMedia([quoting]);
    expect(verdict?.matches).toMatchObject([{ signal: 'image', in: 'quoted' }]);
  });

  it('fetches a picture once, however many posts show it and whenever they are asked', async () => {
    serve(7, fileOf(7));
    const mine = observer([city]);
    const posts = [1, 2, 3].map((n) => named(post({ key: `x:${n}`, media: images(7, 7) })));
    const verdicts = (await Promise.all(posts.map((one) => mine.judgeMedia([one])))).flat();
    await mine.judgeMedia(posts);
    expect(verdicts.every(({ matches }) => matches.some(({ signal }) => signal === 'image'))).toBe(true);
    expect(asked).toEqual([pictureUrl(7)]);
  });

  it.each([
    ['http-status', '403', () => new Response('no', { status: 403 })],
    ['timeout', '0.3 s', () => new Response()],
    ['network', 'refused', () => Promise.reject(new TypeError('refused'))],
    ['undecodable', expect.stringContaining('decoded'), fileOf(255)],
    ['undecodable', 'no size in the header', png(64, 64).subarray(0, 12)],
    ['not-an-image', undefined, file('<html>log in</html>')],
    ['too-many-pixels', '20000 x 20000', png(20_000, 20_000)],
    ['low-quality', expect.stringMatching(/^\d+$/), fileOf(0)],
  ])('names %s (%s) and judges the other pictures', async (code, detail, answer) => {
    if (code !== 'timeout') serve('bad', answer);
    serve(7, fileOf(7));
    const [verdict] = await observer([city]).judgeMedia([named(post({ media: images('bad', 7) }))]);
    expect(verdict?.failed).toEqual([
      { signal: 'image', url: pictureUrl('bad'), code, ...(detail ? { detail } : {}) },
    ]);
    expect(verdict?.matches.map(({ signal }) => signal)).toEqual(['image']);
    expect(verdict?.pending).toBe(false);
  });

  it('refuses pictures of foreign hosts without asking them', async () => {
    const media = [{ kind: 'image' as const, url: 'https://pbs.twimg.com.evil.example/1.png' }];
    const [verdict] = await observer([city]).judgeMedia([named(post({ media }))]);
    expect(verdict?.failed).toMatchObject([
      { code: 'refused-address', detail: 'pbs.twimg.com.evil.example' },
    ]);
    expect(asked).toEqual([]);
  });

  it('compares as the window shows it what may not be fetched, and says so; what cannot be loaded is no such case', async () => {
    const elsewhere = 'https://www.partei.example/hafen.png';
    const asking = named(post({ media: [{ kind: 'image', url: elsewhere }] }));
    const shoot = vi.fn(async () => ({ bytes: fileOf(7), mediaType: 'image/png', fetchedAt: '' }));
    const [shot] = await observer([city]).judgeMedia([asking], shoot);
    expect(shoot).toHaveBeenCalledExactlyOnceWith(elsewhere);
    expect(shot).toMatchObject({
      failed: [],
      matches: [{ measure: { by: 'pdq', from: 'screen', mediaUrl: elsewhere } }],
    });
    const [unseen] = await observer([city]).judgeMedia([asking], () => null);
    expect(unseen).toMatchObject({ matches: [], failed: [{ code: 'refused-address' }] });
    serve(7, () => new Response('no', { status: 403 }));
    const [refused] = await observer([city]).judgeMedia([withPicture], shoot);
    expect(refused?.failed).toMatchObject([{ code: 'http-status' }]);
    expect(shoot).toHaveBeenCalledOnce();
  });

  it('tries a picture again that failed the last time', async () => {
    serve(7, () => new Response('', { status: 503 }));
    const mine = observer([city]);
    const [first] = await mine.judgeMedia([withPicture]);
    serve(7, fileOf(7));
    const [second] = await mine.judgeMedia([withPicture]);
    expect([first?.failed.length, second?.failed.length]).toEqual([1, 0]);
    expect(second?.matches.some(({ signal }) => signal === 'image')).toBe(true);
  });

  it('gives no more matches and failures than a finding can hold', async () => {
    serve(7, fileOf(7));
    const same = Array.from({ length: 600 }, (_, i) => pictureAsset(7, { id: `copy-${i}` }));
    const broken = Array.from({ length: 60 }, (_, i) => `bad${i}`);
    for (const name of [...broken, ...broken.map((one) => `q${one}`)]) serve(name, file('no'));
    const many = named(
      post({
        media: images(...broken, 7),
        quoted: quotedPost({ media: images(...broken.map((one) => `q${one}`)) }),
      }),
    );
    const [verdict] = await observer([registryWith(same)]).judgeMedia([many]);
    expect([verdict?.matches.length, verdict?.failed.length]).toEqual([500, 100]);
  });
});

describe('the registry', () => {
  it('that cannot be loaded fails the call, and the next call loads it anew', async () => {
    const load = vi.fn<() => Promise<Registry[]>>();
    load.mockRejectedValueOnce(new Error('locked')).mockResolvedValue([city]);
    const mine = observer(load);
    await expect(mine.judge([withPicture])).rejects.toThrow('locked');
    expect(await mine.judge([withPicture])).toMatchObject([{ registeredAuthor: true }]);
    await mine.judge([withPicture]);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('is loaded anew after forget', async () => {
    const versions = [city, { ...city, accounts: [], version: '2' }];
    const mine = observer(async () => versions.splice(0, 1));
    expect(await mine.judge([withPicture])).toMatchObject([{ registeredAuthor: true }]);
    mine.forget();
    expect(await mine.judge([withPicture])).toMatchObject([
      { registeredAuthor: false, registries: [{ version: '2' }] },
    ]);
  });

  it('that was forgotten while it loaded is not kept, and its failure not either', async () => {
    const loads: PromiseWithResolvers<Registry[]>[] = [];
    const mine = observer(() => {
      const load = Promise.withResolvers<Registry[]>();
      loads.push(load);
      return load.promise;
    });
    const first = mine.judge([withPicture]);
    mine.forget();
    const second = mine.judge([withPicture]);
    loads[0]?.reject(new Error('old'));
    await expect(first).rejects.toThrow('old');
    loads[1]?.resolve([city]);
    await second;
    await mine.judge([withPicture]);
    expect(loads).toHaveLength(2);
  });
});
