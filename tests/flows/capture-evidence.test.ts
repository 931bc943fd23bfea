import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  beginCapture,
  isAbandoned,
  nextResume,
  PortError,
  resumeCaptures,
  sealCapture,
  stagePart,
} from '../../utils/flows/index.ts';
import { closeDatabase, journalStore, readBlob } from '../../utils/storage/index.ts';
import { authorMatch, post } from '../unit/evidence/samples.ts';
import { quotedPost } from '../unit/matching/samples.ts';
import {
  AT,
  bytesOf,
  capture,
  circumstances,
  collect,
  emptyDatabase,
  facts,
  fetchMedia,
  ledgerAt,
  order,
  ports,
  stored,
  unfinished,
  viewport,
} from './capture-samples.ts';
import { named } from './samples.ts';

beforeEach(emptyDatabase);
afterEach(() => {
  vi.restoreAllMocks();
  fetchMedia.mockClear();
});

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const media = (...urls: (string | null)[]) => urls.map((url) => ({ kind: 'image' as const, url }));
const orderOf = (...urls: (string | null)[]) => order({ read: named({ ...post, media: media(...urls) }) });
const A = 'https://pics.example/a.jpg';
const B = 'https://pics.example/b.jpg';
const C = 'https://pics.example/c.jpg';

describe('a capture', () => {
  it('keeps the whole record and says its number', async () => {
    const given = order({ trigger: 'menu' });
    const receipt = await capture(given);
    expect(receipt).toEqual({ id: given.capture, number: 1, capturedAt: AT.toISOString(), missing: [] });
    const [finding] = (await stored()).findings;
    expect(finding).toMatchObject({
      schema: 2,
      id: given.capture,
      ref: post.key,
      localTime: '2026-11-22T21:00:00.000+01:00',
      trigger: 'menu',
      page: given.page,
      post,
      matches: [authorMatch],
      failed: [{ code: 'low-quality' }],
      registries: [{ id: 'test', version: '1.2' }],
      missing: [],
      screenshotPartial: true,
      viewport,
      circumstances,
      shot: { method: 'window', hiddenFixed: 1 },
    });
  });

  it('keeps every file under the SHA-256 of its bytes, and leaves nothing unfinished', async () => {
    const { id } = await capture(orderOf(A, B));
    const { findings, staging } = await stored();
    const artefacts = findings[0]?.artefacts ?? [];
    expect(artefacts.map(({ role, url }) => [role, url])).toEqual([
      ['screenshot', null],
      ['markup', null],
      ['media', A],
      ['media', B],
      ['text', null],
    ]);
    for (const artefact of artefacts) {
      const bytes = new Uint8Array((await (await readBlob(id, artefact.sha256))?.arrayBuffer()) ?? []);
      expect([bytes.length, sha256(bytes)]).toEqual([artefact.bytes, artefact.sha256]);
    }
    expect(artefacts[2]?.sha256).toBe(sha256(bytesOf(A)));
    expect([staging, await unfinished()]).toEqual([[], []]);
  });

  it('puts the files into the markup, and keeps the words of the post', async () => {
    const { id } = await capture(orderOf(A));
    const [finding] = (await stored()).findings;
    const read = async (role: string) => {
      const one = finding?.artefacts.find((artefact) => artefact.role === role);
      return (await readBlob(id, one?.sha256 ?? ''))?.text();
    };
    expect(await read('markup')).toBe(`<p>post</p> with ${A}`);
    expect(await read('text')).toBe(post.text);
  });

  it('believes the bytes, and notes where the server said something else', async () => {
    await capture(orderOf(A));
    const [finding] = (await stored()).findings;
    const file = finding?.artefacts.find(({ role }) => role === 'media');
    expect(file).toMatchObject({ mediaType: 'image/png', width: 8, height: 6 });
    expect(file?.served).toEqual({ status: 200, mediaType: 'image/jpeg', headers: { etag: A } });
    expect(finding?.notes).toEqual([{ code: 'type-mismatch', detail: 'image/jpeg: image/png' }]);
  });

  it('keeps raw tiles beside the picture that was made of them', async () => {
    await capture(order(), {}, { shot: { ...facts, method: 'tiles', tiles: 3 }, missing: [] });
    const roles = (await stored()).findings[0]?.artefacts.map(({ role }) => role);
    // The stand-in takes the first tile for the picture: those bytes are not kept twice.
    expect(roles?.filter((role) => role === 'tile' || role === 'screenshot')).toEqual([
      'screenshot',
      'tile',
      'tile',
    ]);
  });

  it('fetches an address once, the quoted post’s too, and keeps equal bytes once', async () => {
    const quoted = quotedPost({ media: media(C, A) });
    const served = { status: 200, mediaType: 'image/png', headers: { etag: 'same' } };
    const file = { bytes: bytesOf('same'), mediaType: 'image/png', fetchedAt: AT.toISOString(), served };
    fetchMedia.mockResolvedValueOnce(file).mockResolvedValueOnce(file);
    await capture(
      order({ read: named({ ...post, media: media(A, B, A), quoted }) }),
      {},
      { shot: null, missing: [] },
    );
    const { findings, blobs } = await stored();
    expect(fetchMedia.mock.calls.map(([url]) => url)).toEqual([A, B, C]);
    const files = findings[0]?.artefacts.filter(({ role }) => role === 'media') ?? [];
    expect(files.map(({ url }) => url)).toEqual([A, B, C]);
    expect(blobs.size).toBe(4);
  });

  it('does not fetch again what was kept before its background was stopped', async () => {
    const given = orderOf(A, B);
    fetchMedia.mockImplementationOnce(() => Promise.reject(new PortError('network')));
    await capture(given);
    const other = orderOf(A, B);
    await collect(other);
    fetchMedia.mockClear();
    await Promise.all([sealCapture(ports())(other.capture, null), sealCapture(ports())(other.capture, null)]);
    expect(fetchMedia.mock.calls.map(([url]) => url)).toEqual([A, B]);
  });

  it('saves a post that could not be judged, and says so', async () => {
    const judgeMedia = () => Promise.reject(new PortError('database', 'gone'));
    await capture(order(), { observer: { judgeMedia } });
    expect((await stored()).findings).toMatchObject([
      { matches: [], failed: [{ code: 'internal', detail: expect.stringContaining('gone') }] },
    ]);
  });

  it('saves a post without permalink, words or pictures under its own name', async () => {
    const nameless = named({ ...post, key: null, permalink: null, author: null, media: [], text: '' });
    await capture(order({ read: nameless }));
    const [finding] = (await stored()).findings;
    expect(finding).toMatchObject({ ref: nameless.ref, post: { key: null } });
    expect(finding?.artefacts.map(({ role }) => role)).toEqual(['screenshot', 'markup']);
  });
});

