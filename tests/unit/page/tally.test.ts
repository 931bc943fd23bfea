import { describe, expect, it } from 'vitest';
import { pageState, parseWith, type Unread } from '../../../utils/model/index.ts';
import { middleOf } from '../../../utils/page/pick.ts';
import { numberOf } from '../../../utils/page/seen.ts';
import { createTally, type Trouble } from '../../../utils/page/tally.ts';
import { authorMatch, pictureMatch } from '../evidence/samples.ts';
import { by, post } from '../matching/samples.ts';
import { entryOf, stubRoot, verdict } from './samples.ts';

const cost = { busyMs: 1, reads: 2, middle: null };
const unread: Unread = { site: 'twitter', reason: 'permalink', hint: 'a[href*="/status/"]' };
const failed = { signal: 'image' as const, url: null, code: 'timeout' as const };
const state = (tally: ReturnType<typeof createTally>, trouble: Trouble = null, isPostPage = false) =>
  tally.state('twitter', trouble, () => isPostPage, cost);

describe('the tally', () => {
  it('counts each post once, with its last verdict', () => {
    const tally = createTally();
    for (const ref of ['x:1', 'x:2', 'x:1', 'x:3', 'x:4']) tally.post(ref, post());
    tally.verdict(verdict('x:1', { matches: [pictureMatch], pending: true }));
    tally.verdict(
      verdict('x:1', { matches: [pictureMatch, authorMatch], registeredAuthor: true, captured: [1, 2] }),
    );
    tally.verdict(verdict('x:2', { matches: [authorMatch], registeredAuthor: true }));
    tally.verdict(verdict('x:3', { failed: [failed, failed] }));
    tally.post('x:1', post());
    expect(state(tally)).toMatchObject({
      seen: 4,
      matched: 1,
      captured: 1,
      registered: 2,
      failedChecks: 2,
      health: 'reading',
    });
    expect(state(tally)).toMatchObject({ pending: 0, signals: { image: 1, author: 2 } });
    expect(state(tally).signals).not.toHaveProperty('link');
  });

  it('counts a quoted registered author as a match', () => {
    const tally = createTally();
    tally.post('x:1', post());
    tally.verdict(verdict('x:1', { matches: [{ ...authorMatch, in: 'quoted' }] }));
    expect(state(tally).matched).toBe(1);
  });

  it('counts an unreadable post once, and no longer when it can be read after all', () => {
    const tally = createTally();
    const [a, b] = [entryOf('x:1', { unread }), entryOf('x:2', { unread })];
    for (const entry of [a, b, a, a]) tally.unread(entry);
    expect(state(tally).unread).toEqual([unread, unread]);
    tally.readable(a.root);
    tally.readable(a.root);
    expect(state(tally).unread).toHaveLength(1);
    tally.unread(a);
    expect(state(tally).unread).toHaveLength(2);
  });

  it('begins anew on another page, also with the posts and unreadable ones that stand there still', () => {
    const tally = createTally();
    const entry = entryOf('x:1', { unread });
    tally.post('x:2', post());
    tally.unread(entry);
    tally.clear();
    expect(state(tally)).toMatchObject({ seen: 0, unread: [], health: 'not-a-post-page' });
    tally.post('x:2', post());
    tally.unread(entry);
    expect(state(tally)).toMatchObject({ seen: 1, unread: [unread], health: 'partly' });
  });

  it.each([
    [0, 0, null, false, 'not-a-post-page'],
    [0, 0, null, true, 'blind'],
    [0, 2, null, false, 'blind'],
    [3, 0, null, true, 'reading'],
    [3, 1, null, false, 'partly'],
    [3, 1, 'cut-off', false, 'cut-off'],
    [0, 0, 'cut-off', true, 'cut-off'],
    [3, 0, 'failing', false, 'failing'],
  ] as const)(
    'with %i read and %i unread (trouble: %s, signs of posts: %s) is %s',
    (seen, unreadable, trouble, signs, health) => {
      const tally = createTally();
      for (let n = 0; n < seen; n++) tally.post(`x:${n}`, post());
      for (let n = 0; n < unreadable; n++) tally.unread(entryOf('x:1', { unread }));
      expect(state(tally, trouble, signs).health).toBe(health);
    },
  );

  it('gives a state that the popup accepts, on a page of thousands', () => {
    const tally = createTally();
    for (let n = 0; n < 3000; n++) {
      tally.post(`x:${n}`, post());
      tally.verdict(verdict(`x:${n}`, { matches: [pictureMatch] }));
    }
    for (let n = 0; n < 500; n++) tally.unread(entryOf('x:1', { unread }));
    const { seen, matched } = parseWith(pageState, state(tally), 'page state');
    expect([seen, matched]).toEqual([3000, 3000]);
  });
});

