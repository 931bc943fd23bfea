import { beforeEach, describe, expect, it, vi } from 'vitest';
import { PortError } from '../../../utils/flows/ports.ts';
import { InvalidData, type PageRequest } from '../../../utils/model/index.ts';
import { serveRequests } from '../../../utils/platform/receiving.ts';
import { post } from '../evidence/samples.ts';
import { fake, resetBrowser } from './fake-browser.ts';

vi.mock('wxt/browser', async () => ({ browser: (await import('./fake-browser.ts')).fake }));

const handlers = {
  judge: vi.fn(async () => []),
  'judge-media': vi.fn(async () => []),
  'capture-begin': vi.fn(async () => ({ wholeAtOnce: false })),
  'capture-tile': vi.fn(async () => null),
  'capture-rect': vi.fn(async () => null),
  'capture-part': vi.fn(async () => null),
  'capture-seal': vi.fn(async () => ({ id: '1', number: 1, capturedAt: '', missing: [] })),
  'load-capture': vi.fn(async () => null),
  check: vi.fn(async () => []),
  'load-card': vi.fn(async () => null),
  'load-frames': vi.fn(async () => true),
  'judge-frames': vi.fn(async () => ({ ref: 'x:1', matches: [], failed: [], held: 0 })),
  'load-reader': vi.fn(async () => null),
  'report-health': vi.fn(async () => null),
  'open-dashboard': vi.fn(async () => null),
};

beforeEach(() => {
  resetBrowser();
  for (const handle of Object.values(handlers)) handle.mockClear();
});
serveRequests(handlers, (url) => url.startsWith('https://x.com/'));

const called = () => Object.values(handlers).reduce((sum, { mock }) => sum + mock.calls.length, 0);
const tab = { id: 7, windowId: 3, url: 'https://x.com/home', title: 'Home' };
const sender = { id: 'ours', frameId: 0, url: 'https://x.com/home', tab };

const posts = [{ ref: 'x:1', post }];
const url = 'https://x.com/home';
const capture = '6f9619ff-8b86-4011-b42d-00c04fc964ff';
const rect = { x: 0, y: 0, width: 500, height: 300 };
const requests: PageRequest[] = [
  { type: 'judge', posts },
  { type: 'judge-media', posts },
  {
    type: 'capture-begin',
    posts,
    trigger: 'badge',
    url,
    viewport: { width: 1000, height: 800, scale: 2 },
    circumstances: {
      referrer: null,
      navigation: { type: 'navigate', redirects: 0 },
      languages: ['de'],
      pageLanguage: 'de',
      direction: 'ltr',
      colorScheme: 'dark',
      zoom: null,
      scroll: { x: 0, y: 100 },
      screen: { width: 1920, height: 1080 },
    },
    capture,
  },
  { type: 'capture-tile', capture, n: 0, url, rect, offset: { x: 0, y: 0 }, scale: 2 },
  { type: 'capture-rect', capture, url, rect, scale: 2 },
  {
    type: 'capture-part',
    capture,
    part: { role: 'markup', n: 0, mediaType: 'text/html', url: null },
    piece: 0,
    last: true,
    data: 'AAAA',
  },
  { type: 'capture-seal', capture, url, shot: null, missing: [] },
  { type: 'load-capture' },
  { type: 'check', posts, shots: [] },
  { type: 'load-card' },
  { type: 'load-frames' },
  {
    type: 'judge-frames',
    posts,
    video: 'v',
    url: null,
    samples: [{ at: 0.5, width: 160, height: 90, grey: 'AAAA' }],
  },
  { type: 'load-reader' },
  {
    type: 'report-health',
    site: 'twitter',
    state: 'partly',
    matched: 0,
    view: 'v',
    before: null,
    added: { posts: 2, author: 2, permalink: 1, time: 2, text: 2, media: 0 },
    unread: { permalink: 1 },
  },
  { type: 'open-dashboard', finding: null },
];

describe.each(requests)('$type', (request) => {
  it('is answered to our script in the top frame of a tab, with the sender as the browser names it', async () => {
    const [reply] = fake.runtime.onMessage.emit(request, sender);
    expect(await reply).toMatchObject({ ok: true });
    expect(handlers[request.type]).toHaveBeenCalledWith(request, {
      tabId: 7,
      windowId: 3,
      url: 'https://x.com/home',
      title: 'Home',
    });
  });

  it.each([
    ['another extension', { ...sender, id: 'theirs' }],
    ['nobody', {}],
    ['a page of an extension, without tab', { id: 'ours', frameId: 0, url: 'https://x.com/home' }],
    ['a sub-frame', { ...sender, frameId: 2 }],
    ['an unknown frame', { id: 'ours', url: sender.url, tab }],
    ['a foreign page', { ...sender, tab: { ...tab, url: 'https://evil.example/' } }],
    ['a look-alike', { ...sender, tab: { ...tab, url: 'https://x.com.evil.example/' } }],
    ['a tab without window', { ...sender, tab: { id: 7, url: tab.url } }],
    ['a tab without id', { ...sender, tab: { windowId: 3, url: tab.url } }],
    ['a page without address', { id: 'ours', frameId: 0, tab: { id: 7, windowId: 3 } }],
  ])('is not answered to %s', async (_, from) => {
    expect(await Promise.all(fake.runtime.onMessage.emit(request, from))).toEqual([undefined]);
    expect(called()).toBe(0);
  });
});

describe('a message', () => {
  it.each([
    ['no object', 'judge'],
    ['nothing', undefined],
    ['an unknown type', { type: 'delete-all' }],
    ['a type of Object', { type: 'constructor' }],
    ['a field too much', { type: 'load-card', tabId: 9 }],
    ['too many posts', { type: 'judge', posts: Array.from({ length: 101 }, () => posts[0]) }],
    ['a post of the wrong form', { type: 'judge', posts: [{ ref: 'x:1', post: { ...post, key: 'evil' } }] }],
    [
      'a script address',
      { type: 'judge', posts: [{ ref: 'x:1', post: { ...post, links: ['javascript:1'] } }] },
    ],
    ['a sender of its own', { type: 'load-card', sender }],
  ])('of %s is refused as invalid', async (_, message) => {
    const [reply] = fake.runtime.onMessage.emit(message, sender);
    expect(await reply).toMatchObject({ ok: false, failure: { code: 'invalid-message' } });
    expect(called()).toBe(0);
  });

  it.each([
    [new PortError('disk-full', '3 bytes'), { code: 'disk-full', detail: '3 bytes' }],
    [
      new InvalidData('finding', [{ path: 'page.url', code: 'bad-format' }]),
      { code: 'invalid-data', detail: expect.stringContaining('page.url') },
    ],
    [new TypeError('oh'), { code: 'internal', detail: 'TypeError: oh' }],
    ['text', { code: 'internal', detail: 'text' }],
  ])('whose handler fails (%s) is answered with a code', async (error, failure) => {
    handlers['load-card'].mockRejectedValueOnce(error);
    const [reply] = fake.runtime.onMessage.emit({ type: 'load-card' }, sender);
    expect(await reply).toEqual({ ok: false, failure });
  });
});
