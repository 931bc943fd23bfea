// A video that plays in a post: frames are taken, compared with the registry's films, and the badge says so.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { filmOf, packFilm } from '../../utils/matching/index.ts';
import { parseWith, type Registry, registry } from '../../utils/model/index.ts';
import { framesOfFilm, moving, pan } from '../films/moving.ts';
import { ADDRESSES } from '../replica/case.ts';
import { type Harness, launch, until } from './harness/index.ts';
import { chooseRegistry, findings, pageState } from './support.ts';

/** The film as a city would register it; `harbour.webm` shows it as a network would, small and at 12 frames a second. */
function registryWithFilm(): Registry {
  const film = filmOf(framesOfFilm(moving('nagasaki-boats', pan), 8, 10));
  const source = { title: 'Demonstration' };
  const asset = {
    id: 'harbour-film',
    kind: 'video',
    title: 'Harbour film',
    producer: 'City (demonstration)',
    published: { url: 'https://www.dortmund.de/media/nachbau/hafen.mp4', at: '2021-11-05' },
    film: Buffer.from(packFilm(film)).toString('base64'),
    source,
  };
  const rest = { accounts: [], posts: [], websites: [], topics: [] };
  return parseWith(
    registry,
    { schema: 1, id: 'films', version: '1', title: 'Films', assets: [asset], ...rest },
    'registry',
  );
}

/** Puts a video into the second post of the page and plays it, as the site's own player would. */
async function playInPost(page: Awaited<ReturnType<Harness['open']>>, nth: number): Promise<void> {
  const bytes = readFileSync(new URL('../films/harbour.webm', import.meta.url)).toString('base64');
  await page.evaluate(
    async (base64, post) => {
      const file = new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], {
        type: 'video/webm',
      });
      const video = document.createElement('video');
      video.muted = true;
      video.loop = true;
      video.style.width = '400px';
      video.src = URL.createObjectURL(file);
      document.querySelectorAll('article')[post]?.querySelector('.main')?.append(video);
      video.scrollIntoView({ block: 'center' });
      await video.play();
    },
    bytes,
    nth,
  );
}

let harness: Harness;
let page: Awaited<ReturnType<Harness['open']>>;

beforeAll(async () => {
  harness = await launch(inject('kind'));
  await (await chooseRegistry(harness, JSON.stringify(registryWithFilm()))).close();
  page = await harness.open(ADDRESSES.tweetNews);
  await until('the posts are read', async () => ((await pageState(harness))?.seen ?? 0) >= 3);
});
afterAll(() => harness?.close());

describe('a video in a post', () => {
  it('is compared while it plays, and the badge says whose film it is', async () => {
    const before = await pageState(harness);
    await playInPost(page, 1);
    const badges = await harness.waitForBadges(
      page,
      (all) => all.some(({ label }) => /Harbour film/.test(label)),
      20_000,
    );
    const badge = badges.find(({ label }) => /Harbour film/.test(label));
    expect(badge?.kind).toBe('match');
    const after = await pageState(harness);
    expect(after?.signals.video).toBe(1);
    console.info(
      `${harness.kind}: reader busy ${((after?.busyMs ?? 0) - (before?.busyMs ?? 0)).toFixed(1)} ms`,
    );
  });

  it('plays on: nothing of the page was touched', async () => {
    const state = await page.evaluate(() => {
      const video = document.querySelector('video');
      return [video?.paused, video?.playbackRate, (video?.currentTime ?? 0) > 0];
    });
    expect(state).toEqual([false, 1, true]);
  });

  it('is in the finding, without the film itself, also after the background was stopped', async () => {
    await harness.stopBackground();
    await harness.openCard(page, /Harbour film/);
    await harness.clickInCard(page, 'Capture as evidence');
    await harness.waitForCardText(page, /Saved, no\. 1/);
    const [finding] = await findings(harness);
    const match = finding?.matches.find(({ signal }) => signal === 'video');
    expect(match).toMatchObject({ measure: { by: 'frames', mediaUrl: null }, entry: { registry: 'films' } });
    expect(JSON.stringify(match).length).toBeLessThan(2000);
    const frames = finding?.artefacts.filter(({ role }) => role === 'frame') ?? [];
    expect(frames.length).toBeGreaterThan(0);
    const film = await page.evaluate(() => {
      const { videoWidth = 0, videoHeight = 0, duration = 0 } = document.querySelector('video') ?? {};
      return { videoWidth, videoHeight, duration };
    });
    for (const { width, height, at, mediaType } of frames) {
      expect([width, height, mediaType]).toEqual([film.videoWidth, film.videoHeight, 'image/png']);
      expect(at).toBeLessThanOrEqual(film.duration);
    }
  });
});
