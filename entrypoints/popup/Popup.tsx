import { useEffect, useState } from 'preact/hooks';
import { type PopupState, PopupView, useLoaded } from '../../components/index.ts';
import { type PageState, pageState, parseWith } from '../../utils/model/index.ts';
import { activeTab, askPage, grantHosts, openDashboard } from '../../utils/platform/index.ts';
import { networkSiteFor } from '../../utils/sites/index.ts';
import { wantedMissing, watchAccess } from '../shared/access.ts';
import { loadRegistries, watchRegistries } from '../shared/registries.ts';
import { useWords } from '../shared/use-words.ts';

const REFRESH_MS = 500;

/** The toolbar popup. Opening it arms the tab (activeTab), so a capture from here carries a screenshot. */
export function Popup() {
  const words = useWords();
  const popup = usePageState();
  const [access] = useLoaded(wantedMissing, watchAccess);
  const [registries] = useLoaded(loadRegistries, watchRegistries);
  if (!words) return null;
  const missing = access.state === 'ready' ? access.value : [];
  return (
    <PopupView
      popup={popup}
      missingHosts={missing}
      registries={registries.state === 'ready' ? registries.value.length : 0}
      words={words}
      onGrant={() => void grantHosts(missing)}
      onCapture={() => void captureMiddle()}
      onDashboard={() => void openDashboard(null)}
    />
  );
}

/** What the reader on the page says, asked again twice a second while the popup is open. */
function usePageState(): PopupState {
  const [popup, setPopup] = useState<PopupState>({ kind: 'loading' });
  useEffect(() => {
    const refresh = () => void askState().then(setPopup, () => setPopup({ kind: 'silent' }));
    refresh();
    const timer = setInterval(refresh, REFRESH_MS);
    return () => clearInterval(timer);
  }, []);
  return popup;
}

async function askState(): Promise<PopupState> {
  const tab = await activeTab();
  const state = tab && (await askPage(tab.id, { type: 'page-state' }));
  if (state) return { kind: 'page', state: parseWith(pageState, state, 'page state') as PageState };
  const url = URL.parse(tab?.url ?? '');
  return { kind: url && networkSiteFor(url) ? 'silent' : 'elsewhere' };
}

/** The card on the page shows how the capture goes; the popup makes room for it. */
async function captureMiddle(): Promise<void> {
  const tab = await activeTab();
  if (tab) await askPage(tab.id, { type: 'capture-here', trigger: 'popup' });
  window.close();
}
