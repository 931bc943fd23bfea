import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaptureOrder } from '../../utils/flows/capture-evidence.ts';
import { PortError } from '../../utils/flows/index.ts';
import { findingStore, readBlob, removeFinding } from '../../utils/storage/index.ts';
import { authorMatch, post } from '../unit/evidence/samples.ts';
import { quotedPost } from '../unit/matching/samples.ts';
import {
  bytesOf,
  capturer,
  emptyDatabase,
  fetchMedia,
  order,
  screenshot,
  shot,
  stored,
} from './capture-samples.ts';
import { named } from './samples.ts';

beforeEach(emptyDatabase);
afterEach(() => {
  vi.restoreAllMocks();
  fetchMedia.mockClear();
  screenshot.mockClear();
});

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const media = (...urls: (string | null)[]) => urls.map((url) => ({ kind: 'image' as const, url }));
const orderOf = (...urls: (string | null)[]) => order({ read: named({ ...post, media: media(...urls) }) });
const refused = (error: Error) => order({ screenshot: () => Promise.reject(error) });

describe('a capture', () => {
  it('keeps the whole record and says its number', async () => {
    const receipt = await capturer()(order({ trigger: 'menu' }));
    expect(receipt).toMatchObject({ number: 1, capturedAt: '2026-11-22T20:00:00.000Z', missing: [] });
    const [finding] = (await stored()).findings;
    expect(finding).toMatchObject({
      schema: 1,
      id: receipt.id,
      number: 1,
      ref: post.key,
      localTime: '2026-11-22T21:00:00.000+01:00',
      trigger: 'menu',
      page: { url: 'https://x.com/home', title: 'Home / X' },
      post,
      matches: [authorMatch],
      failed: [{ code: 'low-quality' }],
      registries: [{ id: 'test', version: '1.2' }],
      missing: [],
      screenshotPartial: true,
      viewport: shot.viewport,
    });
    expect(screenshot).toHaveBeenCalledWith(shot.rect);
  });

  it('keeps every file under the SHA-256 of its bytes', async () => {
    const { id } = await capturer()(orderOf('https://pics.example/1.jpg', 'https://pics.example/2.jpg'));
    const [finding] = (await stored()).findings;
    expect(finding?.artefacts.map(({ role, url }) => [role, url])).toEqual([
      ['screenshot', null],
      ['media', 'https://pics.example/1.jpg'],
      ['media', 'https://pics.example/2.jpg'],
    ]);
    for (const artefact of finding?.artefacts ?? []) {
      const bytes = new Uint8Array((await (await readBlob(id, artefact.sha256))?.arrayBuffer()) ?? []);
      expect([bytes.length, sha256(bytes)]).toEqual([artefact.bytes, artefact.sha256]);
    }
    expect(finding?.artefacts[1]?.sha256).toBe(sha256(bytesOf('https://pics.example/1.jpg')));
  });

  it('fetches an address once, the quoted post’s too, and keeps equal bytes once', async () => {
    const [a, b, c] = [
      'https://pics.example/a.jpg',
      'https://pics.example/b.jpg',
      'https://pics.example/c.jpg',
    ];
    const quoted = quotedPost({ media: media(c ?? null, a ?? null) });
    const same = async () => ({
      bytes: bytesOf('same'),
      mediaType: 'image/jpeg',
      fetchedAt: '2026-11-22T20:00:01.000Z',
    });
    fetchMedia.mockImplementationOnce(same).mockImplementationOnce(same);
    await capturer()(
      order({ shot: null, read: named({ ...post, media: media(a ?? null, b ?? null, a ?? null), quoted }) }),
    );
    const { findings, blobs } = await stored();
    expect(fetchMedia.mock.calls.map(([url]) => url)).toEqual([a, b, c]);
    expect(findings[0]?.artefacts.map(({ url }) => url)).toEqual([a, b, c]);
    expect(blobs.size).toBe(2);
  });

  it('shows the signs again before it fetches media, and says each step', async () => {
    const log: string[] = [];
    screenshot.mockImplementationOnce(async () => {
      log.push('shot');
      return { bytes: bytesOf('shot'), mediaType: 'image/png', fetchedAt: '2026-11-22T20:00:01.000Z' };
    });
    fetchMedia.mockImplementationOnce(async (url) => {
      log.push('fetch');
      return { bytes: bytesOf(url), mediaType: 'image/jpeg', fetchedAt: '2026-11-22T20:00:01.000Z' };
    });
    const seal: typeof findingStore.seal = (...all) => {
      log.push('seal');
      return findingStore.seal(...all);
    };
    await capturer({ findings: { seal } })(
      order({
        onShotDone: async () => log.push('shot-done') > 0,
        onSaving: () => log.push('saving'),
      }),
    );
    expect(log).toEqual(['shot', 'shot-done', 'fetch', 'saving', 'seal']);
  });

  it('says why there is no screenshot of a tab that was not armed, moved or not', async () => {
    const moved = { ...refused(new PortError('not-armed')), onShotDone: async () => false };
    expect((await capturer()(moved)).missing).toMatchObject([{ code: 'not-armed' }]);
  });

  it('saves a post that could not be judged, and says so', async () => {
    const judgeMedia = () => Promise.reject(new PortError('database', 'gone'));
    await capturer({ observer: { judgeMedia } })(order());
    expect((await stored()).findings).toMatchObject([
      { matches: [], failed: [{ code: 'internal', detail: expect.stringContaining('gone') }] },
    ]);
  });

  it('saves a post without permalink or matches under its own name', async () => {
    const nameless = named({ ...post, key: null, permalink: null, author: null, media: [] });
    const none = async () => [];
    await capturer({
      observer: {
        judgeMedia: async () => [
          {
            ref: nameless.ref,
            matches: [],
            failed: [],
            pending: false,
            registries: [],
            registeredAuthor: false,
            captured: [],
          },
        ],
      },
    })(order({ read: nameless }));
    expect((await stored()).findings).toMatchObject([
      { ref: nameless.ref, post: { key: null }, matches: [] },
    ]);
    await expect(capturer({ observer: { judgeMedia: none } })(order())).rejects.toMatchObject({
      code: 'internal',
    });
  });
});

