import type { PopupState } from '../../components/index.ts';
import { activeTab, download, extensionVersion, resultInTab } from '../../utils/platform/index.ts';

const SKELETON = 'skeleton.js';

/**
 * Saves a problem report of the page in front as a file (docs/problem-report.md): how reading goes and how the page is
 * built, without its text, names and ids.
 * @returns false when the page is out of reach
 */
export async function saveProblemReport(popup: PopupState): Promise<boolean> {
  const tab = await activeTab();
  const page = tab && (await resultInTab(tab.id, SKELETON).catch(() => null));
  if (!page) return false;
  const report = {
    format: 'stadtspur-problem-report',
    version: 1,
    extension: extensionVersion(),
    browser: navigator.userAgent,
    reading: popup.kind === 'page' ? readingOf(popup.state) : null,
    page,
  };
  const day = new Date().toISOString().slice(0, 10);
  const file = new Blob([JSON.stringify(report, null, 1)], { type: 'application/json' });
  download(file, `stadtspur-problem-${day}.json`);
  return true;
}

type State = Extract<PopupState, { kind: 'page' }>['state'];

/** Figures and reasons; the hints name elements and attributes, never words of the page. */
const readingOf = ({ health, coverage, unreadCount, unread }: State) => ({
  health,
  coverage,
  unreadCount,
  // The hint of a reader that failed may quote what it failed on.
  unread: unread.map(({ reason, hint }) => ({ reason, hint: reason === 'error' ? '' : hint })),
});