describe('a part of several pieces', () => {
  const markup = { role: 'markup' as const, n: 0, mediaType: 'text/html', url: null };
  const put = (id: string, piece: number, last: boolean, data: string) =>
    stagePart(ports())(id, markup, { piece, last, data: btoa(data) });
  const html = async (id: string) =>
    (await journalStore.staged(id)).find(({ name }) => name === 'markup-000')?.blob.text();

  it('is put together in order, also when a piece came twice', async () => {
    const given = order();
    await beginCapture(ports())(given);
    for (const [n, data] of ['<p>', 'po', 'st'].entries()) await put(given.capture, n, false, data);
    await put(given.capture, 1, false, 'po');
    await put(given.capture, 3, true, '</p>');
    await put(given.capture, 3, true, '</p>');
    expect(await html(given.capture)).toBe('<p>post</p>');
  });

  it('is refused when a piece is missing, and nothing half is kept in the finding', async () => {
    const given = order();
    await beginCapture(ports())(given);
    await put(given.capture, 1, false, 'second');
    await expect(put(given.capture, 2, true, 'third')).rejects.toMatchObject({ code: 'invalid-message' });
    await sealCapture(ports())(given.capture, { shot: null, missing: [] });
    const roles = (await stored()).findings[0]?.artefacts.map(({ role }) => role);
    expect(roles).not.toContain('markup');
  });
});

