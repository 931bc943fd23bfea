import { noteHealth, observeFrames, observePosts } from '../../utils/flows/index.ts';
import { badgeWords, pageWords } from '../../utils/i18n/index.ts';
import {
  announce,
  askPage,
  createMatcher,
  createMediaFetcher,
  dropTemporaryFiles,
  isAllowed,
  isTrustedTab,
  onBrowserStart,
  onCaptureCommands,
  onChanged,
  openDashboard,
  runInTab,
  serveRequests,
  showOnButton,
  uiLanguage,
} from '../../utils/platform/index.ts';
import {
  contentMatches,
  mediaHosts,
  mediaName,
  nameAddress,
  networkSiteFor,
} from '../../utils/sites/index.ts';
import { findingStore, healthLog } from '../../utils/storage/index.ts';
import { registriesInUse } from '../shared/registries.ts';
import { keepChecked } from '../shared/weekly-check.ts';
import { serveCaptures } from './captures.ts';
import { checkHere, shotsOf } from './check.ts';
import { faceOf } from './face.ts';
import { filmMemory } from './film-memory.ts';
import { addToOwn } from './own.ts';
import { keepReaders, runReaderFor } from './readers.ts';
import { keepSynced } from './syncing.ts';

const CARD = 'card.js';
const FRAMES = 'frames.js';
const CAPTURE = 'capture.js';

/** Wires the flows to the browser. Holds no state that a restart could lose: all of it is read again on demand. */
export function startBackground(): void {
  const clock = () => new Date();
  const fetchMedia = createMediaFetcher(mediaHosts, { alsoFrom: isAllowedSite });
  const matcher = createMatcher();
  const frames = observeFrames({ registries: registriesInUse, memory: filmMemory });
  const posts = observePosts({
    registries: registriesInUse,
    findings: findingStore,
    fetchMedia,
    comparePicture: matcher.compare,
    mediaName,
    resolve: nameAddress,
  });
  const observer = frames.added(posts);
  const captures = serveCaptures({ observer, fetchMedia, clock });
  const note = noteHealth(healthLog, clock);

  serveRequests(
    {
      judge: ({ posts }) => observer.judge(posts),
      'judge-media': ({ posts }) => observer.judgeMedia(posts),
      check: ({ posts, shots }, sender) => observer.judgeMedia(posts, shotsOf(shots, sender)),
      ...captures,
      'load-card': async (_, { tabId }) => {
        await runInTab(tabId, CARD);
        return null;
      },
      'load-capture': async (_, { tabId }) => {
        await runInTab(tabId, CAPTURE);
        return null;
      },
      'load-frames': async (_, { tabId }) => {
        if (!(await frames.hasFilms())) return false;
        await runInTab(tabId, FRAMES);
        return true;
      },
      'judge-frames': (request) => frames.judge(request),
      'load-reader': async (_, { tabId, url }) => {
        await runReaderFor(tabId, url);
        return null;
      },
      'report-health': async (report, { tabId }) => {
        await showOnButton(tabId, faceOf(report, await uiLanguage()));
        await note(report);
        await announce('health');
        return null;
      },
      'open-dashboard': async ({ finding }) => {
        await openDashboard(finding ? `#/findings/${encodeURIComponent(finding)}` : '');
        return null;
      },
    },
    mayAsk,
  );

  onChanged('registries', () => {
    matcher.forget();
    observer.forget();
    void frames.forget();
  });
  keepReaders();
  keepSynced();
  keepChecked();
  // Exports that were downloaded before the browser ended.
  onBrowserStart(() => void dropTemporaryFiles(0));
  onCaptureCommands(menuTitles, contentMatches, {
    capture: (tab, trigger) => void captureHere(tab, trigger),
    check: (tab, order) => void checkHere(tab, order),
    nextBadge: (tab) => void askPage(tab, { type: 'next-badge' }),
    own: (tab, order) => void addToOwn(tab, order, { fetchMedia, print: matcher.print }),
  });
}

async function menuTitles() {
  const language = await uiLanguage();
  return { ...badgeWords(language).menu, ...pageWords(language).own.menu };
}

/** Pages of the networks, websites the user allowed, and tabs in which a check was asked for. */
async function mayAsk(address: string, tab: number): Promise<boolean> {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) return false;
  return networkSiteFor(url) !== null || (await isAllowed(address)) || isTrustedTab(tab, address);
}

/** The networks' own pages are open to us to be read, not to be fetched from. */
const isAllowedSite = async (address: string): Promise<boolean> =>
  !contentMatches.includes(`https://${new URL(address).hostname}/*`) && isAllowed(address);

/** A command or menu has no card to say that there was no post: the toolbar button says it. */
async function captureHere(tab: number, trigger: 'command' | 'menu'): Promise<void> {
  const started = await askPage(tab, { type: 'capture-here', trigger });
  if (started) return;
  const { failures } = badgeWords(await uiLanguage());
  const title = failures[started === false ? 'no-post' : 'no-reader'] ?? '';
  await showOnButton(tab, { text: '!', title, tone: 'warn' });
}
