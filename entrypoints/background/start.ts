import { captureEvidence, observePosts, PortError } from '../../utils/flows/index.ts';
import { badgeWords } from '../../utils/i18n/index.ts';
import {
  announce,
  askPage,
  contentScripts,
  createMediaFetcher,
  extensionVersion,
  noteOnButton,
  onCaptureCommands,
  onChanged,
  onInstalled,
  openDashboard,
  readPixels,
  runInTab,
  screenshotOf,
  serveRequests,
  uiLanguage,
} from '../../utils/platform/index.ts';
import { contentMatches, mediaHosts, nameAddress, networkSiteFor } from '../../utils/sites/index.ts';
import { findingStore } from '../../utils/storage/index.ts';
import { loadRegistries } from '../shared/registries.ts';

const CARD = 'card.js';

/** Wires the flows to the browser. Holds no state that a restart could lose: all of it is read again on demand. */
export function startBackground(): void {
  const fetchMedia = createMediaFetcher(mediaHosts);
  const observer = observePosts({
    registries: async () => (await loadRegistries()).map(({ document }) => document),
    findings: findingStore,
    fetchMedia,
    readPixels,
    resolve: nameAddress,
  });
  const capture = captureEvidence({
    observer,
    findings: findingStore,
    fetchMedia,
    clock: () => new Date(),
    newId: () => crypto.randomUUID(),
    software: { extension: extensionVersion(), browser: navigator.userAgent },
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  });

  serveRequests(
    {
      judge: ({ posts }) => observer.judge(posts),
      'judge-media': ({ posts }) => observer.judgeMedia(posts),
      capture: async ({ posts: [read], trigger, url, shot, token }, sender) => {
        if (!read) throw new PortError('no-post');
        if (!samePage(url, sender.url)) throw new PortError('page-changed');
        const receipt = await capture({
          read,
          trigger,
          // The record holds 1,000 characters; X puts a whole long post into the title.
          page: { url: sender.url, title: sender.title.slice(0, 1000) },
          shot,
          screenshot: screenshotOf({ ...sender, scale: shot?.viewport.scale ?? 1 }),
          onShotDone: async () => (await tellStep(sender.tabId, token, 'shot-done')) !== false,
          onSaving: () => void tellStep(sender.tabId, token, 'saving'),
        });
        await announce('findings');
        return receipt;
      },
      'load-card': async (_, { tabId }) => {
        await runInTab(tabId, CARD);
        return null;
      },
      'open-dashboard': async ({ finding }) => {
        await openDashboard(finding);
        return null;
      },
    },
    isOurs,
  );

  onChanged('registries', () => observer.forget());
  onInstalled(contentScripts());
  onCaptureCommands(async () => badgeWords(await uiLanguage()).capture, contentMatches, {
    capture: (tab, trigger) => void captureHere(tab, trigger),
    nextBadge: (tab) => void askPage(tab, { type: 'next-badge' }),
  });
}

function isOurs(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && networkSiteFor(url) !== null;
}

const tellStep = (tab: number, token: string, step: 'shot-done' | 'saving') =>
  askPage(tab, { type: 'capture-step', token, step });

/** A command or menu has no card to say that there was no post: the toolbar button says it. */
async function captureHere(tab: number, trigger: 'command' | 'menu'): Promise<void> {
  const started = await askPage(tab, { type: 'capture-here', trigger });
  const { failures } = badgeWords(await uiLanguage());
  await noteOnButton(tab, started ? null : (failures[started === false ? 'no-post' : 'no-reader'] ?? null));
}

/** The fragment is the page's own business; all else of an address says which page it is. */
const samePage = (a: string, b: string) => a.split('#')[0] === b.split('#')[0];