describe('what cannot be had is named, and the rest is saved:', () => {
  it.each([
    ['refused', 'http-status', '403', orderOf('https://pics.example/403.jpg')],
    ['without address', 'no-address', undefined, orderOf(null)],
  ])('a file %s', async (_, code, detail, given) => {
    const url = given.read.post.media[0]?.url ?? null;
    const expected = [{ role: 'media', url, code, ...(detail ? { detail } : {}) }];
    expect((await capture(given)).missing).toEqual(expected);
    expect((await stored()).findings[0]?.missing).toEqual(expected);
  });

  it('what the page could not make', async () => {
    const missing = [{ role: 'screenshot' as const, url: null, code: 'not-armed' as const, detail: 'why' }];
    expect((await capture(order(), {}, { shot: null, missing })).missing).toEqual(missing);
  });

  it('a picture that cannot be put together: its tiles are kept', async () => {
    const stitch = () => Promise.reject(new Error('x'.repeat(999)));
    const { missing } = await capture(order(), { stitch });
    expect(missing).toEqual([
      { role: 'screenshot', url: null, code: 'internal', detail: `Error: ${'x'.repeat(293)}` },
    ]);
    expect((await stored()).findings[0]?.artefacts[0]?.role).toBe('tile');
  });
});

describe('asked again', () => {
  it('a capture is sealed once, and the answer is the same', async () => {
    const id = await collect();
    const seal = sealCapture(ports());
    const done = { shot: facts, missing: [] };
    const answers = await Promise.all([seal(id, done), seal(id, done)]);
    expect(answers[0]).toEqual(answers[1]);
    expect((await stored()).findings).toHaveLength(1);
  });

  it('a capture that nobody began is refused', async () => {
    await expect(sealCapture(ports())(crypto.randomUUID(), null)).rejects.toMatchObject({
      code: 'no-capture',
    });
  });
});

describe('a capture whose page is gone', () => {
  const resume = resumeCaptures({ journal: journalStore, seal: sealCapture(ports()) });
  const late = new Date(AT.getTime() + 61_000);

  it('is completed from what was collected, and says so', async () => {
    await collect();
    expect(nextResume(await unfinished())).toBe(AT.getTime() + 61_000);
    expect(await resume(isAbandoned(AT))).toEqual({ sealed: 0, left: 1 });
    expect(await resume(isAbandoned(late))).toEqual({ sealed: 1, left: 0 });
    const [finding] = (await stored()).findings;
    expect(finding).toMatchObject({
      shot: null,
      missing: [{ role: 'screenshot', code: 'interrupted' }],
      notes: expect.arrayContaining([{ code: 'resumed' }]),
    });
    expect(finding?.artefacts.map(({ role }) => role)).toContain('tile');
  });

  it('stays in the journal with the reason when it cannot be sealed, and is left alone after three times', async () => {
    const id = await collect();
    const seal = () => Promise.reject(new PortError('disk-full', 'no room'));
    const full = resumeCaptures({
      journal: journalStore,
      seal: sealCapture(ports({ ledger: { ...ledgerAt(), seal } })),
    });
    for (let n = 1; n <= 4; n++) {
      expect(await full(() => true)).toEqual({ sealed: 0, left: 1 });
      expect(await unfinished()).toMatchObject([
        { capture: id, failures: Math.min(n, 3), failed: { code: 'disk-full', detail: 'no room' } },
      ]);
    }
    expect(nextResume(await unfinished())).toBeNull();
    expect(await sealCapture(ports())(id, null)).toMatchObject({ number: 1 });
    expect(await unfinished()).toEqual([]);
  });

  it('can be discarded; pieces that come later stay nowhere', async () => {
    const id = await collect();
    await journalStore.discard(id);
    const markup = { role: 'markup' as const, n: 0, mediaType: 'text/html', url: null };
    await stagePart(ports())(id, markup, { piece: 0, last: true, data: btoa('late') });
    expect([(await stored()).staging, await unfinished()]).toEqual([[], []]);
  });

  it('is found again by another copy of the background', async () => {
    await collect();
    await closeDatabase();
    expect(await resume(() => true)).toEqual({ sealed: 1, left: 0 });
  });
});

describe('numbers', () => {
  it('count up and are never given twice, after a deletion neither', async () => {
    await capture();
    const { id } = await capture();
    await ledgerAt().remove(id, { type: 'deletion', reason: 'mistake', why: '' });
    expect(await capture()).toMatchObject({ number: 3 });
    expect((await stored()).findings.map(({ number }) => number).sort()).toEqual([1, 3]);
  });

  it('differ for captures at the same time', async () => {
    const receipts = await Promise.all(Array.from({ length: 8 }, () => capture(order())));
    expect(receipts.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect((await stored()).findings).toHaveLength(8);
  });
});
