// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type BadgeView, cardModule } from '../../../components/index.ts';
import { authorMatch, pictureMatch, post } from '../evidence/samples.ts';
import { click, one, text } from './samples.tsx';

const actions = { onClose: vi.fn(), onCapture: vi.fn(), onDashboard: vi.fn() };
const verdict = {
  ref: 'x:1',
  matches: [pictureMatch],
  failed: [],
  pending: false,
  registries: [],
  registeredAuthor: false,
  captured: [],
};

beforeEach(() => {
  for (const action of Object.values(actions)) action.mockClear();
  HTMLElement.prototype.showPopover ??= () => {};
});

async function card(part: Partial<BadgeView>, language: 'de' | 'en' = 'en'): Promise<HTMLElement> {
  document.body.innerHTML = '<div id="host"></div>';
  const mount = document.createElement('div');
  one(document, '#host').attachShadow({ mode: 'open' }).append(mount);
  const view: BadgeView = { post, unread: null, verdict, capture: { state: 'idle' }, open: true, ...part };
  cardModule.render(mount, { view, language, anchor: () => new DOMRect(0, 0, 50, 20), ...actions });
  await new Promise((done) => setTimeout(done, 30));
  return mount;
}

const failed = (code: 'timeout' | 'http-status', detail?: string) => ({
  signal: 'image' as const,
  url: `https://pics.example/${code}`,
  code,
  ...(detail ? { detail } : {}),
});
const receipt = { id: '1', number: 128, capturedAt: '2026-11-22T20:00:00.000Z', missing: [] };

describe('the card', () => {
  it.each<[string, Partial<BadgeView>, string, string]>([
    ['one match', {}, '1 match', '1 Treffer'],
    ['two', { verdict: { ...verdict, matches: [authorMatch, pictureMatch] } }, '2 matches', '2 Treffer'],
    ['none', { verdict: { ...verdict, matches: [] } }, 'Seen, nothing matched', 'Gesehen, kein Treffer'],
    ['nothing yet', { verdict: null }, 'Seen, nothing matched', 'Gesehen, kein Treffer'],
    [
      'an unread post',
      { post: null, verdict: null, unread: { site: 'twitter', reason: 'author', hint: 'x' } },
      'Could not be read: no author',
      'Nicht lesbar: ohne Verfasser',
    ],
  ])('says %s in its title, in both languages', async (_, part, en, de) => {
    expect(text(one(await card(part), 'h2'))).toBe(en);
    const dialog = one(await card(part, 'de'), 'dialog');
    expect([text(one(dialog, 'h2')), dialog.lang, dialog.getAttribute('aria-labelledby')]).toEqual([
      de,
      'de',
      one(dialog, 'h2').id,
    ]);
  });

  it('names every check that failed, a missing permalink, and pictures that are outstanding', async () => {
    const mount = await card({
      post: { ...post, key: null, permalink: null },
      verdict: { ...verdict, pending: true, failed: [failed('http-status', '403'), failed('timeout')] },
    });
    const notices = [...mount.querySelectorAll('.notice')].map(text);
    expect(notices[0]).toContain('no permalink');
    expect(notices[1]).toContain('being compared');
    expect([...mount.querySelectorAll('.notice li')].map(text)).toEqual([
      'the picture server refused it (403)',
      'the picture server did not answer in time',
    ]);
  });

  it('shows source and, on demand, the figures of a match', async () => {
    const mount = await card({});
    expect(text(one(mount, '.source'))).toBe('Source: Newsroom');
    expect(text(mount)).not.toContain('PDQ');
    await click(one(mount, '.details button'));
    expect(text(mount)).toContain('PDQ distance 12 of 256 bits (match up to 31), quality 88');
    expect(text(mount)).toContain('Registry test, version 1.2');
  });

  it('says that a post is saved, and without what', async () => {
    const missing = [
      { role: 'screenshot', url: null, code: 'not-armed', detail: 'Error: activeTab' },
      { role: 'media', url: 'https://pics.example/1', code: 'http-status', detail: '404' },
    ];
    const mount = await card({ capture: { state: 'saved', receipt: { ...receipt, missing } } });
    const status = one(mount, '[role="status"]');
    expect(text(status)).toMatch(/^Saved, no\. 128, \d\d:00:00Saved without:/);
    const [unarmed, refused] = [...status.querySelectorAll('li')].map(text);
    expect(unarmed).toContain('this tab is not armed');
    expect(unarmed).not.toContain('activeTab');
    expect(refused).toBe('the picture server refused it (404)');
    expect(text(one(mount, 'button.primary'))).toBe('Capture again');
  });

  it.each<[string, BadgeView['capture'], string]>([
    ['running', { state: 'running', step: 'saving' }, 'Saving …'],
    ['failed', { state: 'failed', failure: { code: 'disk-full' } }, 'Not saved. The disk is full'],
    [
      'failed in a way without words',
      { state: 'failed', failure: { code: 'new-code', detail: '7' } },
      'Not saved. new-code (7)',
    ],
  ])('says that a capture is %s', async (_, capture, expected) => {
    expect(text(one(await card({ capture }), '[role="status"]'))).toContain(expected);
  });

  it('says which numbers the post has already', async () => {
    const mount = await card({ verdict: { ...verdict, captured: [3, 9] } });
    expect(text(one(mount, '[role="status"]'))).toBe('Already saved: no. 3, 9');
  });

  it('does not begin a second capture while one runs', async () => {
    await click(one(await card({ capture: { state: 'running', step: 'started' } }), 'button.primary'));
    expect(actions.onCapture).not.toHaveBeenCalled();
  });

  it.each<[string, KeyboardEventInit, keyof typeof actions | null]>([
    ['Escape', { key: 'Escape' }, 'onClose'],
    ['c', { key: 'c' }, 'onCapture'],
    ['Ctrl+C, which copies', { key: 'c', ctrlKey: true }, null],
    ['Cmd+C, which copies', { key: 'c', metaKey: true }, null],
    ['c held down, which would save it again and again', { key: 'c', repeat: true }, null],
    ['x', { key: 'x' }, null],
  ])('on %s does what it should', async (_, init, expected) => {
    const dialog = one(await card({}), 'dialog');
    dialog.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true }));
    const called = Object.entries(actions).flatMap(([name, { mock }]) => (mock.calls.length ? [name] : []));
    expect(called).toEqual(expected ? [expected] : []);
  });

  it('is gone after remove', async () => {
    const mount = await card({});
    cardModule.remove(mount);
    expect(mount.innerHTML).toBe('');
  });
});
