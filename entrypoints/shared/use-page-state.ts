import { useEffect, useState } from 'preact/hooks';
import type { PopupState } from '../../components/index.ts';
import { pageState, parseWith } from '../../utils/model/index.ts';
import { activeTab, askPage } from '../../utils/platform/index.ts';
import { networkSiteFor } from '../../utils/sites/index.ts';

const REFRESH_MS = 500;

/** What the reader of the page in front says, asked again twice a second while the view is open. */
export function usePageState(): PopupState {
  const [popup, setPopup] = useState<PopupState>({ kind: 'loading' });
  useEffect(() => {
    const refresh = () => void askState().then(setPopup, () => setPopup({ kind: 'silent' }));
    refresh();
    // Nobody sees a view in a tab behind another, and each question costs the page a little.
    const timer = setInterval(() => document.hidden || refresh(), REFRESH_MS);
    return () => clearInterval(timer);
  }, []);
  return popup;
}

async function askState(): Promise<PopupState> {
  const tab = await activeTab();
  const state = tab && (await askPage(tab.id, { type: 'page-state' }));
  if (state) return { kind: 'page', state: parseWith(pageState, state, 'page state') };
  const url = URL.parse(tab?.url ?? '');
  if (url && networkSiteFor(url)) return { kind: 'silent' };
  return { kind: 'elsewhere', host: url && /^https?:$/.test(url.protocol) ? url.hostname : null };
}
