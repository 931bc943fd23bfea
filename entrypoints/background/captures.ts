import { inlineMedia } from '../../utils/evidence/index.ts';
import {
  beginCapture,
  type CapturePorts,
  collectMedia,
  type Done,
  isAbandoned,
  type Journal,
  nextResume,
  PortError,
  resumeCaptures,
  sealCapture,
  stagePart,
  stageTile,
  stitchTiles,
} from '../../utils/flows/index.ts';
import type { PageRequest } from '../../utils/model/index.ts';
import {
  announce,
  canShootRect,
  extensionVersion,
  onAlarm,
  onBrowserStart,
  onChanged,
  onTabGone,
  openPicture,
  runInTab,
  type Sender,
  setAlarm,
  shootRect,
  shootTile,
  sniffMedia,
  webLock,
  zoomOf,
} from '../../utils/platform/index.ts';
import { evidenceStore, journalStore } from '../../utils/storage/index.ts';
import { ledger } from '../shared/evidence.ts';

const ALARM = 'captures';
const SCRIPT = 'capture.js';

type Given = Pick<CapturePorts, 'observer' | 'fetchMedia' | 'clock'>;
type Request<T extends PageRequest['type']> = Extract<PageRequest, { type: T }>;

/**
 * The background's side of captures. A page drives its own, step by step; each step is kept before it is answered, so
 * the background may be stopped between any two. What a page left unfinished is completed from what was kept.
 */
export function serveCaptures(given: Given) {
  const ports: CapturePorts = {
    ...given,
    journal: journalStore,
    ledger,
    evidence: evidenceStore,
    sniff: sniffMedia,
    stitch: stitchTiles({ open: openPicture }),
    inlineMedia,
    software: { extension: extensionVersion(), browser: navigator.userAgent },
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    lock: (capture) => webLock(`capture-${capture}`),
  };
  const seal = sealCapture(ports);
  const sealAndTell = async (capture: string, done: Done | null) => {
    try {
      return await seal(capture, done);
    } finally {
      // Also what could not be sealed is to be seen: as incomplete.
      await announce('findings');
    }
  };
  keepResumed((capture, done) => sealAndTell(capture, done));

  return {
    'load-capture': async (_: unknown, { tabId }: Sender) => {
      await runInTab(tabId, SCRIPT);
      return null;
    },
    'capture-begin': async (request: Request<'capture-begin'>, sender: Sender) => {
      const row = await begun(ports, request, sender);
      // While pictures of the window are taken; what is kept by then is not fetched again.
      void collectMedia(ports)(row).catch(() => undefined);
      void scheduleResume();
      return { wholeAtOnce: canShootRect() };
    },
    'capture-tile': async (
      { capture, n, rect, offset, scale, url }: Request<'capture-tile'>,
      sender: Sender,
    ) => {
      assertSamePage(url, sender);
      await stageTile(ports)(capture, n, await shootTile(sender, rect, scale), { rect, offset, scale });
      return null;
    },
    'capture-rect': async ({ capture, rect, scale, url }: Request<'capture-rect'>, sender: Sender) => {
      assertSamePage(url, sender);
      const place = { rect, offset: { x: 0, y: 0 }, scale };
      await stageTile(ports)(capture, 0, await shootRect(sender, rect, scale), place);
      return null;
    },
    'capture-part': async ({ capture, part, ...piece }: Request<'capture-part'>) => {
      await stagePart(ports)(capture, part, piece);
      return null;
    },
    'capture-seal': ({ capture, shot, missing }: Request<'capture-seal'>) =>
      sealAndTell(capture, { shot, missing }),
  };
}

async function begun(ports: CapturePorts, request: Request<'capture-begin'>, sender: Sender) {
  const { capture, posts, trigger, url, viewport, circumstances } = request;
  const [read] = posts;
  if (!read) throw new PortError('no-post');
  assertSamePage(url, sender);
  const order = {
    capture,
    read,
    trigger,
    // The record holds 1,000 characters; X puts a whole long post into the title.
    page: { url: sender.url, title: sender.title.slice(0, 1000) },
    viewport,
    circumstances: { ...circumstances, zoom: await zoomOf(sender.tabId) },
    tab: sender.tabId,
  };
  await beginCapture(ports)(order);
  return order;
}

/** The fragment is the page's own business; all else of an address says which page it is. */
function assertSamePage(url: string, sender: Sender): void {
  if (url.split('#')[0] !== sender.url.split('#')[0]) throw new PortError('page-changed');
}

/** Looks after captures whose page is gone: at the browser's start all, else those of a closed tab or left alone. */
function keepResumed(
  seal: (capture: string, done: Done | null) => ReturnType<ReturnType<typeof sealCapture>>,
) {
  const resume = async (isGone: (row: Journal) => boolean) => {
    const { sealed, left } = await resumeCaptures({ journal: journalStore, seal })(isGone);
    if (sealed + left > 0) await announce('findings');
    await scheduleResume();
  };
  onAlarm(ALARM, () => void resume(isAbandoned(new Date())));
  onBrowserStart(() => void resume(() => true));
  // A page of ours has marked those that the user wants completed now as abandoned.
  onChanged('complete', () => void resume(isAbandoned(new Date())));
  onTabGone((tab) => void resume((row) => row.tab === tab));
  void scheduleResume();
}

async function scheduleResume(): Promise<void> {
  const rows = await journalStore.all().catch(() => []);
  await setAlarm(ALARM, nextResume(rows));
}
