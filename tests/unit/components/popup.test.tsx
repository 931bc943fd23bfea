// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { type PopupState, PopupView } from '../../../components/index.ts';
import type { PageState } from '../../../utils/model/index.ts';
import { pictureMatch } from '../evidence/samples.ts';
import { button, click, draw, one, text, words } from './samples.tsx';

const _verdict = {
  ref: 'x:1',
  matches: [pictureMatch],
  failed: [],
  pending: false,
  registries: [],
  registeredAuthor: false,
  captured: [],
};

describe('the popup', () => {
  const calls = {
    onGrant: vi.fn(),
    onCapture: vi.fn(),
    onDashboard: vi.fn(),
    onLog: vi.fn(),
    onAllow: vi.fn(),
    onReport: vi.fn(async () => true),
    onPanel: vi.fn(),
  };
  const show = (
    popup: PopupState,
    missingHosts: string[] = [],
    registries = 2,
    place: 'popup' | 'panel' = 'popup',
  ) =>
    draw(
      <PopupView
        popup={popup}
        place={place}
        missingHosts={missingHosts}
        registries={registries}
        words={words()}
        {...calls}
      />,
    );
  const state: PageState = {
    site: 'twitter',
    health: 'partly',
    seen: 31,
    coverage: { posts: 31, author: 31, permalink: 30, time: 15, text: 20, media: 0 },
    marks: 0,
    matched: 4,
    captured: 1,
    registered: 2,
    failedChecks: 0,
    middle: 'City: text',
    busyMs: 1,
    reads: 40,
    unreadCount: 3,
    unread: [
      { site: 'twitter', reason: 'permalink', hint: 'a' },
      { site: 'twitter', reason: 'permalink', hint: 'a' },
      { site: 'twitter', reason: 'error', hint: 'b' },
    ],
    pending: 0,
    signals: { image: 1, author: 2 },
  };

  it.each<[string, PopupState, string[], string]>([
    ['loads', { kind: 'loading' }, [], 'Loading …'],
    ['is elsewhere', { kind: 'elsewhere', host: null }, [], 'Stadtspur does not read this page.'],
    ['hears no reader', { kind: 'silent' }, [], 'Reload the page'],
    [
      'hears no reader without access',
      { kind: 'silent' },
      ['https://x.com/*'],
      'Access to this site was taken away.',
    ],
  ])('says that it %s, and the dashboard is always there', async (_, popup, hosts, expected) => {
    const app = await show(popup, hosts);
    expect(text(app)).toContain(expected);
    await click(one(app, '[data-testid="open-dashboard"]'));
    expect(calls.onDashboard).toHaveBeenCalled();
    expect(text(app)).toContain('2 registries in use');
  });

  it('gives the figures of the page, reasons and signals counted by post', async () => {
    const app = await show({ kind: 'page', state });
    const figures = [...app.querySelectorAll('[data-figure]')].map((each) => [
      each.getAttribute('data-figure'),
      text(one(each, 'dd')),
    ]);
    expect(figures).toEqual([
      ['seen', '31'],
      ['matched', '4'],
      ['captured', '1'],
      ['unread', '3'],
    ]);
    expect([...app.querySelectorAll('.reasons li')].map(text)).toEqual([
      '2 posts: no permalink',
      '1 post: reader failed',
    ]);
    expect([...app.querySelectorAll('.by-signal li')].map((each) => text(each).trim())).toEqual([
      'Picture: 1',
      'Registered account: 2',
    ]);
    expect(text(one(app, '[data-testid="health"]'))).toContain('Partly');
    await click(one(app, '[data-testid="capture-here"]'));
    expect(calls.onCapture).toHaveBeenCalledOnce();
  });

  it('says how many of all could not be read, and the share of posts that shows each field', async () => {
    const app = await show({ kind: 'page', state });
    expect(text(one(app, '.unread-of'))).toBe('3 of 34 posts could not be read');
    const shares = [...app.querySelectorAll('[data-share]')].map((each) =>
      text(one(each as HTMLElement, 'dd')),
    );
    expect(shares).toEqual(['100 %', '96 %', '48 %', '64 %', '0 %']);
    expect(app.querySelector('[data-share="permalink"]')?.getAttribute('title')).toBe('Permalink: 30 of 31');
  });

  it.each([
    [true, 'Problem report saved.'],
    [false, 'The page could not be described.'],
  ])('saves a problem report and says what became of it (%s)', async (succeeds, said) => {
    calls.onReport.mockResolvedValueOnce(succeeds);
    const app = await show({ kind: 'page', state });
    await click(one(app, '[data-testid="problem-report"]'));
    await act(async () => {});
    expect(text(one(app, '.report [role="status"]'))).toContain(said);
  });

  it('offers to read a website, by name, and the browser’s own pages not', async () => {
    const app = await show({ kind: 'elsewhere', host: 'www.partei.example' });
    await click(one(app, '[data-testid="allow-website"]'));
    expect(calls.onAllow).toHaveBeenCalledWith('www.partei.example');
    const none = await show({ kind: 'elsewhere', host: null });
    expect(none.querySelector('[data-testid="allow-website"]')).toBeNull();
  });

  it('is the side panel too: without capture of the middle, with the way to the log', async () => {
    const app = await show({ kind: 'page', state }, [], 2, 'panel');
    expect(app.querySelector('[data-testid="capture-here"]')).toBeNull();
    await click(one(app, '[data-testid="open-log"]'));
    expect(calls.onLog).toHaveBeenCalledOnce();
  });

  it('cannot capture where no post stands in the middle, and shows failed checks only if there are any', async () => {
    const app = await show({ kind: 'page', state: { ...state, middle: null, failedChecks: 5 } });
    expect(one<HTMLButtonElement>(app, '[data-testid="capture-here"]').disabled).toBe(true);
    expect(text(one(app, '.middle'))).toContain('no readable post');
    expect(text(one(app, '[data-figure="failed"] dd'))).toBe('5');
  });

  it('names the addresses that were taken away and asks for them', async () => {
    const app = await show({ kind: 'page', state }, ['https://x.com/*', 'https://*.fbcdn.net/*']);
    expect([...app.querySelectorAll('[role="alert"] code')].map(text)).toEqual([
      'https://x.com/*',
      'https://*.fbcdn.net/*',
    ]);
    await click(button(app, 'Allow access'));
    expect(calls.onGrant).toHaveBeenCalledOnce();
  });
});