describe('what cannot be had is named, and the rest is saved:', () => {
  it.each<[string, 'media' | 'screenshot', string, string | undefined, CaptureOrder]>([
    ['media refused', 'media', 'http-status', '403', orderOf('https://pics.example/403.jpg')],
    ['media without address', 'media', 'no-address', undefined, orderOf(null)],
    ['post not in the window', 'screenshot', 'not-visible', undefined, order({ shot: null })],
    ['tab not armed', 'screenshot', 'not-armed', 'why', refused(new PortError('not-armed', 'why'))],
    ['tab changed', 'screenshot', 'tab-changed', undefined, refused(new PortError('tab-changed'))],
    ['post moved', 'screenshot', 'moved', undefined, order({ onShotDone: async () => false })],
    ['broken', 'screenshot', 'internal', `Error: ${'x'.repeat(293)}`, refused(new Error('x'.repeat(999)))],
  ])('%s', async (_, role, code, detail, given) => {
    const receipt = await capturer()(given);
    const url = role === 'media' ? (given.read.post.media[0]?.url ?? null) : null;
    const expected = [{ role, url, code, ...(detail ? { detail } : {}) }];
    expect(receipt).toMatchObject({ number: 1, missing: expected });
    const [finding] = (await stored()).findings;
    expect(finding?.missing).toEqual(expected);
    expect(finding?.artefacts).toHaveLength(1);
  });
});

describe('numbers', () => {
  it('count up and are never given twice, after a deletion neither', async () => {
    const capture = capturer();
    await capture(order());
    const { id } = await capture(order());
    await removeFinding(id);
    expect(await capture(order())).toMatchObject({ number: 3 });
    expect((await stored()).findings.map(({ number }) => number).sort()).toEqual([1, 3]);
  });

  it('differ for captures at the same time', async () => {
    const capture = capturer();
    const receipts = await Promise.all(Array.from({ length: 8 }, () => capture(order())));
    expect(receipts.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect((await stored()).findings).toHaveLength(8);
  });
});