describe('what is kept of a page of thousands', () => {
  it('is small enough to be told twice a second, however many posts match', () => {
    const tally = createTally();
    const told = () => JSON.stringify(state(tally)).length;
    tally.post('x:0', post());
    tally.verdict(verdict('x:0', { matches: [pictureMatch] }));
    const first = told();
    for (let n = 1; n < 1000; n++) {
      tally.post(`x:${n}`, post());
      tally.verdict(verdict(`x:${n}`, { matches: [pictureMatch] }));
    }
    expect(told() - first).toBeLessThan(50);
  });

  it('tells how many posts are still to be compared', () => {
    const tally = createTally();
    for (const ref of ['x:1', 'x:2']) {
      tally.post(ref, post());
      tally.verdict(verdict(ref, { pending: true }));
    }
    expect(state(tally).pending).toBe(2);
    tally.verdict(verdict('x:1'));
    expect(state(tally).pending).toBe(1);
  });

  it('counts checks that failed, each post with its last verdict', () => {
    const tally = createTally();
    for (let n = 0; n < 600; n++) tally.verdict(verdict(`x:${n}`, { failed: [failed, failed] }));
    tally.verdict(verdict('x:0', { failed: [failed] }));
    tally.verdict(verdict('x:599'));
    expect(state(tally).failedChecks).toBe(600 * 2 - 1 - 2);
  });

  it('are facts that are counted as they come and go', () => {
    const tally = createTally();
    for (const ref of ['x:1', 'x:2']) {
      tally.post(ref, post());
      tally.verdict(verdict(ref, { matches: [pictureMatch], captured: [1], registeredAuthor: true }));
    }
    tally.verdict(verdict('x:1', { matches: [authorMatch] }));
    tally.verdict(verdict('x:9', { matches: [pictureMatch] }));
    expect(state(tally)).toMatchObject({ seen: 2, matched: 1, captured: 1, registered: 1 });
    tally.clear();
    expect(state(tally)).toMatchObject({ seen: 0, matched: 0, captured: 0, registered: 0 });
  });
});

describe('numberOf', () => {
  it('tells names apart that differ in one letter or in length', () => {
    const names = Array.from({ length: 20_000 }, (_, n) => `x:${1456700000000000000n + BigInt(n)}`);
    const numbers = new Set([...names, ...names.map((name) => `${name}0`), ''].map(numberOf));
    expect(numbers.size).toBe(40_001);
    expect([...numbers].every((one) => Number.isSafeInteger(one) && one >= 0)).toBe(true);
    expect(Math.max(...numbers)).toBeGreaterThan(2 ** 52);
  });
});

describe('what the posts of a page show', () => {
  it('is counted once for each post, and grows as a post fills in', () => {
    const tally = createTally();
    tally.post('x:1', post({ text: '', publishedAt: null, author: null, media: [] }));
    tally.post('x:1', post({ text: 'words', publishedAt: '2021-03-03', author: by('x:@a'), media: [] }));
    tally.post(
      'x:2',
      post({
        text: '',
        author: null,
        permalink: null,
        publishedAt: null,
        derivedAt: null,
        media: [{ kind: 'image', url: null }],
      }),
    );
    const { coverage } = state(tally);
    expect(coverage).toMatchObject({ posts: 2, author: 1, text: 1, time: 1, media: 1 });
  });

  it('counts links and pictures of a website apart: they are no posts', () => {
    const tally = createTally();
    tally.post('a', post({ kind: 'link' }));
    tally.post('b', post({ kind: 'picture' }));
    tally.post('b', post({ kind: 'picture' }));
    expect(state(tally)).toMatchObject({ seen: 0, marks: 2, health: 'not-a-post-page' });
  });

  it('tells the log only what came since it was last told', () => {
    const tally = createTally();
    tally.post('x:1', post());
    tally.unread(entryOf('x:9', { unread }));
    const first = tally.news();
    expect(first).toMatchObject({ added: { posts: 1 }, unread: { permalink: 1 }, isEmpty: false });
    expect(tally.news().added.posts).toBe(1);
    first.done();
    expect(tally.news()).toMatchObject({ added: { posts: 0 }, unread: {}, isEmpty: true });
    tally.post('x:2', post());
    expect(tally.news()).toMatchObject({ added: { posts: 1 }, unread: {}, isEmpty: false });
    tally.clear();
    tally.post('x:2', post());
    expect(tally.news().added.posts).toBe(1);
  });
});

describe('middleOf', () => {
  const at = (key: `x:${number}`, top: number, bottom: number, part = {}) =>
    entryOf(key, { visible: true, ...part }, stubRoot({ top, bottom }));

  it.each([
    ['the one over the middle', [at('x:1', 0, 300), at('x:2', 300, 600), at('x:3', 600, 900)], 'x:2'],
    ['the nearest, when none is', [at('x:1', 0, 200), at('x:2', 500, 800)], 'x:2'],
    ['a large one around it', [at('x:1', -2000, 3000), at('x:2', 700, 760)], 'x:1'],
    ['none without post', [at('x:1', 300, 600, { post: null })], undefined],
    ['none that is not in view', [at('x:1', 300, 600, { visible: false })], undefined],
    ['none outside the window', [at('x:1', -300, -1), at('x:2', 801, 900)], undefined],
    [
      'none without width',
      [entryOf('x:1', { visible: true }, stubRoot({ top: 300, bottom: 500, right: 0 }))],
      undefined,
    ],
    ['none of none', [], undefined],
  ])('is %s', (_, entries, expected) => {
    expect(middleOf(entries, 800)?.ref).toBe(expected);
  });
});
